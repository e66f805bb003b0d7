// How well a day's report is filled in and how punctual it is (E-05): a few rules that everybody can check. Pure.
import type { Actual } from "../plan/actual.ts";
import type { DayVisit } from "./visits.ts";

export const RULES = ["punctual", "met", "outcome", "amounts", "plans"] as const;
export type RuleName = (typeof RULES)[number];

/** Two points a rule; a rule that the day gives no occasion for is left out. `names`: the customers that miss something. */
export type Mark = { rule: RuleName; points: 0 | 1 | 2; names: string[] };
export type Score = { points: number; of: number; marks: Mark[] };

/** `sentOn`: the day on which it was first handed in, or today. `nextWorkday`: the first after the report's day. */
export type Scored = {
  day: string;
  sentOn: string;
  nextWorkday: string;
  visits: readonly DayVisit[];
  actual: Actual;
};

const EACH = 2;

/**
 * `punctual`: handed in on the day 2, up to the next working day 1. `met`: whom one met at a call on site. `outcome`: what
 * came of it or what comes next. `amounts`: who came to collect or to take an order names the amount, or says why there is
 * none; no discount above the order. `plans`: each planned visit is logged, moved or called off. All 2, half or more 1.
 */
export function scoreOf({ day, sentOn, nextWorkday, visits, actual }: Scored): Score {
  const onSite = visits.filter(({ channel }) => channel === "onsite");
  const marks: (Mark | null)[] = [
    { rule: "punctual", points: sentOn <= day ? 2 : sentOn <= nextWorkday ? 1 : 0, names: [] },
    shareOf("met", onSite, ({ met }) => met.length > 0),
    shareOf("outcome", visits, hasOutcome),
    shareOf("amounts", visits, isConsistent),
    shareOf("plans", actual.lines, ({ state }) => state !== "planned" && state !== "missed"),
  ];
  const given = marks.flatMap((mark) => mark ?? []);
  return {
    points: given.reduce((sum, { points }) => sum + points, 0),
    of: given.length * EACH,
    marks: given,
  };
}

type Named = { customerName: string };

function shareOf<T extends Named>(rule: RuleName, all: readonly T[], isFine: (one: T) => boolean): Mark | null {
  if (all.length === 0) return null;
  const lacking = all.filter((one) => !isFine(one));
  const points = lacking.length === 0 ? 2 : lacking.length * 2 <= all.length ? 1 : 0;
  return { rule, points, names: [...new Set(lacking.map(({ customerName }) => customerName))] };
}

const isSaid = (words: string | null): boolean => words !== null && words !== "";
const saysMore = ({ feedback, summary }: DayVisit): boolean => isSaid(feedback) || isSaid(summary);

const hasOutcome = (visit: DayVisit): boolean =>
  visit.hasNext ||
  saysMore(visit) ||
  isSaid(visit.competitor) ||
  visit.orderFen !== null ||
  visit.collectedFen !== null ||
  visit.receivableFen !== null;

function isConsistent(visit: DayVisit): boolean {
  const { purposes, orderFen, collectedFen, discountFen } = visit;
  const lacksOrder = purposes.includes("order") && orderFen === null;
  const lacksCollected = purposes.includes("collect") && collectedFen === null;
  const isDiscountTooHigh = discountFen !== null && orderFen !== null && discountFen > orderFen;
  return !isDiscountTooHigh && !((lacksOrder || lacksCollected) && !saysMore(visit));
}
