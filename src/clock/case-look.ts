// One case as the clock looks at it: what has happened to it by now is kept, and who is to be told of what is given back.
import { sayDeadline } from "../core/calendar/say.ts";
import type { Calendar } from "../core/calendar/working-time.ts";
import { climb, findNext, findNextClimber } from "../core/case/climb.ts";
import { type Case, findCase } from "../core/case/found.ts";
import { findKeepers } from "../core/case/keepers.ts";
import { keepOwnEntry, tellChannels } from "../core/case/own-entry.ts";
import { type Telling, writeCards } from "../core/case/places.ts";
import { type Due, duesOf, earliest, isWatched, nextChange, silenceOf } from "../core/case/watch.ts";
import { workingInstant } from "../core/hold.ts";
import { messagesFor } from "../core/messages/index.ts";
import type { Database, Row, Write } from "../core/store/database.ts";
import { dayOf } from "../core/turn.ts";
import { isDone, SLOT_DAYS } from "./slots.ts";

type Slot = { job: string; at: Date };

/** A person who is to be told of one clock of one case, once for each slot. */
export type Wanted = {
  personId: number;
  of: string | null;
  isAbove: boolean;
  found: Case;
  calendar: Calendar;
  due: Due;
  slot: Slot;
};

/** `next`: when it is to be looked at again, if everybody was told; null: never by itself. */
export type Look = { found: Case; wanted: Wanted[]; next: Date | null };

/** `save` keeps what is to be kept, each time all of it or nothing; at a preview it keeps nothing. */
export type Looking = { telling: Telling; save(writes: readonly Write[]): Promise<void> };

const DAY_MS = 86_400_000;
/** A breach is told while its slot is remembered; of what is older the morning message speaks. */
const NEWS_MS = (SLOT_DAYS / 2) * DAY_MS;

/** Null: it is over, or gone. */
export async function lookAt(looking: Looking, id: number): Promise<Look | null> {
  const { telling, save } = looking;
  const { database, calendars, now } = telling;
  const found = await findCase(database, id);
  if (!found) return null;
  const { version } = found;
  if (!isWatched(found)) {
    await save([{ update: "Complaint", where: { id, version }, set: { watchAt: null } }]);
    return null;
  }
  const calendar = await calendars.find(found.teamId, now);
  const opensAt = workingInstant(calendar, now);
  const seen: Seen = { found, calendar, isOpen: opensAt <= now };
  const isPending = await keepBreaches(looking, seen);
  const climbed = await climbIfDue(looking, seen);
  const after = climbed.is === "climbed" ? ((await findCase(database, id)) ?? found) : found;
  const dues = duesOf(after, calendar, now);
  const next = earliest([
    nextChange(dues, now),
    isPending ? opensAt : null,
    climbed.is === "later" ? workingInstant(calendar, climbed.at) : null,
    // What follows a climb counts from it.
    climbed.is === "climbed" ? now : null,
  ]);
  const wanted = await findWanted(telling, { ...seen, found: after }, dues);
  return { found: after, wanted, next: next && next < now ? now : next };
}

type Seen = { found: Case; calendar: Calendar; isOpen: boolean };

const slotOf = ({ id }: Case, what: string, due: Due): Slot => ({
  job: `case:${id}:${what}:${due.clock}`,
  at: due.dueAt,
});
const slotRow = ({ job, at }: Slot, doneAt: Date): Row => ({ job, at, doneAt });

/**
 * The card and the timeline say it at once, silently; the threads in the team's working time. True: a thread is still to be
 * told. Each once (test/clock/case-once.test.ts).
 */
async function keepBreaches(looking: Looking, seen: Seen): Promise<boolean> {
  const { database, now } = looking.telling;
  const { found, isOpen } = seen;
  let isPending = false;
  for (const due of newsOf(duesOf(found, seen.calendar, now), now)) {
    const [entered, told] = [slotOf(found, "breach", due), slotOf(found, "thread", due)];
    if (!(await isDone(database, entered))) await looking.save(await breachWrites(looking.telling, seen, due));
    if (await isDone(database, told)) continue;
    if (isOpen) await looking.save(await threadWrites(looking.telling, seen, due));
    else isPending = true;
  }
  return isPending;
}

const newsOf = (dues: readonly Due[], now: Date): Due[] =>
  dues.filter(({ is, dueAt }) => is === "over" && now.getTime() - dueAt.getTime() < NEWS_MS);

