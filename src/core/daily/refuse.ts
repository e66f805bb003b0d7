// A record of a day that is signed: whatever way it was to be changed by, the answer says who can unlock it.
import { sayStop } from "../cards.ts";
import type { Outcome, Turn } from "../turn.ts";
import { DayLocked } from "./lock.ts";

/** For a turn that threw: anything else is thrown on. */
export const refuseLocked =
  (turn: Turn) =>
  (error: unknown): Outcome => {
    if (error instanceof DayLocked) return sayStop(turn, turn.messages.dailies.lockedTitle, error.message);
    throw error;
  };
