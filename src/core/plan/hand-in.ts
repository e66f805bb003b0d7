// A week of plans handed in: the manager's card, asked for once and kept true while the plan still changes.
import { findApprover } from "./approver.ts";
import { cardReply, sayWord } from "../cards.ts";
import { sundayOf } from "../calendar/weeks.ts";
import { workingInstant } from "../hold.ts";
import { messagesFor } from "../messages/index.ts";
import { findAddress, letter } from "../notices.ts";
import type { Speaker } from "../person.ts";
import type { Write } from "../store/database.ts";
import type { Outcome, Turn } from "../turn.ts";
import { drawWeek } from "./draw-week.ts";
import type { PlanWeek } from "./find.ts";
import { sayMoment } from "./moment.ts";
import { type PlanRoom, type WeekView, findWeek, sayWeek } from "./week.ts";

/** The button under one's own week. */
export async function handIn(turn: Turn, monday: string): Promise<Outcome> {
  const { plans } = turn.messages;
  const view = await findWeek(turn, turn.speaker.id, monday);
  if (!view || view.counts.planned === 0) return sayWord(plans.nothingToHandIn, "stop");
  if (sundayOf(monday) < view.today) return sayWord(plans.weekIsOver, "stop");
  if (view.managerName === null) return sayWord(plans.noManager, "plain");
  const { handed } = view;
  if (handed?.state === "asked") return sayWord(plans.handedIn(handed.askedName ?? ""), "plain");
  if (handed?.state === "approved") {
    const when = handed.decidedAt ? sayMoment(handed.decidedAt, turn.speaker) : "";
    return sayWord(plans.approvedBy(handed.decidedName ?? "", when), "plain");
  }
  const asked = await askManager(turn, view);
  const note = asked.at > turn.now ? plans.handedInLater(asked.name, sayMoment(asked.at, turn.speaker)) : undefined;
  const after = { ...view, handed: asked.handed };
  const card = drawWeek(after, { reader: turn.speaker, role: "own", ...(note && { note }) });
  const summary = note ?? plans.handedIn(asked.name);
  return { reply: cardReply({ ...card, tone: "done", summary }), writes: asked.writes };
}

type Asked = { handed: PlanWeek; name: string; at: Date; writes: Write[] };

/**
 * The week becomes a question to the manager, or to who stands in for him, in his working hours. While it stands
 * undecided a changed plan takes its place (test/core/plan/approval.test.ts).
 */
export async function askManager(room: PlanRoom, view: WeekView): Promise<Asked> {
  const { rep, monday, handed: before } = view;
  const approver = await findApprover(room, rep);
  const id = before?.id ?? (await room.database.nextId("planWeek"));
  const version = (before?.version ?? 0) + 1;
  const key = `planweek:${id}:${version}`;
  const handed: PlanWeek = {
    ...NEW,
    ...before,
    id,
    repId: rep.id,
    monday,
    state: "asked",
    askedId: approver?.id ?? null,
    askedName: approver?.name ?? null,
    changedAt: room.now,
    letterKey: before?.letterKey ?? key,
    version,
  };
  const { askedName: _asked, decidedName: _decided, ...row } = handed;
  const keep: Write = before
    ? { update: "PlanWeek", where: { id, version: before.version }, set: row, expect: 1 }
    : { insert: "PlanWeek", row };
  const sent = approver ? await writeQuestion(room, { ...view, handed }, { approver, key, before }) : null;
  return { handed, name: approver?.name ?? "", at: sent?.at ?? room.now, writes: [keep, ...(sent?.writes ?? [])] };
}

const NEW = { decidedById: null, decidedName: null, decidedAt: null, comment: null };

type Question = { approver: Speaker; key: string; before: PlanWeek | null };

async function writeQuestion(room: PlanRoom, view: WeekView, { approver, key, before }: Question) {
  const address = await findAddress(room, approver.id);
  if (!address) return null;
  const messages = messagesFor(approver.locale);
  const words = sayWeek(view.monday, messages);
  const isAgain = before !== null && before.decidedAt !== null;
  const title = (isAgain ? messages.plans.askAgainTitle : messages.plans.askTitle)(view.rep.name, ...words);
  const card = drawWeek(view, { reader: approver, role: "decide", title });
  const calendar = await room.calendars.find(approver.teamId, room.now);
  const at = workingInstant(calendar, room.now);
  const replaces = before?.letterKey ?? null;
  const post = { address, card, locale: approver.locale, key, now: room.now, dueAt: at };
  return { at, writes: [letter({ ...post, ...(replaces !== null && { replaces }) })] };
}
