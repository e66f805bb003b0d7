// Undo: within 15 minutes, by the one who did it, and only the latest change of a record.
import { tellUndone } from "./case/follow.ts";
import { card, cardReply, sayStop, text } from "./cards.ts";
import { reportChanged } from "./daily/lock.ts";
import { type Found, findOne } from "./find.ts";
import { takeBackFollowing } from "./follow.ts";
import { type RecordChange, findChange, findHistory } from "./history.ts";
import { historyOf, keepChanged, tableOf } from "./keep.ts";
import { planChanged, plannedDays } from "./plan/changed.ts";
import { tellOfUndo } from "./tell-of-undo.ts";
import { recordLabel } from "./say-value.ts";
import type { Write } from "./store/database.ts";
import { ownerOf } from "./submit.ts";
import { type Outcome, type Turn, numberOf, recordNamed } from "./turn.ts";

export const UNDO_MINUTES = 15;

export async function undo(turn: Turn, changeId: number): Promise<Outcome> {
  const { answer } = turn.messages;
  const stop = (words: string) => sayStop(turn, answer.undo, words);
  const change = await findChange(turn, changeId);
  const record = change && recordNamed(turn, change.record);
  if (!change || !record) return stop(answer.draftGone);
  if (change.personId !== turn.speaker.id) return stop(answer.undoNotYours);
  const found = await findOne(turn.database, turn.speaker, { record, id: change.recordId, right: "change" });
  if (!found) return stop(answer.mayNotChange);
  if (found.isUndone) return stop(answer.alreadyUndone);
  if (turn.now.getTime() - change.at.getTime() > UNDO_MINUTES * 60_000) return stop(answer.undoTooLate);
  const latest = (await findHistory(turn, record, found.id)).at(-1);
  if (latest?.id !== changeId) return stop(latest?.action === "undo" ? answer.alreadyUndone : answer.undoSuperseded);
  if (change.action === "create") return takeBack(turn, found);
  return change.action === "edit" ? revert(turn, found, change) : stop(answer.alreadyUndone);
}

async function takeBack(turn: Turn, found: Found): Promise<Outcome> {
  const { record, id, version, values } = found;
  const change = await historyOf(turn, { record, id, action: "undo", before: values, after: null });
  const set = { undoneAt: turn.now, updatedAt: turn.now, version: version + 1 };
  const writes: Write[] = [
    { update: tableOf(record), where: { id, version }, set, expect: 1 },
    change.write,
    ...(await takeBackFollowing(turn, record, id)),
    ...(await planChanged(turn, record, { repId: turn.speaker.id, days: plannedDays(record, values) })),
    ...(await reportChanged(turn, record, { repId: found.concerned.makers[0] ?? 0, before: values, after: null })),
    ...(record.told === "customerService" ? await tellUndone(turn, id) : await tellOfUndo(turn, found)),
  ];
  return undoneReply(turn, found, { title: turn.messages.answer.undone, writes });
}

async function revert(turn: Turn, found: Found, change: RecordChange): Promise<Outcome> {
  const { record, id, version, values } = found;
  const after = { ...values, ...change.before };
  const owner = await ownerOf(turn, found);
  const kept = await keepChanged(turn, record, {
    id,
    version,
    before: values,
    after,
    action: "undo",
    row: found.row,
    owner,
  });
  return undoneReply(turn, found, { title: turn.messages.answer.changeUndone, writes: kept.writes });
}

type Undone = { title: (what: string, number: string) => string; writes: Write[] };

function undoneReply(turn: Turn, { record, id, customerName }: Found, { title, writes }: Undone): Outcome {
  const said = title(recordLabel(record, turn.messages), numberOf(record, id));
  const parts = customerName === null ? [] : [text(customerName)];
  return { reply: cardReply(card(said, "done", parts)), writes };
}
