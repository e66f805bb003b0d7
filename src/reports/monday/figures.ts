// The ten figures of the Monday report (E-01) out of what was counted: each with numerator, denominator and last week's.
import { type Aim, type Aims, NO_AIM } from "./aims.ts";
import type { HandledCase } from "./complaints.ts";
import { type Forms, type FormsCount, formsOf, sumForms } from "./forms.ts";
import { type Member, repsOf } from "./scope.ts";
import { type Tallies, type Tally, tallyOf, totalOf } from "./tally.ts";

export const FIGURES = [
  "orders",
  "newCustomers",
  "collected",
  "effectiveRate",
  "dealRate",
  "averagePerPerson",
  "rivals",
  "complaints",
  "forms",
  "nextWeek",
] as const;
export type FigureKey = (typeof FIGURES)[number];

/** Money is in fen; a rate in per cent with one decimal, and null where there is nothing to divide by. */
export type Unit = "money" | "count" | "rate";
export const UNITS: Record<FigureKey, Unit> = {
  orders: "money",
  newCustomers: "count",
  collected: "money",
  effectiveRate: "rate",
  dealRate: "rate",
  averagePerPerson: "money",
  rivals: "count",
  complaints: "count",
  forms: "count",
  nextWeek: "count",
};

/** A figure and what it is made of; `averagePerPerson` has fen as its numerator, all others count. */
export type Measure = {
  value: number | null;
  numerator: number;
  denominator: number;
  /** What it was to be, in the value's unit; null: nothing was set. Zero is a target like any other. */
  target: number | null;
};
export type Measures = Record<FigureKey, Measure>;

/** What a week came to, of the people who were counted in it. `aims` are of the whole week, `next` of the one after. */
export type WeekFacts = {
  members: readonly Member[];
  tallies: Tallies;
  groups: ReadonlyMap<string, Tally>;
  cases: readonly HandledCase[];
  forms: Forms;
  aims: Aims;
  next: Aims;
};

export type PersonMeasures = { id: number; name: string; tally: Tally; measures: Measures };

const DAYS_A_WEEK = 5;

const rateOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : Math.round((1000 * numerator) / denominator) / 10;

const tenths = (number: number): number => Math.round(number * 10) / 10;

type Counted = {
  tally: Tally;
  cases: readonly HandledCase[];
  forms: FormsCount;
  /** Reps, and whoever else logged a visit; and the days they worked, of all together. */
  sellers: number;
  days: number;
  /** People with something planned for the week after. */
  planning: number;
  aim: Aim;
  nextAim: Aim;
};

/** A target's share for each is no exact figure. */
const toYuan = (fen: number | null): number | null => (fen === null ? null : Math.round(fen / 100) * 100);

export function measuresOf(counted: Counted): Measures {
  const { tally, cases, forms, sellers, days, planning, aim, nextAim } = counted;
  const { visits, orders, effective } = tally;
  const opened = cases.filter(({ isNew }) => isNew).length;
  const closed = cases.filter(({ isClosed }) => isClosed).length;
  // So many weeks of five working days: a week of two counts as much less for each.
  const weeks = tenths(days / DAYS_A_WEEK);
  const perWeek = (fen: number | null) => (fen === null || days === 0 ? null : Math.round((fen * DAYS_A_WEEK) / days));
  return {
    orders: { value: tally.orderFen, numerator: orders, denominator: visits, target: aim.sales },
    newCustomers: {
      value: tally.newCustomers,
      numerator: tally.newCustomers,
      denominator: sellers,
      target: aim.newCustomers,
    },
    collected: { value: tally.collectedFen, numerator: tally.collections, denominator: visits, target: aim.collection },
    effectiveRate: { value: rateOf(effective, visits), numerator: effective, denominator: visits, target: null },
    dealRate: { value: rateOf(orders, effective), numerator: orders, denominator: effective, target: null },
    averagePerPerson: {
      value: perWeek(tally.orderFen),
      numerator: tally.orderFen,
      denominator: weeks,
      target: toYuan(perWeek(aim.sales)),
    },
    rivals: { value: tally.rivals, numerator: tally.rivals, denominator: visits, target: null },
    complaints: { value: opened, numerator: closed, denominator: cases.length, target: null },
    forms: { value: forms.kept, numerator: forms.kept, denominator: forms.expected, target: null },
    nextWeek: { value: plannedIn(tally), numerator: planning, denominator: sellers, target: nextAim.visits },
  };
}

/** All that is planned for the week after. */
export const plannedIn = ({ plans, followUps, promises }: Tally): number => plans + followUps + promises;

/** All of a scope together. */
export function measureAll({ members, tallies, cases, forms, aims, next }: WeekFacts): Measures {
  const reps = repsOf(members);
  const isRep = new Set(reps.map(({ id }) => id));
  const others = members.filter(({ id }) => !isRep.has(id));
  const hasLogged = ({ id }: { id: number }): boolean => tallyOf(tallies, id).visits > 0;
  const sellers = [...reps, ...others.filter(hasLogged)];
  return measuresOf({
    tally: totalOf(tallies),
    cases,
    forms: sumForms([...forms.people.values()]),
    sellers: sellers.length,
    days: sellers.reduce((sum, { id }) => sum + (aims.days.get(id) ?? 0), 0),
    planning: sellers.filter(({ id }) => plannedIn(tallyOf(tallies, id)) > 0).length,
    aim: aims.total,
    nextAim: next.total,
  });
}

/** Every rep, and whoever else has something to show; who sold most comes first. */
export function measurePeople({ members, tallies, cases, forms, aims, next }: WeekFacts): PersonMeasures[] {
  const isRep = new Set(repsOf(members).map(({ id }) => id));
  const casesOf = new Map<number, HandledCase[]>();
  for (const one of cases) for (const id of one.people) casesOf.set(id, [...(casesOf.get(id) ?? []), one]);
  const people = members.flatMap(({ id, name }): PersonMeasures[] => {
    const tally = tallyOf(tallies, id);
    if (!isRep.has(id) && !tallies.has(id)) return [];
    const measures = measuresOf({
      tally,
      cases: casesOf.get(id) ?? [],
      forms: formsOf(forms, id),
      sellers: 1,
      days: aims.days.get(id) ?? 0,
      planning: Number(plannedIn(tally) > 0),
      aim: aims.people.get(id) ?? NO_AIM,
      nextAim: next.people.get(id) ?? NO_AIM,
    });
    return [{ id, name, tally, measures }];
  });
  return people.toSorted((one, other) => other.tally.orderFen - one.tally.orderFen || one.id - other.id);
}
