// What is to be said of a kind of reminder before it can stand in the table: how it comes about, when, and what becomes of it.
import type { PeaceKind } from "../../../src/core/peace/rules.ts";
import type { ReminderKind } from "../../../src/core/record.ts";
import type { Moment, Reader, Scene } from "./scene.ts";

export type Kind = {
  name: string;
  /** The job of the clock that tells it (src/clock/jobs.ts). */
  job: string;
  shows: PeaceKind;
  reminder?: ReminderKind;
  reader: Reader;
  /** A day of an ordinary week on which it is due. */
  day: string;
  /** HH:MM on the reader's wall. */
  time: string;
  /** What people say and tap, and when, until it is only to wait for. */
  setUp(scene: Scene): Promise<void>;
  /** What the message has in it, all of these. */
  words(scene: Scene): RegExp[];
  /** The word that silences it; null: nothing does. */
  mute: string | null;
  comes: {
    /** After three days down; `late`: how the message says that. */
    down: readonly Moment[];
    late?: RegExp;
    /** On leave on its day and the day after. */
    leave: readonly Moment[];
    /** Due on an ordinary Saturday. */
    dayOff: readonly Moment[];
    /** On a Saturday that is worked, where that is not as on any workday. */
    makeUp?: readonly Moment[];
  };
};

/** A Tuesday: the days before and after it are worked. */
export const TUESDAY = "2026-11-24";
