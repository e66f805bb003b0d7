// Not back by the time that was said: the rep is asked, and a while later his manager is told (B-11), each once, never at night.
import { type Away, findAway, isAway } from "../core/plan/target.ts";
import { mondayOf } from "../core/calendar/weeks.ts";
import { text } from "../core/cards.ts";
import { messagesFor } from "../core/messages/index.ts";
import { findAddress, letter } from "../core/notices.ts";
import { findPeace, type Peace } from "../core/peace/find.ts";
import { type Speaker, findPerson } from "../core/person.ts";
import { findApprover } from "../core/plan/approver.ts";
import { sayMoment } from "../core/plan/moment.ts";
import { slipButtons } from "../core/plan/slip-buttons.ts";
import { type Slip, findOverdue } from "../core/plan/slip-find.ts";
import type { Card, Part } from "../core/reply.ts";
import type { Write } from "../core/store/database.ts";
import { dayOf, timeOf } from "../core/turn.ts";
import { type JobOptions, type Moment, type SlotRun, slotJob } from "./slots.ts";

const MINUTE_MS = 60_000;
/** Traffic is no reason to ask. */
const GRACE_MS = 15 * MINUTE_MS;
/** So long the rep has for his answer. */
const PATIENCE_MS = 30 * MINUTE_MS;
/** After so long nobody wants to know any more; over a weekend somebody still does. */
const LATE_MS = 5 * 24 * 60 * MINUTE_MS;

/** One slot for each question and each slip (test/clock/slips.test.ts). */
export const slips = slotJob("slips", async (options, moment) => {
  const { database, house } = options;
  const span = { after: new Date(moment.now.getTime() - LATE_MS), until: new Date(moment.now.getTime() - GRACE_MS) };
  const runs: SlotRun[] = [];
  const overdue = await findOverdue(database, span);
  if (overdue.length === 0) return runs;
  const peace = await findPeace(options, moment.now);
  for (const slip of overdue) {
    const rep = await findPerson(database, slip.repId, house);
    if (!rep) continue;
    runs.push(...(await runsOf(options, { slip, rep, peace }, moment)));
  }
  return runs;
});

type Out = { slip: Slip; rep: Speaker; peace: Peace };

async function runsOf(options: JobOptions, out: Out, moment: Moment): Promise<SlotRun[]> {
  const { slip, rep } = out;
  const { now } = moment;
  const ask = { job: `slip question ${slip.id}`, at: slip.backBy };
  const askAt = await askingAt(options, out);
  if (askAt === null || now < askAt) return [];
  const manager = await findApprover({ ...options, now }, rep);
  const question: SlotRun = { ...ask, write: () => writeQuestion(options, out, { manager, moment }) };
  const askedAt = await findDone(options, ask);
  if (askedAt === null || manager === null || slip.letterKey !== null) return [question];
  const tellAt = out.peace.opensAt("slipWord", manager.id, new Date(askedAt.getTime() + PATIENCE_MS));
  if (now < tellAt) return [question];
  const word = { manager, askedAt, moment };
  return [question, { job: `slip word ${slip.id}`, at: slip.leftAt, write: () => writeWord(options, out, word) }];
}

async function findDone({ database }: JobOptions, { job, at }: { job: string; at: Date }): Promise<Date | null> {
  const sql = `SELECT "doneAt" FROM "Slot" WHERE "job" = ? AND "at" = ?`;
  return (await database.read<{ doneAt: Date | null }>(sql, [job, at]))[0]?.doneAt ?? null;
}

/** On the day itself while people are awake; else the morning of his next working day. Null: he is on leave by then. */
async function askingAt({ database }: JobOptions, out: Out): Promise<Date | null> {
  const { slip, rep } = out;
  const day = dayOf(slip.backBy, rep.timezone);
  const away: Away[] = await findAway(database, [rep.id], mondayOf(day));
  const at = out.peace.opensAt("slipQuestion", rep.id, new Date(slip.backBy.getTime() + GRACE_MS));
  return isAway(away, rep.id, dayOf(at, rep.timezone)) ? null : at;
}

/** Of another day, after a night or down time, with its day. */
const sayTime =
  (reader: Speaker, now: Date) =>
  (at: Date): string =>
    dayOf(at, reader.timezone) === dayOf(now, reader.timezone) ? timeOf(at, reader.timezone) : sayMoment(at, reader);

type Asking = { manager: Speaker | null; moment: Moment };

/** Who comes back at this very moment makes the save stale, and is not asked. */
const stillOut = ({ id, version }: Slip, letterKey: string | null): Write => ({
  update: "Slip",
  where: { id, version, endedAt: null },
  set: { letterKey },
  expect: 1,
});

async function writeQuestion(options: JobOptions, { slip, rep }: Out, { manager, moment }: Asking): Promise<Write[]> {
  const address = await findAddress(options, rep.id);
  if (!address) return [];
  const messages = messagesFor(rep.locale);
  const { plans } = messages;
  const title = plans.askTitleBack(sayTime(rep, moment.now)(slip.backBy));
  const parts: Part[] = [
    text(manager ? plans.askTextBack : plans.askTextBackAlone),
    slipButtons({ messages }, slip, false),
  ];
  const card: Card = { title, tone: "ask", summary: title, parts };
  const key = `slip:${slip.id}:ask:${slip.backBy.getTime()}`;
  return [stillOut(slip, slip.letterKey), letter({ address, card, locale: rep.locale, key, now: moment.sendAt })];
}

type Telling = { manager: Speaker; askedAt: Date; moment: Moment };

async function writeWord(options: JobOptions, { slip, rep }: Out, word: Telling): Promise<Write[]> {
  const { manager, askedAt, moment } = word;
  const address = await findAddress(options, manager.id);
  if (!address) return [];
  const { plans } = messagesFor(manager.locale);
  const said = sayTime(manager, moment.now);
  const title = plans.tellTitle(rep.name, said(slip.backBy));
  const parts = [
    text(plans.tellLeft(said(slip.leftAt), slip.place ?? "")),
    text(plans.tellText(rep.name, said(askedAt))),
  ];
  const card: Card = { title, tone: "ask", summary: title, parts };
  const key = `slip:${slip.id}:told`;
  return [stillOut(slip, key), letter({ address, card, locale: manager.locale, key, now: moment.sendAt })];
}
