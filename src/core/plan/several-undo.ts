// Several changes that were made by one deed are taken back by one tap: the speaker's own, within the time of any undo.
import { sayCard, sayStop } from "../cards.ts";
import type { Write } from "../store/database.ts";
import type { Outcome, Turn } from "../turn.ts";
import { undo } from "../undo.ts";
import { UNDO_DRAFT } from "./undo-draft.ts";

/** All of them or none: what was changed since, or is too old, is said as by the undo of one. */
export async function undoSeveral(turn: Turn, draft: number): Promise<Outcome> {
  const { answer, plans } = turn.messages;
  const sql = `SELECT "values" FROM "Draft" WHERE "id" = ? AND "personId" = ? AND "record" = ?`;
  const [kept] = await turn.database.read<{ values: string }>(sql, [draft, turn.speaker.id, UNDO_DRAFT]);
  if (!kept) return sayStop(turn, answer.undo, answer.draftGone);
  const changes = JSON.parse(kept.values) as number[];
  const writes: Write[] = [];
  for (const change of changes.toReversed()) {
    const undone = await undo(turn, change);
    if (undone.writes.length === 0) return undone;
    writes.push(...undone.writes);
  }
  return { reply: sayCard(plans.undone(changes.length), "done").reply, writes };
}
