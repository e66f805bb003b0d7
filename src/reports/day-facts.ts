// What one should know before greeting somebody: what is open, how to talk with him, what was last between us and given.
import { type Messages, messagesFor } from "../core/messages/index.ts";
import { sayDay, sayMoney } from "../core/reading/say.ts";
import type { Fact } from "../core/reply.ts";
import type { BirthdayFacts, BirthdayItem, LastVisit } from "./birthdays.ts";
import { sayGift } from "./gift.ts";

type Saying = { words: Messages; facts: BirthdayFacts };

const SUMMARY = 60;

/** Complaints first, then how to talk with him, and what was last between us. */
export function factsOfDay(item: BirthdayItem, facts: BirthdayFacts): Fact[] {
  const words = messagesFor(facts.locale);
  const { phone, lastVisit, promises, complaint, lastGift, note, record } = item;
  const { birthdays, care, briefing } = words;
  const how = (briefing.tempers as Record<string, string>)[item.temper ?? ""];
  const { kind, severity } = words.records.complaint.choices;
  const { locale, today } = facts;
  const label = (list: Record<string, string>, code: string) => list[code] ?? code;
  const about = complaint && `${label(kind, complaint.kind)} · ${label(severity, complaint.severity)}`;
  const said = promises.map((one) =>
    one.dueOn === null ? one.text : birthdays.promiseBy(one.text, sayDay(one.dueOn, today, locale)),
  );
  return [
    ...(complaint && about
      ? [{ label: birthdays.attention, value: birthdays.openComplaint(complaint.number, about) }]
      : []),
    ...(how === undefined ? [] : [{ label: care.temper, value: how }]),
    ...(phone === null ? [] : [{ label: birthdays.phone, value: phone }]),
    { label: birthdays.lastVisit, value: lastVisit ? sayVisit(lastVisit, { words, facts }) : birthdays.noVisit },
    ...(lastGift ? [{ label: care.lastGift, value: sayGift(lastGift, facts) }] : []),
    ...(said.length ? [{ label: birthdays.promises, value: said.join(birthdays.divider) }] : []),
    ...(note && record === "careDay" ? [{ label: care.note, value: note }] : []),
  ];
}

function sayVisit(visit: LastVisit, { words, facts }: Saying): string {
  const { fields, choices } = words.records.visit;
  const { locale, today } = facts;
  const channels: Record<string, string> = choices.channel;
  const money = (label: string, fen: number | null) => (fen === null ? [] : [`${label} ${sayMoney(fen, locale)}`]);
  const summary = Array.from(visit.summary ?? "");
  return [
    sayDay(visit.visitedOn, today, locale),
    channels[visit.channel] ?? visit.channel,
    visit.by,
    ...money(fields.orderAmount, visit.orderFen),
    ...money(fields.collectedAmount, visit.collectedFen),
    ...(summary.length ? [`${summary.slice(0, SUMMARY).join("")}${summary.length > SUMMARY ? "…" : ""}`] : []),
  ].join(" · ");
}
