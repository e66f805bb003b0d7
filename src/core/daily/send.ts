// A day's report handed in: the manager's card, asked for once and kept true while the day's records still change.
import { findApprover } from "../plan/approver.ts";
import { cardReply, sayWord } from "../cards.ts";
import { workingInstant } from "../hold.ts";
import { messagesFor } from "../messages/index.ts";
import { findAddress, letter } from "../notices.ts";
import type { Speaker } from "../person.ts";
import { sayMoment } from "../plan/moment.ts";
import type { PlanRoom } from "../plan/week.ts";
import { sayDay } from "../reading/say.ts";
import type { Row, Write } from "../store/database.ts";
import { type Outcome, type Turn, dayOf } from "../turn.ts";
import { drawDaily, isEmptyDay } from "./draw.ts";
import { type Daily, isWaiting } from "./find.ts";
import { cardOf } from "./show.ts";
import { type DailyView, findDailyView } from "./view.ts";

/** The button under one's own report. */
export async function sendDaily(turn: Turn, day: string): Promise<Outcome> {
  const { dailies } = turn.messages;
  const view = day > turn.today ? null : await findDailyView(turn, turn.speaker.id, day);
  if (!view) return sayWord(dailies.futureTitle, "stop");
  const { daily } = view;
  if (daily?.state === "signed") return sayWord(dailies.alreadySigned, "plain");
  if (daily && isWaiting(daily))
    return sayWord(dailies.states.sent(daily.askedName ?? view.managerName ?? ""), "plain");
  if (isEmptyDay(view)) return sayWord(dailies.nothingToSend, "stop");
  const asked = await askToSign(turn, view, turn.ask.actor.platform);
  const isHeld = asked.at > turn.now;
  const note = isHeld ? dailies.sentLater(asked.name, sayMoment(asked.at, turn.speaker)) : undefined;
  const card = await cardOf(turn, { ...view, daily: asked.daily }, note);
  const summary = note ?? (asked.name ? dailies.states.sent(asked.name) : dailies.states.alone);
  return { reply: cardReply({ ...card, tone: "done", summary }), writes: asked.writes };
}

type Asked = { daily: Daily; name: string; at: Date; writes: Write[] };

/**
 * The report becomes a question to the manager, or to who stands in for him, in his working hours. While it stands undecided
 * a changed report takes its place (test/core/daily/signing.test.ts).
 */
export async function askToSign(room: PlanRoom, view: DailyView, platform: string): Promise<Asked> {
  const { rep, daily: before, day } = view;
  const { now } = room;
  const approver = await findApprover(room, rep);
  const id = before?.id ?? (await room.database.nextId("dailyReport"));
  const version = (before?.version ?? 0) + 1;
  const key = `daily:${id}:${version}`;
  const set: Row = {
    state: "sent",
    askedId: approver?.id ?? null,
    firstSentAt: before?.firstSentAt ?? now,
    sentAt: before?.state === "changed" ? before.sentAt : now,
    letterKey: before?.letterKey ?? key,
    updatedAt: now,
    version,
  };
  const stamps = { id, repId: rep.id, day, platform, createdAt: now };
  const keep: Write = before
    ? { update: "DailyReport", where: { id, version: before.version }, set, expect: 1 }
    : { insert: "DailyReport", row: { ...stamps, ...set } };
  const daily: Daily = {
    ...newDaily(rep.id, day),
    ...before,
    ...(set as Partial<Daily>),
    id,
    askedName: approver?.name ?? null,
  };
  const question = { approver, key, before };
  const sent = await writeQuestion(room, { ...view, daily }, question);
  return { daily, name: approver?.name ?? "", at: sent?.at ?? now, writes: [keep, ...(sent?.writes ?? [])] };
}

/** A report that nobody has written on yet. */
export const newDaily = (repId: number, day: string): Daily => ({
  id: 0,
  repId,
  day,
  state: "draft",
  reflections: null,
  product: null,
  preparing: null,
  travelling: null,
  waiting: null,
  talking: null,
  installing: null,
  firstSentAt: null,
  sentAt: null,
  changedAt: null,
  askedId: null,
  askedName: null,
  decidedById: null,
  decidedName: null,
  decidedAt: null,
  comment: null,
  letterKey: null,
  version: 0,
});

type Question = { approver: Speaker | null; key: string; before: Daily | null };

async function writeQuestion(room: PlanRoom, view: DailyView, { approver, key, before }: Question) {
  const address = approver && (await findAddress(room, approver.id));
  if (!approver || !address) return null;
  const { dailies } = messagesFor(approver.locale);
  const isAgain = before !== null && before.firstSentAt !== null;
  const said = sayDay(view.day, dayOf(room.now, approver.timezone), approver.locale);
  const title = (isAgain ? dailies.askAgainTitle : dailies.askTitle)(view.rep.name, said);
  const card = drawDaily(view, { reader: approver, role: "decide", title });
  const calendar = await room.calendars.find(approver.teamId, room.now);
  const at = workingInstant(calendar, room.now);
  const replaces = before?.letterKey ?? null;
  const post = { address, card, locale: approver.locale, key, now: room.now, dueAt: at };
  return { at, writes: [letter({ ...post, ...(replaces !== null && { replaces }) })] };
}
