// The ten figures of the Monday report (E-01) out of what was counted: each with numerator, denominator and last week's.
import type { HandledCase } from "./complaints.ts";
import { type Scope, repsOf } from "./scope.ts";
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
export type Measure = { value: number | null; numerator: number; denominator: number };
export type Measures = Record<FigureKey, Measure>;

/** What a week came to, of one scope. */
export type WeekFacts = { tallies: Tallies; cases: readonly HandledCase[] };

export type PersonMeasures = { id: number; name: string; tally: Tally; measures: Measures };

const rateOf = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : Math.round((1000 * numerator) / denominator) / 10;

type Counted = {
  tally: Tally;
  cases: readonly HandledCase[];
  /** Active reps, and how many of them logged something. */
  reps: number;
  logged: number;
  /** Reps, and whoever else logged a visit. */
  sellers: number;
  /** People with something planned for the week after. */
  planning: number;
};

function measuresOf({ tally, cases, reps, logged, sellers, planning }: Counted): Measures {
  const { visits, orders, effective } = tally;
  const opened = cases.filter(({ isNew }) => isNew).length;
  const closed = cases.filter(({ isClosed }) => isClosed).length;
  const average = sellers === 0 ? null : Math.round(tally.orderFen / sellers);
  return {
    orders: { value: tally.orderFen, numerator: orders, denominator: visits },
    newCustomers: { value: tally.newCustomers, numerator: tally.newCustomers, denominator: sellers },
    collected: { value: tally.collectedFen, numerator: tally.collections, denominator: visits },
    effectiveRate: { value: rateOf(effective, visits), numerator: effective, denominator: visits },
    dealRate: { value: rateOf(orders, effective), numerator: orders, denominator: effective },
    averagePerPerson: { value: average, numerator: tally.orderFen, denominator: sellers },
    rivals: { value: tally.rivals, numerator: tally.rivals, denominator: visits },
    complaints: { value: opened, numerator: closed, denominator: cases.length },
    forms: { value: logged, numerator: logged, denominator: reps },
    nextWeek: { value: tally.followUps + tally.promises, numerator: planning, denominator: sellers },
  };
}

const plans = ({ followUps, promises }: Tally): number => followUps + promises;

/** All of a scope together. */
export function measureAll(scope: Scope, { tallies, cases }: WeekFacts): Measures {
  const reps = repsOf(scope);
  const isRep = new Set(reps.map(({ id }) => id));
  const others = scope.members.filter(({ id }) => !isRep.has(id));
  const hasLogged = ({ id }: { id: number }): boolean => tallyOf(tallies, id).visits > 0;
  const sellers = [...reps, ...others.filter(hasLogged)];
  return measuresOf({
    tally: totalOf(tallies),
    cases,
    reps: reps.length,
    logged: reps.filter(hasLogged).length,
    sellers: sellers.length,
    planning: sellers.filter(({ id }) => plans(tallyOf(tallies, id)) > 0).length,
  });
}

/** Every rep, and whoever else has something to show; who sold most comes first. */
export function measurePeople(scope: Scope, { tallies, cases }: WeekFacts): PersonMeasures[] {
  const isRep = new Set(repsOf(scope).map(({ id }) => id));
  const casesOf = new Map<number, HandledCase[]>();
  for (const one of cases) for (const id of one.people) casesOf.set(id, [...(casesOf.get(id) ?? []), one]);
  const people = scope.members.flatMap(({ id, name }): PersonMeasures[] => {
    const tally = tallyOf(tallies, id);
    const own = casesOf.get(id) ?? [];
    if (!isRep.has(id) && !tallies.has(id)) return [];
    const [reps, logged] = [Number(isRep.has(id)), Number(tally.visits > 0)];
    const planning = Number(plans(tally) > 0);
    return [{ id, name, tally, measures: measuresOf({ tally, cases: own, reps, logged, sellers: 1, planning }) }];
  });
  return people.toSorted((one, other) => other.tally.orderFen - one.tally.orderFen || one.id - other.id);
}
