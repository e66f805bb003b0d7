// The card of a day's report: for whoever wrote it, for whoever is asked to sign it, for whoever looks.
import { button, buttons, text } from "../cards.ts";
import { addDays } from "../calendar/weeks.ts";
import { type Messages, messagesFor } from "../messages/index.ts";
import { type Reader, sayPlan, sayState } from "../plan/say-line.ts";
import { sayDay, sayMoney } from "../reading/say.ts";
import type { Button, Card, Fact, Part, Row } from "../reply.ts";
import { percentDone } from "../target/goal.ts";
import type { Month } from "./facts.ts";
import { isWaiting } from "./find.ts";
import { sayAmounts, sayAttendance, sayMarks, sayStanding, sayTimes, sayVisit } from "./say.ts";
import { SECTIONS, textsOf } from "./texts.ts";
import type { DailyView } from "./view.ts";

/** `own`: his own report. `decide`: it may be signed, sent back or unlocked. `look`: neither. */
export type Role = "own" | "decide" | "look";
type Seen = { reader: Reader; role: Role; title?: string; note?: string; example?: string };

/** The others stand in the sheet. Feishu: a card holds 200 elements, of which a row with its button takes 6. */
const MOST_VISITS = 12;
const MOST_TEXT = 1_500;

export function drawDaily(view: DailyView, seen: Seen): Card {
  const { reader, role, note } = seen;
  const { dailies } = messagesFor(reader.locale);
  const title = seen.title ?? titleOf(view, reader, role === "own");
  const { totals, daily } = view;
  const counted = dailies.visits(totals);
  const isAsking = role === "decide" && daily !== null && isWaiting(daily);
  const standing = sayStanding(view, reader, isAsking || note !== undefined);
  const parts: Part[] = [
    ...(note ? [text(note)] : []),
    text(counted, "strong"),
    ...visitParts(view, reader),
    ...(isEmptyDay(view) ? emptyParts(view, seen) : []),
    ...factParts(view, reader),
    ...scoreParts(view, seen),
    ...standing.map((one) => text(one, "quiet")),
    buttons(...deeds(view, seen), ...walks(view, seen)),
  ];
  return { title, tone: isAsking ? "ask" : "plain", summary: `${title} ${note ?? counted}`, parts };
}

export function titleOf({ rep, day, today }: DailyView, { locale }: Reader, isOwn: boolean): string {
  const { dailies } = messagesFor(locale);
  const said = sayDay(day, today, locale);
  return isOwn ? dailies.title(said) : dailies.titleOf(rep.name, said);
}

function visitParts({ facts }: DailyView, reader: Reader): Part[] {
  const { dailies, answer } = messagesFor(reader.locale);
  const { visits } = facts;
  if (visits.length === 0) return [];
  const rows = visits.slice(0, MOST_VISITS).map((visit, at): Row => ({
    title: dailies.numbered(at + 1, visit.customerName),
    detail: sayVisit(visit, reader),
    button: button(answer.show, { do: "show", record: "visit", id: visit.id, choice: "apart" }),
  }));
  const more = visits.length - rows.length;
  return [{ part: "rows", rows }, ...(more > 0 ? [text(dailies.more(more), "quiet")] : [])];
}

/** Nothing to report: no visit, no plan, no word. */
export const isEmptyDay = ({ facts, daily }: DailyView): boolean =>
  facts.visits.length + facts.complaints.length + facts.actual.lines.length + facts.markets.length === 0 &&
  !daily?.reflections;

function emptyParts({ facts, rep, day, today }: DailyView, { reader, role, example }: Seen): Part[] {
  const { dailies } = messagesFor(reader.locale);
  if (facts.isAway) return [text(dailies.onLeave)];
  if (!facts.isWorkday) return [text(dailies.dayOff)];
  const hint = role === "own" && day === today && example ? [text(dailies.emptyHint(example), "quiet")] : [];
  return rep.role === "cs" ? [] : [text(dailies.empty), ...hint];
}

