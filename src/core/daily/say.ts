// Parts of a day's report in words: its visits, money, time, attendance, score, and its manager's word.
import { type Messages, messagesFor } from "../messages/index.ts";
import { sayMoment } from "../plan/moment.ts";
import { type Reader, sayPurposes } from "../plan/say-line.ts";
import { sayMoney, sayRate } from "../reading/say.ts";
import { timeOf } from "../turn.ts";
import { minutesOut, type Outing } from "./facts.ts";
import { type Deed, isWaiting, TIMES } from "./find.ts";
import type { Mark } from "./score.ts";
import type { DailyView } from "./view.ts";
import { type DayVisit, MONEY, type MoneyColumn } from "./visits.ts";

type Amounts = Record<MoneyColumn, number | null>;

const sayAmount = (column: MoneyColumn, amount: number, { locale }: Reader): string =>
  column === "marginRate" ? sayRate(amount) : sayMoney(amount, locale);

/** `销售额 ¥12,000 · 实收款 ¥5,000`; what nobody wrote is left out. */
export function sayAmounts(amounts: Amounts, reader: Reader): string {
  const { dailies } = messagesFor(reader.locale);
  return MONEY.flatMap((column) => {
    const amount = amounts[column];
    return amount === null ? [] : [`${dailies.money[column]} ${sayAmount(column, amount, reader)}`];
  }).join(" · ");
}

/** What it was for, whom one met, and its money. */
export function sayVisit(visit: DayVisit, reader: Reader): string {
  const messages = messagesFor(reader.locale);
  const { dailies, answer } = messages;
  return [
    visit.isNew ? dailies.fresh : "",
    sayPurposes(visit.purposes, messages),
    visit.met.length ? dailies.met(visit.met.join(answer.comma)) : "",
    sayAmounts(visit, reader),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What was written down, kind by kind, and its sum; "" where nothing was. */
export function sayTimes({ daily }: DailyView, { dailies }: Messages): string {
  const kept = TIMES.flatMap((kind) => {
    const minutes = daily?.[kind] ?? null;
    return minutes === null ? [] : [{ kind, minutes }];
  });
  if (kept.length === 0) return "";
  const total = kept.reduce((sum, { minutes }) => sum + minutes, 0);
  return [...kept.map(({ kind, minutes }) => `${dailies.times[kind]} ${minutes}`), dailies.timeTotal(total)].join(
    " · ",
  );
}

/** At work, on leave or a day off, and when he was out by his slips. */
export function sayAttendance({ facts }: DailyView, reader: Reader): string {
  const { dailies } = messagesFor(reader.locale);
  const { isAway, isWorkday, outings } = facts;
  const here = isAway ? "leave" : isWorkday ? "present" : "off";
  const out = outings.map((one) => sayOuting(one, reader));
  const total = outings.length > 1 && minutesOut(outings) > 0 ? [dailies.outTotal(minutesOut(outings))] : [];
  return [dailies.attendance[here], ...out, ...total].join(" · ");
}

function sayOuting(outing: Outing, reader: Reader): string {
  const { dailies } = messagesFor(reader.locale);
  const from = timeOf(outing.leftAt, reader.timezone);
  const place = outing.place ?? "";
  if (outing.endedAt === null) return dailies.outOpen(from, place);
  return dailies.out(from, timeOf(outing.endedAt, reader.timezone), minutesOut([outing]), place);
}

/** What is missing, a line a rule; what is complete says nothing. */
export function sayMarks(marks: readonly Mark[], { dailies, answer }: Messages): string[] {
  return marks.flatMap(({ rule, points, names }) => {
    if (points === 2) return [];
    if (rule === "punctual") return [dailies.rules.punctual[points]];
    return [dailies.ruleLine(dailies.rules[rule], names.join(answer.comma))];
  });
}

export function sayDeed({ deed, who, at, comment }: Deed, reader: Reader): string {
  const { dailies } = messagesFor(reader.locale);
  const said = dailies.deeds[deed](who ?? "", sayMoment(at, reader));
  return comment === null ? said : dailies.withWords(said, comment);
}

/** Where it stands, and below it all that was done with it. */
export function sayStanding({ daily, deeds, managerName }: DailyView, reader: Reader, isAsked: boolean): string[] {
  const { dailies } = messagesFor(reader.locale);
  const { states } = dailies;
  const history = deeds.map((deed) => sayDeed(deed, reader));
  if (!daily || daily.state === "draft") return [states.none, ...history];
  const name = daily.askedName ?? managerName ?? "";
  if (isWaiting(daily) && daily.askedId === null) return [states.alone, ...history];
  if (daily.state === "signed") return history;
  if (isWaiting(daily) && isAsked) return history;
  if (isWaiting(daily)) return [...history, states[daily.state === "sent" ? "sent" : "changed"](name)];
  return [...history, states.reopened];
}
