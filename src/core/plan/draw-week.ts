// The card of a week of plans: for whoever made them, for whoever is asked to agree, for whoever looks.
import { button, buttons, text } from "../cards.ts";
import { mondayOf, sundayOf } from "../calendar/weeks.ts";
import { type Messages, messagesFor } from "../messages/index.ts";
import { sayDay } from "../reading/say.ts";
import type { Button, Card, Fact, Part } from "../reply.ts";
import { type Reader, sayPlan, sayState } from "./say-line.ts";
import { sayMoment } from "./moment.ts";
import { type WeekView, sayWeek, weekAfter, weekBefore } from "./week.ts";

/** `own`: his own plan. `decide`: it may be agreed to or sent back. `look`: neither. */
export type Role = "own" | "decide" | "look";

type Seen = { reader: Reader; role: Role; title?: string; more?: readonly Part[]; note?: string };

export function drawWeek(view: WeekView, { reader, role, title, more = [], note }: Seen): Card {
  const messages = messagesFor(reader.locale);
  const { plans } = messages;
  const words = sayWeek(view.monday, messages);
  const shown = title ?? (role === "own" ? plans.title(...words) : plans.titleOf(view.rep.name, ...words));
  const lines = daysOf(view, reader);
  const counted = sayCounts(view, messages);
  const isAsking = role === "decide" && isWaiting(view);
  const approval = isAsking || view.actual.lines.length === 0 ? "" : sayApproval(view, reader);
  const parts: Part[] = [
    text(counted),
    ...(note ? [text(note)] : []),
    ...(lines.length ? [{ part: "facts" as const, facts: lines }] : [text(plans.empty)]),
    ...(approval ? [text(approval, "quiet")] : []),
    ...more,
    buttons(...deeds(view, role, messages), ...walks(view, messages)),
  ];
  return { title: shown, tone: isAsking ? "ask" : "plain", summary: `${shown} ${counted}`, parts };
}

function sayCounts({ counts, target, monday, today }: WeekView, { plans }: Messages): string {
  const planned = plans.planned({ planned: counts.planned, target: target.visits, days: target.days });
  const hasBegun = monday <= today;
  return hasBegun ? `${planned} · ${plans.result(counts)}` : planned;
}

const isWaiting = ({ handed }: WeekView): boolean => handed?.state === "asked" || handed?.state === "changed";

/** A day a fact: the planned ones in the order of their times, then what was not planned. */
function daysOf({ actual, today, handed }: WeekView, reader: Reader): Fact[] {
  const { plans } = messagesFor(reader.locale);
  const decidedAt = handed?.decidedAt ?? null;
  const days = new Map<string, string[]>();
  const add = (day: string, words: string) => days.set(day, [...(days.get(day) ?? []), words]);
  for (const line of actual.lines) {
    const isNew = decidedAt !== null && handed?.state !== "approved" && line.updatedAt > decidedAt;
    const mark = isNew ? plans.changedMark : "";
    add(line.plannedOn, [`${sayPlan(line, reader)}${mark}`, sayState(line, reader, today)].filter(Boolean).join("　"));
  }
  for (const visit of actual.unplanned) add(visit.visitedOn, `${visit.customerName}　${plans.states.unplanned}`);
  return [...days]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([day, words]) => ({ label: sayDay(day, today, reader.locale), value: words.join("\n") }));
}

/** The manager's word, or that it is still asked for; empty for a week that is over without one. */
export function sayApproval(view: WeekView, reader: Reader): string {
  const { plans } = messagesFor(reader.locale);
  const { handed, managerName, monday, today } = view;
  if (!handed) return managerName === null ? plans.noManager : sundayOf(monday) < today ? "" : plans.notHandedIn;
  const name = handed.askedName ?? managerName ?? "";
  if (handed.state === "asked") return plans.handedIn(name);
  if (handed.state === "changed") return plans.changedSince(name);
  const when = handed.decidedAt ? sayMoment(handed.decidedAt, reader) : "";
  const who = handed.decidedName ?? "";
  return handed.state === "approved" ? plans.approvedBy(who, when) : plans.returnedBy(who, when, handed.comment ?? "");
}

function deeds(view: WeekView, role: Role, { plans }: Messages): Button[] {
  const { handed, monday, today, counts } = view;
  if (sundayOf(monday) < today) return [];
  if (role === "decide" && handed && isWaiting(view)) {
    const act = (what: string) => ({ do: "plan" as const, id: handed.id, choice: `${what}:${handed.version}` });
    return [button(plans.approve, act("approve"), "primary"), button(plans.sendBack, act("return"))];
  }
  const isOpen = !handed || handed.state === "returned";
  if (role !== "own" || !isOpen || view.managerName === null || counts.planned === 0) return [];
  return [button(handed ? plans.handInAgain : plans.handIn, { do: "plan", choice: `ask:${monday}` }, "primary")];
}

function walks({ rep, monday, today }: WeekView, { plans }: Messages): Button[] {
  const week = (to: string) => ({ do: "plan" as const, choice: `week:${to}:${rep.id}` });
  const day = button(plans.today, { do: "plan", choice: `day:${today}:${rep.id}` });
  return [
    ...(mondayOf(today) === monday ? [day] : []),
    button(plans.previousWeek, week(weekBefore(monday))),
    button(plans.nextWeek, week(weekAfter(monday))),
  ];
}