function factParts(view: DailyView, reader: Reader): Part[] {
  const messages = messagesFor(reader.locale);
  const { dailies } = messages;
  const { totals, facts } = view;
  const texts = textsOf(view, { messages, locale: reader.locale });
  const all: [string, string][] = [
    [dailies.moneyTitle, sayAmounts(totals, reader)],
    [dailies.planTitle, sayPlanned(view, reader)],
    ...SECTIONS.map((name): [string, string] => [dailies[`${name}Title`], shorten(texts[name])]),
    [dailies.timeTitle, sayTimes(view, messages)],
    [dailies.attendanceTitle, sayAttendance(view, reader)],
    [dailies.monthTitle, sayMonth(facts.month, reader)],
  ];
  const shown = all.flatMap(([label, value]): Fact[] => (value === "" ? [] : [{ label, value }]));
  return shown.length ? [{ part: "facts", facts: shown }] : [];
}

/** The month so far, and how much of its target that is. */
function sayMonth({ visits, orderFen, collectedFen, targetFen }: Month, { locale }: Reader): string {
  const { dailies } = messagesFor(locale);
  const money = (fen: number) => sayMoney(fen, locale);
  const reached = visits > 0 ? [dailies.month(visits, money(orderFen), money(collectedFen))] : [];
  const aimed = targetFen === null ? [] : [dailies.monthAim(money(targetFen), percentDone(orderFen, targetFen))];
  return [...reached, ...aimed].join(" · ");
}

const shorten = (words: string): string => (words.length > MOST_TEXT ? `${words.slice(0, MOST_TEXT)}…` : words);

function sayPlanned({ facts, today }: DailyView, reader: Reader): string {
  const { dailies } = messagesFor(reader.locale);
  return facts.actual.lines
    .map((line) => {
      const said = sayPlan(line, reader);
      if (line.state === "planned") return dailies.notYet(said);
      return line.state === "missed" ? dailies.notLogged(said) : dailies.planLine(said, sayState(line, reader, today));
    })
    .join("\n");
}

/** E-05: the rep is told first; nobody else sees points of a report that was not handed in. */
function scoreParts({ score, daily, facts, totals }: DailyView, { reader, role }: Seen): Part[] {
  const messages = messagesFor(reader.locale);
  const { dailies } = messages;
  if (role !== "own" && !daily?.firstSentAt) return [];
  if (!daily?.firstSentAt && totals.visits === 0 && facts.actual.lines.length === 0) return [];
  const missing = sayMarks(score.marks, messages);
  const lines = missing.length ? missing.map((line) => `· ${line}`) : [dailies.scoreFull];
  return [text([dailies.scoreTitle(score), ...lines].join("\n"), "quiet")];
}

function deeds(view: DailyView, { reader, role }: Seen): Button[] {
  const { dailies } = messagesFor(reader.locale);
  const { daily } = view;
  const file = button(dailies.file, { do: "daily", choice: `file:${view.day}:${view.rep.id}` });
  if (role === "own") return [...ownDeeds(view, messagesFor(reader.locale)), file];
  if (role === "look" || !daily) return [file];
  const act = (what: string) => ({ do: "daily" as const, id: daily.id, choice: `${what}:${view.mark}` });
  if (isWaiting(daily)) {
    return [
      button(dailies.sign, act("sign"), "primary"),
      button(dailies.signWith, act("comment")),
      button(dailies.sendBack, act("return")),
      file,
    ];
  }
  return daily.state === "signed" ? [button(dailies.unlock, act("unlock")), file] : [file];
}

/** What is signed is neither written on nor handed in again. */
function ownDeeds({ daily, day, managerName }: DailyView, { dailies }: Messages): Button[] {
  if (daily?.state === "signed") return [];
  const write = button(dailies.write, { do: "daily", choice: `words:${day}` });
  if (daily && isWaiting(daily)) return [write];
  const again = daily !== null && daily.firstSentAt !== null;
  const label =
    managerName === null ? dailies.sendAlone : again ? dailies.sendAgain(managerName) : dailies.send(managerName);
  return [button(label, { do: "daily", choice: `send:${day}` }, "primary"), write];
}

function walks({ day, today, rep }: DailyView, { reader }: Seen): Button[] {
  const { dailies } = messagesFor(reader.locale);
  const to = (other: string) => ({ do: "daily" as const, choice: `show:${other}:${rep.id}` });
  const after = addDays(day, 1);
  return [
    button(dailies.dayBefore, to(addDays(day, -1))),
    ...(after <= today ? [button(dailies.dayAfter, to(after))] : []),
  ];
}
