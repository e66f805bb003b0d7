// The card of a case, always true: what happened, who holds it, its step, its deadlines in words, and what may be done now.
import { sayDeadline } from "../calendar/say.ts";
import type { Calendar } from "../calendar/working-time.ts";
import { button, buttons, text } from "../cards.ts";
import { messagesFor } from "../messages/index.ts";
import { sayMoney } from "../reading/say.ts";
import type { Button, Card, Fact } from "../reply.ts";
import { dayOf } from "../turn.ts";
import { type Case, caseNumber, stateOf } from "./found.ts";
import { type Reader, labelOf, sayTier, sayWhen, wordsFor } from "./said.ts";
import { CASE_ROLES, type CaseRole, type Deed, isOver, possibleDeeds } from "./steps.ts";

/** `calendar` is the team's. */
export type Seen = { reader: Reader; calendar: Calendar; now: Date };

/** Rights are asked when a button is pressed; nature is a manager's matter and on no card. */
const HIDDEN: readonly Deed[] = ["judge"];

export function drawCase(found: Case, seen: Seen, roles: readonly CaseRole[] = CASE_ROLES): Card {
  const words = wordsFor(seen.reader);
  const number = caseNumber(found);
  if (found.undoneAt) {
    const title = words.undoneTitle(number, found.customerName);
    return { title, tone: "stop", summary: title, parts: [{ part: "facts", facts: whatHappened(found, seen.reader) }] };
  }
  const title = titleOf(found, seen.reader);
  const facts = [...whatHappened(found, seen.reader), ...progress(found, seen), ...outcome(found, seen.reader)];
  return {
    title,
    tone: "plain",
    summary: `${title} ${found.description}`,
    parts: [
      { part: "facts", facts },
      buttons(...deedButtons(found, seen, roles)),
      ...(isOver(found.step) ? [] : [text(words.threadHint, "quiet")]),
    ],
  };
}

function titleOf(found: Case, reader: Reader): string {
  const words = wordsFor(reader);
  const number = caseNumber(found);
  const isNew = found.step === "received" && found.assigneeId === null && found.waitingSince === null;
  if (isNew) return words.newTitle(number, found.customerName);
  const step = found.waitingSince ? `${words.steps[found.step]} · ${words.waiting}` : words.steps[found.step];
  return words.title(number, found.customerName, step);
}

/** What these roles may do now; the first is the one that leads on. */
export function deedButtons(found: Case, { reader, now }: Seen, roles: readonly CaseRole[]): Button[] {
  const words = wordsFor(reader);
  const deeds = possibleDeeds(stateOf(found), roles, now).filter((deed) => !HIDDEN.includes(deed));
  const drawn = deeds.map((deed, at): Button => {
    const style = deed === "decline" ? "danger" : at === 0 ? "primary" : "plain";
    return button(words.deeds[deed], { do: "deed", record: "complaint", id: found.id, choice: deed }, style);
  });
  // In private, since a card that everybody sees must not become what one of them may see.
  const show = button(words.seeTimeline, { do: "show", record: "complaint", id: found.id, choice: "apart" });
  return [...drawn, show];
}

const factsFrom = (pairs: readonly (readonly [string, string | null])[]): Fact[] =>
  pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));

function whatHappened(found: Case, reader: Reader): Fact[] {
  const { fields, choices } = messagesFor(reader.locale).records.complaint;
  const words = wordsFor(reader);
  return factsFrom([
    [words.fact.tier, sayTier(found, reader)],
    [fields.kind, labelOf(choices.kind, found.kind)],
    [fields.severity, labelOf(choices.severity, found.severity)],
    [fields.description, found.description],
    [fields.product, found.product],
    [fields.evidence, found.evidence],
    [fields.mood, found.mood],
    [fields.demand, found.demand],
    [words.fact.reporter, found.reporterName],
  ]);
}

function progress(found: Case, seen: Seen): Fact[] {
  const { fact, level, ...words } = wordsFor(seen.reader);
  const when = (at: Date | null) => at && sayWhen(at, seen.reader);
  return [
    ...factsFrom([
      [fact.holder, found.assigneeName ?? fact.nobody],
      [fact.level, found.level > 1 ? level(found.level) : null],
      [fact.responded, when(found.respondedAt)],
    ]),
    ...deadlines(found, seen),
    ...factsFrom([
      [fact.waitingSince, found.waitingSince && words.waitingSince(sayWhen(found.waitingSince, seen.reader))],
      [fact.cause, found.cause],
      [fact.fault, labelOf(words.faults, found.fault)],
    ]),
  ];
}

/** Those that are still to be kept. */
function deadlines(found: Case, { reader, calendar, now }: Seen): Fact[] {
  if (isOver(found.step)) return [];
  const { due } = messagesFor(reader.locale).calendar;
  const words = wordsFor(reader);
  const today = dayOf(now, reader.timezone);
  const said = (dueAt: Date) => {
    const receivedAt = found.reopenedAt ?? found.receivedAt;
    const telling = { messages: messagesFor(reader.locale), timezone: reader.timezone, today };
    const moment = sayDeadline(calendar, { receivedAt, dueAt }, telling);
    return dueAt <= now && !found.waitingSince ? words.overdue(moment) : moment;
  };
  return factsFrom([
    [due.response, found.responseDueAt && !found.respondedAt ? said(found.responseDueAt) : null],
    [due.proposal, found.proposalDueAt && !found.proposedAt ? said(found.proposalDueAt) : null],
  ]);
}

function outcome(found: Case, reader: Reader): Fact[] {
  const { fact, ...words } = wordsFor(reader);
  const cost = found.proposalFen === null ? null : sayMoney(Number(found.proposalFen), reader.locale);
  const release = found.deciderId === null ? words.released : words.asked(found.deciderName ?? "");
  return factsFrom([
    [fact.proposal, found.proposal],
    [fact.cost, cost],
    [fact.release, found.step === "proposed" ? release : null],
    [fact.satisfaction, found.satisfaction === null ? null : words.score(found.satisfaction)],
    [fact.closingWords, found.closingWords],
    [fact.review, found.review],
  ]);
}
