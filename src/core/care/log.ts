// What is done about a birthday or another day: a tap keeps the greeting, a small form the gift.
import { mayMake } from "../access.ts";
import type { Action } from "../ask.ts";
import { sayStop } from "../cards.ts";
import { type Found, findOne } from "../find.ts";
import { keepNew } from "../keep.ts";
import type { RecordType, Values } from "../record.ts";
import { openDraft } from "../settle.ts";
import type { Row, Write } from "../store/database.ts";
import { type Outcome, type Turn, recordNamed } from "../turn.ts";

/** A kind of record that has a day of the year. */
export const hasYearlyDay = ({ fields }: RecordType): boolean =>
  Object.values(fields).some(({ kind }) => kind === "birthday");

const madeFrom = ({ record, id }: Found): Row => ({ [`${record.name}Id`]: id });

const valuesFor = ({ values }: Found, kind: "greeting" | "gift", today: string): Values => ({
  customer: values["customer"] ?? null,
  name: values["name"] ?? null,
  kind,
  givenOn: today,
});

/**
 * The greeting that a tap on the day's reminder stands for, once for each reminder: whoever taps at the same moment finds
 * it settled (test/clock/care.test.ts).
 */
export async function keepGreeting(turn: Turn, found: Found): Promise<Write[]> {
  const record = recordNamed(turn, "care");
  if (!record || !hasYearlyDay(found.record) || !mayMake(turn.speaker, record)) return [];
  const sql = `SELECT "id" FROM "Reminder" WHERE "record" = ? AND "recordId" = ? AND "kind" = 'birthday' AND "state" = 'told'
    ORDER BY "dueAt" DESC LIMIT 1`;
  const [told] = await turn.database.read<{ id: number }>(sql, [found.record.name, found.id]);
  if (!told) return [];
  const kept = await keepNew(turn, record, valuesFor(found, "greeting", turn.today), madeFrom(found));
  const settled: Write = {
    update: "Reminder",
    where: { id: told.id, state: "told" },
    set: { state: "done" },
    expect: 1,
  };
  return [settled, ...kept.writes];
}

/** The button 送礼: its form, with what is known in it. */
export async function pressCare(turn: Turn, { record: name, id, choice }: Action): Promise<Outcome> {
  const { answer } = turn.messages;
  const record = recordNamed(turn, "care");
  const of = recordNamed(turn, name ?? "");
  const isAsked = choice === "gift" && of !== null && hasYearlyDay(of) && id !== undefined;
  const found = isAsked ? await findOne(turn.database, turn.speaker, { record: of, id, right: "see" }) : null;
  if (!record || !found || found.isUndone || !mayMake(turn.speaker, record))
    return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  return openDraft(turn, { record, values: valuesFor(found, "gift", turn.today), madeFrom: madeFrom(found) });
}
