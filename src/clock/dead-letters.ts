// The administrators' morning: which letters died since the last one, to whom, why and when; on workdays at 08:30.
import type { PlatformName } from "../core/ask.ts";
import { openCalendar } from "../core/calendar/open.ts";
import type { Calendar } from "../core/calendar/working-time.ts";
import { card, text } from "../core/cards.ts";
import { type Admin, DEAD_PREFIX, findAdmins, findReceiver } from "../core/dead-letter.ts";
import { messagesFor } from "../core/messages/index.ts";
import { letter } from "../core/notices.ts";
import { sayDay } from "../core/reading/say.ts";
import type { Database, Write } from "../core/store/database.ts";
import { dayOf, instantOf, timeOf } from "../core/turn.ts";
import { type JobOptions, type Moment, slotJob } from "./slots.ts";

const MORNING = "08:30";
/** More lines than this nobody reads; `doctor` and the table have the rest. */
const MOST_LINES = 20;
const DAY_MS = 86_400_000;
/** How far back an administrator's first morning looks. */
const FIRST_DAYS = 7;

/** Each administrator's latest workday morning, once (test/clock/dead-letters.test.ts). */
export const deadLetters = slotJob("dead letters", async (options, moment) => {
  const calendars = openCalendar(options);
  const mornings = (await findAdmins(options)).map(async (receiver) => {
    const { id, teamId, timezone } = receiver.admin;
    const at = latestMorning(await calendars.find(teamId, moment.now), timezone, moment.now);
    const job = `dead letters:${id}`;
    return { job, at, write: () => writeMorning(options, { receiver, job, at }, moment) };
  });
  return Promise.all(mornings);
});

function latestMorning(calendar: Calendar, timezone: string, now: Date): Date {
  const today = dayOf(now, timezone);
  const at = instantOf(today, MORNING, timezone);
  if (calendar.isWorkday(today) && at <= now) return at;
  return instantOf(calendar.addWorkdays(today, -1), MORNING, timezone);
}

type Morning = { receiver: Admin; job: string; at: Date };
type Dead = {
  platform: PlatformName;
  toUser: string | null;
  chat: string | null;
  problem: string | null;
  dueAt: Date;
};

async function writeMorning(
  { database }: JobOptions,
  { receiver: { admin, address }, job, at }: Morning,
  { now, sendAt }: Moment,
): Promise<Write[]> {
  const since = await findLastMorning(database, job, at);
  const sql = `SELECT "platform", "toUser", "chat", "problem", "dueAt" FROM "Outbox"
    WHERE "state" = 'dead' AND "dueAt" >= ? AND "dueAt" < ? AND "key" NOT LIKE ? ORDER BY "dueAt", "id"`;
  const dead = await database.read<Dead>(sql, [since, at, `${DEAD_PREFIX}%`]);
  if (dead.length === 0) return [];
  const { locale, timezone, id } = admin;
  const { clock } = messagesFor(locale);
  const today = dayOf(now, timezone);
  const lines: string[] = [];
  for (const { platform, toUser, chat, problem, dueAt } of dead.slice(0, MOST_LINES)) {
    const when = `${sayDay(dayOf(dueAt, timezone), today, locale)} ${timeOf(dueAt, timezone)}`;
    const to = await findReceiver(database, { platform, toUser, chat });
    lines.push(clock.deadLine({ when, to, platform, why: problem ?? "" }));
  }
  if (dead.length > MOST_LINES) lines.push(clock.deadMore(dead.length - MOST_LINES));
  const isSinceYesterday = at.getTime() - since.getTime() <= 1.5 * DAY_MS;
  const from = isSinceYesterday ? null : sayDay(dayOf(since, timezone), today, locale);
  const title = clock.deadMorning(dead.length, from);
  const key = `${DEAD_PREFIX}morning:${dayOf(at, timezone)}:${id}`;
  const summary = { ...card(title, "stop", [text(lines.join("\n")), text(clock.deadMend, "quiet")]), summary: title };
  return [letter({ address, card: summary, locale, key, now: sendAt })];
}

/** So that each letter stands in one morning's list. */
async function findLastMorning(database: Database, job: string, at: Date): Promise<Date> {
  const sql = `SELECT "at" FROM "Slot" WHERE "job" = ? AND "at" < ? ORDER BY "at" DESC LIMIT 1`;
  const [last] = await database.read<{ at: Date }>(sql, [job, at]);
  return last?.at ?? new Date(at.getTime() - FIRST_DAYS * DAY_MS);
}
