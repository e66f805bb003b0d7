// What was said with a deed's word and waits for the rest in a form: the speaker's own.
import type { Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import type { Given } from "./changes.ts";
import { formName } from "./needs.ts";
import type { Deed } from "./steps.ts";

type Kept = { id: number; deed: Deed; given: Given };

export async function keepGiven(turn: Turn, { id, deed, given }: Kept): Promise<{ id: number; write: Write }> {
  const draftId = await turn.database.nextId("draft");
  const row = {
    id: draftId,
    personId: turn.speaker.id,
    record: formName(deed),
    recordId: id,
    values: JSON.stringify(given),
    platform: turn.ask.actor.platform,
    createdAt: turn.now,
  };
  return { id: draftId, write: { insert: "Draft", row } };
}

/** Null when there is none, or when it is somebody else's. */
export async function findGiven(turn: Turn, id: number): Promise<Given | null> {
  const sql = `SELECT "values" FROM "Draft" WHERE "id" = ? AND "personId" = ?`;
  const [row] = await turn.database.read<{ values: string }>(sql, [id, turn.speaker.id]);
  return row ? (JSON.parse(row.values) as Given) : null;
}
