// What one tap does about a reminder: it is done, or it comes back on another day. The card it stood in keeps the others.
import { askApart } from "./apart.ts";
import { keepGreeting } from "./care/log.ts";
import { cardReply, sayStop, sayWord } from "./cards.ts";
import { type Found, findOne } from "./find.ts";
import { isToldAhead } from "./follow.ts";
import { settleInLetter } from "./letter-card.ts";
import { end, isDayUnsure } from "./promise/deeds.ts";
import { askDay } from "./promise/forms.ts";
import { dayOfWord } from "./quick.ts";
import { sayDay } from "./reading/say.ts";
import type { Field, RecordType, ReminderKind } from "./record.ts";
import { textIn } from "./row.ts";
import { choiceLabel } from "./say-value.ts";
import type { Write } from "./store/database.ts";
import { changeFound } from "./submit.ts";
import { remindedField } from "./today.ts";
import { type Outcome, type Turn, numberOf } from "./turn.ts";

type Tap = { id: number; choice: string };
type Settled = { words: string; writes: readonly Write[] };

/** `choice` is the letter's key. A record that can be closed is closed as kept; any other is followed up. */
export async function markDone(turn: Turn, record: RecordType, { id, choice }: Tap): Promise<Outcome> {
  if (record.model !== "promise") return settleTap(turn, { record, id, key: choice }, (found) => done(turn, found));
  const found = await findOne(turn.database, turn.speaker, { record, id, right: "change" });
  const isOpen = found && !found.isUndone && closedWords(turn, found) === null;
  if (isOpen && isDayUnsure(turn, found)) return askApart(turn, askDay(turn, found));
  return settleTap(turn, { record, id, key: choice }, (promise) => keepPromise(turn, promise));
}

async function keepPromise(turn: Turn, found: Found): Promise<Settled> {
  const { title, lines, status, writes } = await end(turn, found, { ending: "kept" });
  const isPlain = lines.length === 0 && title === turn.messages.promises.keptTitle(numberOf(found.record, found.id), 0);
  const said = isPlain ? choiceLabel(found.record, "status", status, turn.messages) : [title, ...lines].join(" · ");
  return { words: turn.messages.reports.isDone(said), writes };
}

/** `choice` is `tomorrow` or `monday`, a colon, and the letter's key. The record's day changes as by its form. */
export function snooze(turn: Turn, record: RecordType, { id, choice }: Tap): Promise<Outcome> {
  const at = choice.indexOf(":");
  const word = choice.slice(0, Math.max(at, 0));
  return settleTap(turn, { record, id, key: choice.slice(at + 1) }, (found) => moveTo(turn, found, word));
}

type Place = { record: RecordType; id: number; key: string };

async function settleTap(
  turn: Turn,
  { record, id, key }: Place,
  settle: (found: Found) => Promise<Settled | null>,
): Promise<Outcome> {
  const { answer, reports } = turn.messages;
  const found = await findOne(turn.database, turn.speaker, { record, id, right: "change" });
  if (!found) return sayStop(turn, answer.notFoundTitle, answer.mayNotChange);
  const over = found.isUndone ? reports.isUndone : closedWords(turn, found);
  const settled = over === null ? await settle(found) : { words: over, writes: [] };
  if (!settled) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  const letter = await settleInLetter(turn, { key, record: record.name, id }, settled.words);
  if (!letter) return { reply: sayWord(settled.words, "done").reply, writes: settled.writes };
  return { reply: cardReply(letter.card), writes: [...settled.writes, letter.write] };
}

type Closing = { name: string; codes: readonly string[] };

function closingOf(record: RecordType): Closing | null {
  const isClosing = (field: Field) => field.kind === "choice" && field.closedBy !== undefined;
  const [name, field] = Object.entries(record.fields).find(([, one]) => isClosing(one)) ?? [];
  return name !== undefined && field?.kind === "choice" ? { name, codes: field.closedBy ?? [] } : null;
}

/** What to say of a record that is closed already; null: it is open. */
function closedWords(turn: Turn, { record, values }: Found): string | null {
  const closing = closingOf(record);
  const code = closing && textIn(values, closing.name);
  if (!closing || !code || !closing.codes.includes(code)) return null;
  return turn.messages.reports.isDone(choiceLabel(record, closing.name, code, turn.messages));
}

async function done(turn: Turn, found: Found): Promise<Settled> {
  const { record, id, values, customerName } = found;
  const { reports } = turn.messages;
  const closing = isToldAhead(record) ? null : closingOf(record);
  const [code] = closing?.codes ?? [];
  if (!closing || code === undefined) {
    const where = { record: record.name, recordId: id, state: "told" };
    return {
      words: reports.isDone(reports.done[await findToldKind(turn, found)]),
      writes: [...(await keepGreeting(turn, found)), { update: "Reminder", where, set: { state: "done" } }],
    };
  }
  const { writes } = await changeFound(turn, found, { after: { ...values, [closing.name]: code }, customerName });
  return { words: reports.isDone(choiceLabel(record, closing.name, code, turn.messages)), writes };
}

/** Of which kind the last reminder was that was told of it. */
async function findToldKind({ database }: Turn, { record, id }: Found): Promise<ReminderKind> {
  const sql = `SELECT "kind" FROM "Reminder" WHERE "record" = ? AND "recordId" = ? AND "state" IN ('told', 'done')
    ORDER BY "dueAt" DESC, "id" DESC LIMIT 1`;
  const [told] = await database.read<{ kind: ReminderKind }>(sql, [record.name, id]);
  return told?.kind ?? "followUp";
}

async function moveTo(turn: Turn, found: Found, word: string): Promise<Settled | null> {
  const name = remindedField(found.record);
  const day = dayOfWord(turn.today, word);
  if (name === null || day === null) return null;
  const { values, customerName } = found;
  const { writes } = await changeFound(turn, found, { after: { ...values, [name]: day }, customerName });
  return { words: turn.messages.reports.movedTo(sayDay(day, turn.today, turn.speaker.locale)), writes };
}
