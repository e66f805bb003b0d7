// The Monday report: a week of a scope in ten figures, against the week before, with what it takes to check them.
import type { Database } from "../../core/store/database.ts";
import { type HandledCase, findCases } from "./complaints.ts";
import { type Measures, type PersonMeasures, type WeekFacts, measureAll, measurePeople } from "./figures.ts";
import { findRivalWords } from "./rivals.ts";
import { type Member, type Scope, repsOf } from "./scope.ts";
import { type Tally, findTallies, sumOrders, tallyOf, totalOf } from "./tally.ts";
import { type Span, isRunning, spanBefore, sundayOf } from "./week.ts";

export type MondayReport = {
  scope: Scope;
  span: Span;
  /** When it was counted. */
  asOf: Date;
  total: Tally;
  measures: Measures;
  lastWeek: Measures;
  people: readonly PersonMeasures[];
  /** Orders of each of them in the week before, in fen. */
  ordersBefore: ReadonlyMap<number, number>;
  /** Reps who logged nothing. */
  silent: readonly Member[];
  cases: readonly HandledCase[];
  /** What was said of rivals, newest first, a few. */
  rivalWords: readonly string[];
  /** Orders of this week and those before it, oldest first, in fen. */
  weeks: readonly { week: string; orderFen: number }[];
};

export type ReportAsked = { scope: Scope; span: Span; now: Date };

/** How many weeks the chart looks back, this one included. */
const WEEKS = 4;

export async function findMondayReport(database: Database, asked: ReportAsked): Promise<MondayReport> {
  const { scope, span, now } = asked;
  const facts = await findWeek(database, asked);
  const before = await findWeek(database, { scope, span: spanBefore(span, 1), now });
  const total = totalOf(facts.tallies);
  const known = new Map([[span.week, total.orderFen]]);
  if (!isRunning(span)) known.set(spanBefore(span, 1).week, totalOf(before.tallies).orderFen);
  return {
    scope,
    span,
    asOf: now,
    total,
    measures: measureAll(scope, facts),
    lastWeek: measureAll(scope, before),
    people: measurePeople(scope, facts),
    ordersBefore: new Map(scope.members.map(({ id }) => [id, tallyOf(before.tallies, id).orderFen])),
    silent: repsOf(scope).filter(({ id }) => tallyOf(facts.tallies, id).visits === 0),
    cases: facts.cases,
    rivalWords: await findRivalWords(database, scope, span),
    weeks: await findWeeks(database, asked, known),
  };
}

/** One week's facts, read from indexes in slices of a few milliseconds (test/reports/plan.test.ts, test/bench/report.ts). */
export async function findWeek(database: Database, { scope, span, now }: ReportAsked): Promise<WeekFacts> {
  const tallies = await findTallies(database, scope, span);
  return { tallies, cases: await findCases(database, { scope, span, now }) };
}

/** `known`: what is not asked for again. Weeks that are over are whole ones, also beside one that is running. */
async function findWeeks(database: Database, { scope, span }: ReportAsked, known: ReadonlyMap<string, number>) {
  const weeks: { week: string; orderFen: number }[] = [];
  for (let back = WEEKS - 1; back >= 0; back--) {
    const { week, monday } = spanBefore(span, back);
    const whole = { week, monday, through: sundayOf(monday) };
    weeks.push({ week, orderFen: known.get(week) ?? (await sumOrders(database, scope, whole)) });
  }
  return weeks;
}