async function breachWrites(telling: Telling, { found, calendar }: Seen, due: Due): Promise<Write[]> {
  const slot = slotOf(found, "breach", due);
  const entry = await keepOwnEntry(telling, {
    found,
    deed: "breach",
    text: sayBreach(telling, { found, calendar }, due),
  });
  const { id, version } = found;
  return [
    { insert: "Slot", row: slotRow(slot, telling.now) },
    // The cards are drawn from what was read: not over what somebody did meanwhile.
    { update: "Complaint", where: { id, version }, set: { watchAt: telling.now }, expect: 1 },
    entry.write,
    ...(await writeCards(telling, found, `${due.clock}:${due.dueAt.getTime()}`)),
  ];
}

async function threadWrites(telling: Telling, { found, calendar }: Seen, due: Due): Promise<Write[]> {
  const slot = slotOf(found, "thread", due);
  const text = sayBreach(telling, { found, calendar }, due);
  return [
    { insert: "Slot", row: slotRow(slot, telling.now) },
    ...(await tellChannels(telling, { found, key: `${slot.job}:${slot.at.getTime()}`, deed: "breach", text })),
  ];
}

function sayBreach({ house, now }: Telling, { found, calendar }: Pick<Seen, "found" | "calendar">, due: Due): string {
  const messages = messagesFor(house.locale);
  const telling = { messages, timezone: house.timezone, today: dayOf(now, house.timezone) };
  const receivedAt = found.reopenedAt ?? found.receivedAt;
  const moment = sayDeadline(calendar, { receivedAt, dueAt: due.dueAt }, telling);
  return `${messages.calendar.due[due.clock]} ${moment}`;
}

type Climbed = { is: "not" } | { is: "climbed" } | { is: "later"; at: Date };

async function climbIfDue(looking: Looking, { found, calendar, isOpen }: Seen): Promise<Climbed> {
  const { telling } = looking;
  const silence = silenceOf(found, calendar, telling.now);
  const next = silence && (await findNext(telling, found, silence));
  if (!silence || !next) return { is: "not" };
  if (next.at > telling.now) return { is: "later", at: next.at };
  if (!isOpen) return { is: "later", at: telling.now };
  await looking.save(await climb(telling, found, { climber: next.climber, of: silence.of }));
  return { is: "climbed" };
}

/** Warnings go to whoever is to act, breaches also to the next on the ladder. */
async function findWanted(telling: Telling, { found, calendar }: Seen, dues: readonly Due[]): Promise<Wanted[]> {
  const near = dues.filter(({ is }) => is === "near");
  const over = newsOf(dues, telling.now);
  if (near.length + over.length === 0) return [];
  const keepers = await findKeepers(telling, found, calendar);
  const wanted: Wanted[] = [];
  for (const due of [...over, ...near]) {
    const what = due.is === "over" ? "told" : "warned";
    for (const { id, of } of keepers) {
      const { job, at } = slotOf(found, what, due);
      const slot = { job: `${job}:${id}`, at };
      if (!(await isDone(telling.database, slot)))
        wanted.push({ personId: id, of, isAbove: false, found, calendar, due, slot });
    }
    const isForAbove = due.is === "over" || keepers.length === 0;
    const above =
      isForAbove && !hasClimbedSince(found, due) ? await findAbove(telling, { found, calendar, due }) : null;
    if (above && !keepers.some(({ id }) => id === above.personId)) wanted.push(above);
  }
  return wanted;
}

/** To whom it climbed then has the case itself; nobody further up need hear of it for that. */
const hasClimbedSince = ({ level, askedAt }: Case, { dueAt }: Due): boolean =>
  level > 1 && askedAt !== null && askedAt >= dueAt;

type Breached = Pick<Wanted, "found" | "calendar" | "due">;

/** One of those above hears of a breach; who climbs later gets the case itself. */
async function findAbove(telling: Telling, { found, calendar, due }: Breached): Promise<Wanted | null> {
  const { job, at } = slotOf(found, `above-${due.is}`, due);
  if ((await findToldAbove(telling.database, { job, at })).length) return null;
  const climber = await findNextClimber(telling, found, calendar);
  if (!climber) return null;
  const slot = { job: `${job}:${climber.id}`, at };
  return { personId: climber.id, of: null, isAbove: true, found, calendar, due, slot };
}

async function findToldAbove(database: Database, { job, at }: Slot): Promise<number[]> {
  // From the colon to what comes right after it.
  const sql = `SELECT "job" FROM "Slot" WHERE "job" >= ? AND "job" < ? AND "at" = ?`;
  const rows = await database.read<{ job: string }>(sql, [`${job}:`, `${job};`, at]);
  return rows.map((row) => Number(row.job.slice(job.length + 1)));
}

/** Those above who have been told of one of its breaches. */
export async function findThoseTold(database: Database, found: Case, dues: readonly Due[]): Promise<Set<number>> {
  const told = new Set<number>();
  for (const due of dues.filter(({ is }) => is === "over"))
    for (const id of await findToldAbove(database, slotOf(found, "above-over", due))) told.add(id);
  return told;
}
