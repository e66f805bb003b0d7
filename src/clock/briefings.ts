// Before the morning of a day with planned visits each rep gets what to know before walking in, in one message (B-08).
import { findAddress, letter } from "../core/notices.ts";
import { findPeace } from "../core/peace/find.ts";
import { type Speaker, findPerson } from "../core/person.ts";
import { type Actual, compare, type Line } from "../core/plan/actual.ts";
import { findPlans, findVisited } from "../core/plan/find.ts";
import type { Write } from "../core/store/database.ts";
import { dayOf, instantOf } from "../core/turn.ts";
import { type Planned, drawDayBriefing } from "../reports/briefing/day.ts";
import { findBriefing } from "../reports/briefing/facts.ts";
import { type JobOptions, type Moment, type SlotRun, slotJob } from "./slots.ts";

/** At 08:00, where the morning message comes at the usual 08:30. */
const AHEAD_MS = 30 * 60_000;
/** By noon whoever has a plan is on his way. */
const LATE_MS = 4 * 60 * 60_000;
const JOB = "briefing";
const KIND = "briefings";

/** One slot for each person and day (test/clock/briefings.test.ts). */
export const briefings = slotJob(JOB, async (options, moment) => {
  const { database, house } = options;
  const { now } = moment;
  const runs: SlotRun[] = [];
  const planned = await findPlanned(options, now);
  if (planned.length === 0) return runs;
  const peace = await findPeace(options, now);
  for (const { repId, plannedOn } of planned) {
    const rep = await findPerson(database, repId, house);
    if (!rep) continue;
    const morning = instantOf(plannedOn, peace.settingOf(repId).morning, rep.timezone);
    const at = peace.opensAt(KIND, repId, new Date(morning.getTime() - AHEAD_MS));
    if (now < at || now.getTime() - at.getTime() >= LATE_MS || dayOf(at, rep.timezone) > plannedOn) continue;
    // What he silenced counts as told, and does not come when he wants to hear again.
    const write = async () =>
      peace.isMuted(KIND, repId, now) ? [] : writeBriefing(options, { rep, day: plannedOn }, moment);
    runs.push({ job: `${JOB}:${repId}`, at, write });
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

/** Whoever planned two things at one shop goes there once, and reads of it once. */
function byCustomer(lines: readonly Line[]): Map<number, [Line, ...Line[]]> {
  const customers = new Map<number, [Line, ...Line[]]>();
  for (const line of lines) {
    const known = customers.get(line.customerId);
    if (known) known.push(line);
    else customers.set(line.customerId, [line]);
  }
  return customers;
}

type Briefed = { rep: Speaker; day: string };

/** Nothing for whoever has been there already. */
async function writeBriefing(options: JobOptions, { rep, day }: Briefed, { sendAt }: Moment): Promise<Write[]> {
  const address = await findAddress(options, rep.id);
  const lines = await findDay(options, rep.id, day);
  if (!address || lines.length === 0) return [];
  const planned: Planned[] = [];
  for (const [customerId, [first, ...more]] of byCustomer(lines)) {
    const asking = { room: options, reader: rep, customerId, today: day };
    planned.push({ lines: [first, ...more], briefing: await findBriefing(asking) });
  }
  const { locale } = rep;
  const card = drawDayBriefing(planned, day, rep);
  return [letter({ address, card, locale, key: `briefing:${day}:${rep.id}`, now: sendAt })];
}
