// Leaving (B-11): a slip with the time to be back.
import { button, buttons, cardReply, sayStop, text } from "../cards.ts";
import { mondayOf } from "../calendar/weeks.ts";
import type { Part } from "../reply.ts";
import type { Write } from "../store/database.ts";
import { type Outcome, type Turn, dayOf, instantOf, timeOf } from "../turn.ts";
import { findPlanWeek } from "./find.ts";
import { sayPlan } from "./say-line.ts";
import { slipButtons } from "./slip-buttons.ts";
import { type Slip, findOut } from "./slip-find.ts";
import { readBack } from "./slip-time.ts";
import { findActual } from "./week.ts";

const MINUTE = 60_000;

/** `/plan 出发 17:30 永清`; without a time it asks for one. */
export async function leave(turn: Turn, typed: string): Promise<Outcome> {
  const { time, minutes, place } = readBack(typed);
  if (minutes !== null) return leaveUntil(turn, { backBy: after(turn, minutes), place });
  if (time === null) return askBack(turn, place);
  return leaveUntil(turn, { backBy: instantOf(turn.today, time, turn.speaker.timezone), place });
}

/** Whole minutes, as they are said. */
const after = ({ now }: Turn, minutes: number): Date =>
  new Date((Math.floor(now.getTime() / MINUTE) + minutes) * MINUTE);

async function findClosing(turn: Turn): Promise<Date | null> {
  const calendar = await turn.calendars.find(turn.speaker.teamId, turn.now);
  const closing = calendar.deadlineOf(turn.now, 0);
  return dayOf(closing, turn.speaker.timezone) === turn.today && closing > turn.now ? closing : null;
}

async function askBack(turn: Turn, place: string): Promise<Outcome> {
  const { plans } = turn.messages;
  const closing = await findClosing(turn);
  const kept = place === "" ? null : await keepPlace(turn, place);
  const until = (label: string, choice: string) =>
    button(label, { do: "plan", choice: `leave:${choice}`, ...(kept && { draft: kept.id }) });
  const taps = [1, 2, 4].map((hours) => until(plans.inHours(hours), String(hours * 60)));
  const last = closing ? [until(plans.atClosing(timeOf(closing, turn.speaker.timezone)), "closing")] : [];
  const parts = [text(plans.whenBack), buttons(...taps, ...last)];
  const reply = cardReply({ title: plans.slipTitle, tone: "ask", summary: plans.whenBack, parts });
  return { reply, writes: kept ? [kept.write] : [] };
}

const PLACE = "planLeave";

/** Where to, while it is not known until when. */
async function keepPlace(turn: Turn, place: string): Promise<{ id: number; write: Write }> {
  const id = await turn.database.nextId("draft");
  const { platform } = turn.ask.actor;
  const row = { id, personId: turn.speaker.id, record: PLACE, values: JSON.stringify({ place }), platform };
  return { id, write: { insert: "Draft", row: { ...row, createdAt: turn.now } } };
}

async function findPlace(turn: Turn, draft: number | undefined): Promise<string> {
  const sql = `SELECT "values" FROM "Draft" WHERE "id" = ? AND "personId" = ? AND "record" = ?`;
  const [kept] = await turn.database.read<{ values: string }>(sql, [draft ?? 0, turn.speaker.id, PLACE]);
  return kept ? (JSON.parse(kept.values) as { place: string }).place : "";
}

/** The button with a time. */
export async function leaveFor(turn: Turn, until: string, draft: number | undefined): Promise<Outcome> {
  const place = await findPlace(turn, draft);
  const minutes = /^\d{1,3}$/u.test(until) ? Number(until) : null;
  const backBy = minutes === null ? await findClosing(turn) : after(turn, minutes);
  return backBy ? leaveUntil(turn, { backBy, place }) : askBack(turn, place);
}

type Leaving = { backBy: Date; place: string };

async function leaveUntil(turn: Turn, { backBy, place }: Leaving): Promise<Outcome> {
  const { plans } = turn.messages;
  const { speaker, now, database } = turn;
  const stop = (words: string) => sayStop(turn, plans.slipTitle, words);
  if (backBy <= now) return stop(plans.backOver(timeOf(backBy, speaker.timezone)));
  if (dayOf(backBy, speaker.timezone) !== turn.today) return stop(plans.backTooLate);
  const [open, ...older] = await findOut(database, [speaker.id]);
  const isToday = open !== undefined && dayOf(open.leftAt, speaker.timezone) === turn.today;
  // Who is out already says a new time; who never came back from another day begins anew.
  if (isToday) return changeBack(turn, open, { backBy, place });
  const ended = [...(open ? [open] : []), ...older].map((slip) => endOf(slip, "replaced", now));
  const id = await database.nextId("slip");
  const slip: Slip = { ...NEW, id, repId: speaker.id, leftAt: now, backBy, place: place || null };
  const row = { ...slip, platform: turn.ask.actor.platform, createdAt: now };
  return { reply: await leftReply(turn, slip), writes: [...ended, { insert: "Slip", row }] };
}

const NEW = { endedAt: null, end: null, letterKey: null, version: 1 };

export const endOf = ({ id, version }: Slip, end: NonNullable<Slip["end"]>, now: Date): Write => ({
  update: "Slip",
  where: { id, version },
  set: { endedAt: now, end, version: version + 1 },
  expect: 1,
});

export async function changeBack(turn: Turn, slip: Slip, { backBy, place }: Leaving): Promise<Outcome> {
  const changed = { ...slip, backBy, place: place || slip.place, version: slip.version + 1 };
  const set = { backBy, place: changed.place, version: changed.version };
  const write: Write = { update: "Slip", where: { id: slip.id, version: slip.version }, set, expect: 1 };
  return { reply: await leftReply(turn, changed), writes: [write] };
}

async function leftReply(turn: Turn, slip: Slip) {
  const { plans } = turn.messages;
  const { speaker, today } = turn;
  const title = plans.leftTitle(timeOf(slip.backBy, speaker.timezone));
  const { lines } = await findActual(turn, speaker.id, { days: { from: today, to: today }, today });
  const open = lines.filter(({ state }) => state === "planned");
  const handed = await findPlanWeek(turn.database, speaker.id, mondayOf(today));
  const isAgreed = speaker.managerId === null || handed?.state === "approved";
  const parts: Part[] = [
    ...(slip.place ? [text(plans.leftPlace(slip.place))] : []),
    ...(open.length
      ? [text(plans.leftPlan, "strong"), text(open.map((line) => sayPlan(line, speaker)).join("\n"))]
      : [text(plans.leftNoPlan, "quiet")]),
    ...(open.length && !isAgreed ? [text(plans.leftNotApproved, "quiet")] : []),
    slipButtons(turn, slip, true),
  ];
  return cardReply({ title, tone: "done", summary: title, parts });
}
