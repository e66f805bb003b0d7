// At 08:00 of a day with planned visits each rep gets what to know before walking in, in one message (B-08).
import { mondayOf } from "../core/calendar/weeks.ts";
import { findAddress, letter } from "../core/notices.ts";
import { type Speaker, findPerson } from "../core/person.ts";
import { type Actual, compare } from "../core/plan/actual.ts";
import { findPlans, findVisited } from "../core/plan/find.ts";
import { findAway, isAway } from "../core/plan/target.ts";
import type { Write } from "../core/store/database.ts";
import { dayOf, instantOf } from "../core/turn.ts";
import { type Planned, drawDayBriefing } from "../reports/briefing/day.ts";
import { findBriefing } from "../reports/briefing/facts.ts";
import { type JobOptions, type Moment, type SlotRun, slotJob } from "./slots.ts";

const MORNING = "08:00";
/** By noon whoever has a plan is on his way. */
const LATE_MS = 4 * 60 * 60_000;
const JOB = "briefing";

/** One slot for each person and day (test/clock/briefings.test.ts). */
export const briefings = slotJob(JOB, async (options, moment) => {
  const runs: SlotRun[] = [];
  for (const { repId, plannedOn } of await findPlanned(options, moment.now)) {
    const rep = await findPerson(options.database, repId, options.house);
    const at = rep && instantOf(plannedOn, MORNING, rep.timezone);
    if (!at || moment.now < at || moment.now.getTime() - at.getTime() >= LATE_MS) continue;
    runs.push({ job: `${JOB}:${repId}`, at, write: () => writeBriefing(options, { rep, day: plannedOn }, moment) });
  }
  return runs;
});

type Day = { repId: number; plannedOn: string };

/** Everybody with a plan that stands for today, wherever on earth today is. */
function findPlanned({ database }: JobOptions, now: Date): Promise<Day[]> {
  const days = [-12, 0, 14].map((hours) => new Date(now.getTime() + hours * 3_600_000).toISOString().slice(0, 10));
  const sql = `SELECT DISTINCT "repId", "plannedOn" FROM "Plan"
    WHERE "plannedOn" IN (?, ?, ?) AND "status" = 'open' AND "undoneAt" IS NULL ORDER BY "repId", "plannedOn"`;
  return database.read<Day>(sql, days);
}

async function findDay({ database }: JobOptions, repId: number, day: string): Promise<Actual["lines"]> {
  const days = { from: day, to: day };
  const plans = await findPlans(database, [repId], days);
  const { lines } = compare(plans, await findVisited(database, [repId], days), { days, today: day });
  return lines.filter(({ state }) => state === "planned");
}

type Briefed = { rep: Speaker; day: string };

/** Nothing for whoever is on leave, or has been there already. */
async function writeBriefing(options: JobOptions, { rep, day }: Briefed, { now, sendAt }: Moment): Promise<Write[]> {
  const { database } = options;
  const address = await findAddress(options, rep.id);
  const lines = await findDay(options, rep.id, day);
  const away = await findAway(database, [rep.id], mondayOf(day));
  if (!address || lines.length === 0 || isAway(away, rep.id, dayOf(now, rep.timezone))) return [];
  const planned: Planned[] = [];
  for (const line of lines) {
    const asking = { room: options, reader: rep, customerId: line.customerId, today: day };
    planned.push({ line, briefing: await findBriefing(asking) });
  }
  const { locale } = rep;
  const card = drawDayBriefing(planned, day, rep);
  return [letter({ address, card, locale, key: `briefing:${day}:${rep.id}`, now: sendAt })];
}
