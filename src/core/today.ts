// What is due today and what waits: promises and follow-ups up to today, open complaints, birthdays.
import { button, buttons, cardReply, sayingOf, text } from "./cards.ts";
import { findDayRows } from "./care/today.ts";
import { type Found, findVisible } from "./find.ts";
import { isToldAhead } from "./follow.ts";
import { rowOfFound } from "./look.ts";
import { findTodaysPlans } from "./plan/todays.ts";
import { ordersToConfirm } from "./order.ts";
import type { RecordType } from "./record.ts";
import type { Part, Row } from "./reply.ts";
import { textIn } from "./row.ts";
import { sayValue } from "./say-value.ts";
import { type Outcome, type Turn, numberOf, say } from "./turn.ts";

const MOST = 20;
/** Sorts after every day: what has no day comes last. */
const LAST = "9";

/** A day field of this kind of record that makes reminders. */
export const remindedField = (record: RecordType): string | null =>
  Object.keys(record.fields).find((name) => {
    const field = record.fields[name];
    return field?.kind === "day" && field.reminds !== undefined;
  }) ?? null;

/** The field whose choice closes a record of this kind. */
function openState(record: RecordType): Record<string, unknown> {
  for (const [name, field] of Object.entries(record.fields)) {
    if (field.kind === "choice" && field.closedBy) return { [name]: { notIn: [...field.closedBy] } };
  }
  return {};
}

/** Where `makers` name the speaker himself: his own work, not all that he may see. */
const own = (turn: Turn, record: RecordType) => ({
  OR: record.makers.map((column) => ({ [column]: turn.speaker.id })),
});

export async function today(turn: Turn): Promise<Outcome> {
  const { answer } = turn.messages;
  const overdue: Row[] = [];
  const due: Row[] = [];
  for (const record of turn.records) {
    const day = remindedField(record);
    if (!day || isToldAhead(record)) continue;
    const where = { AND: [own(turn, record), openState(record), { [day]: { lte: turn.today } }] };
    const { found } = await findVisible(turn.database, turn.speaker, record, { where, take: MOST });
    const done = await findDone(turn, record, found);
    for (const one of found.filter((visit) => isStillDue(turn, visit, day) && !done.has(keyOf(visit, day)))) {
      ((textIn(one.values, day) ?? "") < turn.today ? overdue : due).push(dueRow(turn, one, day));
    }
  }
  const cases = await openCases(turn);
  const planned = await findTodaysPlans(turn);
  const whole = `day:${turn.today}:${turn.speaker.id}:apart`;
  const seeDay = button(turn.messages.plans.seeDay, { do: "plan", choice: whole });
  const parts: Part[] = [
    ...section(turn.messages.plans.leftPlan, planned),
    ...(planned.length ? [buttons(seeDay)] : []),
    ...section(answer.overdue, overdue),
    ...section(answer.dueToday, due),
    ...section(turn.messages.promises.orders, await ordersToConfirm(turn)),
    ...section(
      answer.openComplaints,
      cases.map((found) => rowOfFound(turn, found)),
    ),
    ...section(turn.messages.care.today, await findDayRows(turn)),
  ];
  const title = answer.today(sayDayOf(turn));
  const shown = parts.length ? parts : [text(answer.todayNothing)];
  return say(cardReply({ title, tone: "plain", summary: title, parts: shown }));
}

const keyOf = ({ id, values }: Found, day: string) => `${id}:${textIn(values, day)}`;

/** Those of whose reminder it was said that it is done, with the day that it was for. */
async function findDone({ database }: Turn, record: RecordType, found: readonly Found[]): Promise<Set<string>> {
  if (found.length === 0) return new Set();
  const sql = `SELECT "recordId", "dueOn" FROM "Reminder" WHERE "record" = ? AND "state" = 'done'
    AND "recordId" IN (${found.map(() => "?").join(", ")})`;
  const params = [record.name, ...found.map(({ id }) => id)];
  const rows = await database.read<{ recordId: number; dueOn: string }>(sql, params);
  return new Set(rows.map(({ recordId, dueOn }) => `${recordId}:${dueOn}`));
}

/** A follow-up stays for a week; an older one is history, not today's work. */
const isStillDue = (turn: Turn, found: Found, day: string) =>
  found.record.fields[day]?.kind === "day" && (textIn(found.values, day) ?? "") >= weekBefore(turn.today, found.record);

function weekBefore(today: string, record: RecordType): string {
  if (Object.keys(openState(record)).length) return "";
  const from = new Date(`${today}T00:00:00Z`);
  from.setUTCDate(from.getUTCDate() - 7);
  return from.toISOString().slice(0, 10);
}

const sayDayOf = (turn: Turn) =>
  new Intl.DateTimeFormat(turn.speaker.locale, {
    month: "long",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  }).format(new Date(`${turn.today}T00:00:00Z`));

const section = (title: string, rows: Row[]): Part[] =>
  rows.length ? [text(title, "strong"), { part: "rows", rows }] : [];

/** What is to be done, when, for whom; a promise can be marked as kept at once. */
export function dueRow(turn: Turn, found: Found, day: string): Row {
  const { record, id, values, customerName } = found;
  const saying = sayingOf(turn, customerName);
  const when = values[day];
  const dated = Object.keys(record.fields).find((name) => {
    const field = record.fields[name];
    return field?.kind === "text" && field.dated === day;
  });
  const what = dated && values[dated] ? sayValue(record, dated, values[dated], saying) : "";
  const said = when ? sayValue(record, day, when, saying) : turn.messages.answer.undated;
  const closes = Object.entries(record.fields).find(([, field]) => field.kind === "choice" && field.closedBy);
  const { answer } = turn.messages;
  const [closing, first] = closes && closes[1].kind === "choice" ? [closes[0], closes[1].closedBy?.[0]] : [];
  const action = first
    ? button(answer.done, { do: "set", record: record.name, id, choice: `${closing}:${first}` })
    : button(answer.show, { do: "show", record: record.name, id });
  return { title: `${customerName ?? ""} · ${what}`, detail: `${said} · ${numberOf(record, id)}`, button: action };
}

/** Complaints that are not closed and concern the speaker. */
export async function openCases(turn: Turn): Promise<Found[]> {
  const record = turn.records.find((one) => one.told === "customerService");
  if (!record) return [];
  const page = { where: { status: { not: "closed" } }, take: MOST };
  return (await findVisible(turn.database, turn.speaker, record, page)).found;
}

/** Promises of the speaker's that are still open, the earliest day first. */
export async function openPromises(turn: Turn): Promise<{ found: Found; day: string }[]> {
  const record = turn.records.find((one) => remindedField(one) && Object.keys(openState(one)).length);
  const day = record && remindedField(record);
  if (!record || !day) return [];
  const where = { AND: [own(turn, record), openState(record)] };
  const { found } = await findVisible(turn.database, turn.speaker, record, { where, take: MOST });
  const sorted = found.toSorted((one, other) =>
    (textIn(one.values, day) ?? LAST).localeCompare(textIn(other.values, day) ?? LAST),
  );
  return sorted.map((one) => ({ found: one, day }));
}
