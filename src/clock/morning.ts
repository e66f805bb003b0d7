// The morning reminders: what is due becomes one message per person, once, in the same save as the reminders' new state.
import { findAddress, letter } from "../core/notices.ts";
import { type Speaker, findPerson } from "../core/person.ts";
import type { Card } from "../core/reply.ts";
import { findPeace, type Peace } from "../core/peace/find.ts";
import { peaceKindOf, type Span } from "../core/peace/rules.ts";
import type { Write } from "../core/store/database.ts";
import { Stale } from "../core/store/failures.ts";
import { type Room, dayOf, timeOf } from "../core/turn.ts";
import { drawDigest } from "../reports/digest.ts";
import { planBirthdays } from "./birthdays.ts";
import { planMornings } from "./case-mornings.ts";
import { type DueReminder, findDue, findReceivers } from "./due.ts";
import type { OutboxLog } from "./send-letter.ts";
import { sortOut } from "./sort-out.ts";
import { planUnlogged } from "./unlogged.ts";

export type MorningOptions = Pick<Room, "database" | "records" | "house"> & { log: OutboxLog };

/** A message that is about to be written. */
export type Reminding = { person: Speaker; platform: string; card: Card };

/** Two workers, or a change of the record at this very moment: what is left is looked at again. */
const TRIES = 3;
/** Beyond this a reminder says that it is late. */
const LATE_MS = 30 * 60_000;

/**
 * Writes a letter, to be sent at `sendAt`, for everybody for whom something is due at `now`; returns how many. However often and by however
 * many workers it is called, each reminder goes into one letter; the letter and the reminders' state are one save; one
 * person's trouble does not stop the others (test/clock/morning-once.test.ts).
 */
export async function remindDue(options: MorningOptions, now: Date, sendAt = now): Promise<number> {
  let written = 0;
  const peace = await findPeace(options, now);
  const span = widestSpan(peace, now);
  for (const [receiver, people] of await findReceivers(options.database, { now, span })) {
    if (peace.opensAt("followUps", receiver, now) > now) continue;
    try {
      if (await remindPerson(options, { receiver, people, sendAt, peace }, now)) written += 1;
    } catch (error) {
      options.log.warn({ err: error, personId: receiver }, "reminders could not be written; they are still due");
    }
  }
  return written;
}

/** What `remindDue` would write at `now`, with the birthdays that are still to be put in; nothing is changed. */
export async function previewDue(options: MorningOptions, now: Date): Promise<Reminding[]> {
  const reminding: Reminding[] = [];
  const mornings = [...(await planMornings(options, now)), ...(await planUnlogged(options, now))];
  const all = [...(await planBirthdays(options, now)), ...mornings];
  const near = all.filter(({ dueAt }) => dueAt <= now);
  const planned = near.map((one, at): DueReminder => ({ ...one, id: -1 - at }));
  const whose = planned.map(({ personId }) => personId);
  const peace = await findPeace(options, now);
  const asked = { now, span: widestSpan(peace, now) };
  for (const [receiver, people] of await findReceivers(options.database, asked, whose)) {
    if (peace.opensAt("followUps", receiver, now) > now) continue;
    const more = planned.filter(({ personId }) => people.includes(personId));
    const digest = await digestFor(options, { receiver, people, sendAt: now, peace, more }, now);
    if (digest?.reminding) reminding.push(digest.reminding);
  }
  return reminding;
}

/** Of all zones; what is one person's own is asked for with his own span. */
function widestSpan(peace: Peace, now: Date): Span {
  const spans = peace.spans(now);
  const latest = (of: (span: Span) => Date) => new Date(Math.max(...spans.map((span) => of(span).getTime())));
  return { until: latest(({ until }) => until), before: latest(({ before }) => before) };
}

/** `more`: reminders that are about to be put in. */
type Reminded = {
  receiver: number;
  people: readonly number[];
  sendAt: Date;
  peace: Peace;
  more?: readonly DueReminder[];
};

async function remindPerson(options: MorningOptions, reminded: Reminded, now: Date): Promise<boolean> {
  for (let tried = 1; ; tried++) {
    const digest = await digestFor(options, reminded, now);
    if (!digest) return false;
    try {
      await options.database.save(digest.writes);
      return digest.reminding !== null;
    } catch (error) {
      if (tried < TRIES && error instanceof Stale) continue;
      throw error;
    }
  }
}

type Digest = { writes: Write[]; reminding: Reminding | null };

/** Null: nothing is due, or there is nowhere to write to him yet; then it stays due. */
async function digestFor(
  options: MorningOptions,
  { receiver, people, sendAt, peace, more = [] }: Reminded,
  now: Date,
): Promise<Digest | null> {
  const { database, house } = options;
  const reminders = [...(await findDue(database, people, { now, span: peace.spanOf(receiver, now) })), ...more];
  if (reminders.length === 0) return null;
  const person = await findPerson(database, receiver, house);
  const address = person && (await findAddress(options, receiver));
  if (!person || !address) return null;
  const today = dayOf(now, person.timezone);
  const isMuted = ({ kind }: DueReminder) => peace.isMuted(peaceKindOf(kind), receiver, now);
  const sorted = await sortOut(
    options,
    { person, today, now },
    reminders.filter((one) => !isMuted(one)),
  );
  const [first] = sorted.told;
  const states = reminders.map((one): Write => ({
    update: "Reminder",
    where: { id: one.id, state: "due" },
    set: { state: isMuted(one) ? "muted" : sorted.stateOf(one.id) },
    expect: 1,
  }));
  if (!first) return { writes: states, reminding: null };
  const { locale } = person;
  // Each reminder is told once, so that its number makes the letter's key: the same letter cannot be written twice.
  const key = `digest:${receiver}:${first.id}`;
  const items = sorted.told.flatMap(({ item }) => item ?? []);
  const birthdays = sorted.told.flatMap(({ birthday }) => birthday ?? []);
  const cases = sorted.told.flatMap((one) => one.case ?? []);
  const unlogged = sorted.told.flatMap((one) => one.unlogged ?? []);
  // Later than it could have been, not later than it fell due: his own hour, a day off, his leave.
  const earliest = new Date(Math.min(...sorted.told.map(({ dueAt }) => dueAt.getTime())));
  const late = lateOf(person, earliest > now ? now : peace.opensAt("followUps", receiver, earliest), now);
  const { timezone } = person;
  const told = { items, birthdays, cases, unlogged };
  const card = drawDigest({ key, locale, house: house.locale, timezone, now, today, late, ...told });
  const writes = [...states, letter({ address, card, locale, key, now: sendAt })];
  return { writes, reminding: { person, platform: address.platform, card } };
}

function lateOf({ timezone }: Speaker, openAt: Date, now: Date): { day: string; time: string } | null {
  if (now.getTime() - openAt.getTime() < LATE_MS) return null;
  return { day: dayOf(openAt, timezone), time: timeOf(openAt, timezone) };
}
