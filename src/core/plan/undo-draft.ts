// Several changes made by one deed, kept for the one tap that takes them back: a button carries a number only.
import type { Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";

export const UNDO_DRAFT = "planUndo";

/** A draft of the speaker's. */
export async function keepUndo(turn: Turn, changes: readonly number[]): Promise<{ id: number; write: Write }> {
  const id = await turn.database.nextId("draft");
  const row = {
    id,
    personId: turn.speaker.id,
    record: UNDO_DRAFT,
    values: JSON.stringify(changes),
    platform: turn.ask.actor.platform,
    createdAt: turn.now,
  };
  return { id, write: { insert: "Draft", row } };
}
