// Which of the due reminders are still to be told, by what their records say now, and what is to be said of each.
import { type Found, findVisible } from "../core/find.ts";
import { isClosed, isToldAhead } from "../core/follow.ts";
import { toConfirm } from "../core/order-day.ts";
import type { Speaker } from "../core/person.ts";
import { sayMoney } from "../core/reading/say.ts";
import { isEmpty, textIn } from "../core/row.ts";
import { headlineOf } from "../core/say-value.ts";
import { messagesFor } from "../core/messages/index.ts";
import { remindedField } from "../core/today.ts";
import { type Room, numberOf, recordNamed } from "../core/turn.ts";
import type { BirthdayItem } from "../reports/birthdays.ts";
import type { CaseItem } from "../reports/cases.ts";
import type { DigestItem } from "../reports/digest.ts";
import { findBirthdayItems, isOfBirthday } from "./birthday-facts.ts";
import { type MorningReader, findCaseItems, isOfCase } from "./case-mornings.ts";
import type { DueReminder } from "./due.ts";
import type { UnloggedItem } from "../reports/unlogged.ts";
import { findNeedlessOrders } from "./orders.ts";
import type { OutboxLog } from "./send-letter.ts";
import { findUnloggedItems, isOfUnlogged } from "./unlogged.ts";

type SortOptions = Pick<Room, "database" | "records" | "house"> & { log: OutboxLog };

export type Told = {
  id: number;
  dueAt: Date;
  item?: DigestItem;
  birthday?: BirthdayItem;
  case?: CaseItem;
  unlogged?: UnloggedItem;
};
export type Sorted = { told: Told[]; stateOf(reminder: number): string };

/** A record that was taken back, closed, changed or is not his to see is not told; one bad row is said and left out. */
export async function sortOut(
  options: SortOptions,
  receiving: MorningReader,
  reminders: readonly DueReminder[],
): Promise<Sorted> {
  const told: Told[] = [];
  const failed = new Set<number>();
  const found = await findRecords(options, receiving.person, reminders);
  const birthdays = await findBirthdayItems(options, reminders.filter(isOfBirthday), receiving);
  const cases = await findCaseItems(options, reminders.filter(isOfCase), receiving);
  const missing = await findUnloggedItems(options, reminders.filter(isOfUnlogged));
  const stillDue = reminders.flatMap((reminder) => {
    const one = found.get(`${reminder.record}:${reminder.recordId}`);
    return one && isStillDue(one, reminder, receiving.today) ? [{ reminder, found: one }] : [];
  });
  const needless = await findNeedlessOrders(options.database, stillDue);
  for (const reminder of reminders) {
    const { id, dueAt } = reminder;
    try {
      const record = recordNamed(options, reminder.record);
      if (!record) throw new Error(`there is no kind of record called ${reminder.record}`);
      const one = found.get(`${reminder.record}:${reminder.recordId}`);
      const birthday = birthdays.get(id);
      const open = cases.get(id);
      const silent = missing.get(id);
      if (birthday) told.push({ id, dueAt, birthday });
      else if (silent) told.push({ id, dueAt, unlogged: silent });
      else if (open) told.push({ id, dueAt, case: open });
      else if (one && !needless.has(id) && isStillDue(one, reminder, receiving.today)) {
        told.push({ id, dueAt, item: itemOf(one, reminder, receiving.person) });
      }
    } catch (error) {
      failed.add(id);
      options.log.warn({ err: error, reminder: id }, "a reminder cannot be told");
    }
  }
  const numbers = new Set(told.map(({ id }) => id));
  return { told, stateOf: (id) => (numbers.has(id) ? "told" : failed.has(id) ? "failed" : "cancelled") };
}

async function findRecords(
  { database, records }: SortOptions,
  person: Speaker,
  reminders: readonly DueReminder[],
): Promise<Map<string, Found>> {
  const all = new Map<string, Found>();
  for (const record of records) {
    const own = reminders.filter(
      (one) => one.record === record.name && !isOfBirthday(one) && !isOfCase(one) && !isOfUnlogged(one),
    );
    const ids = own.map((one) => one.recordId);
    if (ids.length === 0) continue;
    const { found } = await findVisible(database, person, record, { where: { id: { in: ids } } });
    for (const one of found) all.set(`${record.name}:${one.id}`, one);
  }
  return all;
}

function isStillDue({ record, values }: Found, { kind, dueOn }: DueReminder, today: string): boolean {
  if (kind === "order") return toConfirm(record, values) !== null;
  const name = remindedField(record);
  const field = name === null ? undefined : record.fields[name];
  const isItsKind = field?.kind === "day" && field.reminds === kind;
  const ahead = field?.kind === "day" ? field.ahead : undefined;
  // What should have been told ahead is no news once its day is over.
  const isOf = ahead === undefined || (!isEmpty(values[ahead.of]) && dueOn >= today);
  return name !== null && isItsKind && isOf && values[name] === dueOn && !isClosed(record, values);
}

function itemOf(found: Found, reminder: DueReminder, person: Speaker): DigestItem {
  const { record, id, customerName, people } = found;
  const { kind, dueOn, personId } = reminder;
  const author = record.author && people[record.author.slice(0, -2)];
  return {
    kind,
    record: record.name,
    id,
    number: numberOf(record, id),
    customer: customerName ?? "",
    what: kind === "order" ? sayOrder(found, person) : whatOf(found, person, dueOn),
    dueOn,
    of: personId === person.id ? null : (author ?? null),
  };
}

function sayOrder({ values }: Found, { locale }: Speaker): string {
  return messagesFor(locale).promises.confirmOrder(sayMoney(Number(values["orderAmount"] ?? 0), locale));
}

/** The text that the day belongs to; where it has none, what else names the record. */
function whatOf({ record, values, customerName }: Found, { locale }: Speaker, today: string): string {
  const day = remindedField(record);
  if (isToldAhead(record)) {
    const headline = record.headline.filter((name) => name !== day && record.fields[name]?.kind !== "customer");
    return headlineOf({ ...record, headline }, values, { locale, messages: messagesFor(locale), today, customerName });
  }
  const [name] = Object.entries(record.fields).find(([, field]) => field.kind === "text" && field.dated === day) ?? [];
  return name === undefined ? "" : (textIn(values, name) ?? "");
}
