// The Monday report: a week of a scope in ten figures, against the week before, with what it takes to check them.
import type { Database } from "../../core/store/database.ts";
import { type PromisesOfPeople, findPromiseFigures } from "../promises.ts";
import { type Aim, type Book, aimsOf, openBook } from "./aims.ts";
import { type HandledCase, findCases } from "./complaints.ts";
import { type Measures, type PersonMeasures, type WeekFacts, measureAll, measurePeople } from "./figures.ts";
import { type Forms, findForms } from "./forms.ts";
import { findRivalWords } from "./rivals.ts";
import { type Member, type Scope, membersIn, repsOf } from "./scope.ts";
import { type Tally, findTallies, sumOrders, tallyOf, totalOf } from "./tally.ts";
import { type TeamLine, findTeams } from "./teams.ts";
import { LOOKED_BACK, type Span, isMonthly, isRunning, nextOf, spanBefore, wholeOf } from "./week.ts";
import { type SaidWords, findWords } from "./words.ts";

export type MondayReport = {
  scope: Scope;
  span: Span;
  /** When it was counted. */
  asOf: Date;
  total: Tally;
  /** What the whole week was to come to, and what the next one is to. */
  aim: Aim;
  nextAim: Aim;
  measures: Measures;
  lastWeek: Measures;
  people: readonly PersonMeasures[];
  /** The teams of a report that holds several. */
  teams: readonly TeamLine[];
  /** Orders of each of them in the week before, in fen. */
  ordersBefore: ReadonlyMap<number, number>;
  /** Reps who logged nothing. */
  silent: readonly Member[];
  cases: readonly HandledCase[];
  /** Daily reports, per person. */
  forms: Forms;
  /** What was said of rivals, newest first, a few. */
  rivalWords: readonly string[];
  /** What the managers in it added in their own words. */
  words: readonly SaidWords[];
  /** What became of promises, per person; null of a month. */
  promises: PromisesOfPeople | null;
  /** Orders of this week and those before it, oldest first, in fen; with what they were to be. */
  weeks: readonly WeekOrders[];
};

export type WeekOrders = { span: Span; orderFen: number; aimFen: number | null };

export type ReportAsked = { scope: Scope; span: Span; now: Date };

export async function findMondayReport(database: Database, asked: ReportAsked): Promise<MondayReport> {
  const { scope, span, now } = asked;
  const book = await bookFor(database, asked);
  const facts = await findFacts(database, asked, book);
  const before = await findFacts(database, { scope, span: spanBefore(span, 1), now }, book);
  const total = totalOf(facts.tallies);
  const known = new Map([[span.week, total.orderFen]]);
  if (!isRunning(span)) known.set(spanBefore(span, 1).week, totalOf(before.tallies).orderFen);
  return {
    scope,
    span,
    asOf: now,
    total,
    aim: facts.aims.total,
    nextAim: facts.next.total,
    measures: measureAll(facts),
    lastWeek: measureAll(before),
    people: measurePeople(facts),
    teams: await findTeams(database, facts, before),
    ordersBefore: new Map([...before.tallies].map(([id, { orderFen }]) => [id, orderFen])),
    silent: repsOf(facts.members).filter(({ id }) => tallyOf(facts.tallies, id).visits === 0),
    cases: facts.cases,
    forms: facts.forms,
    rivalWords: await findRivalWords(database, scope, span),
    words: await findWords(database, scope, span),
    promises: await findPromises(database, facts.members, asked),
    weeks: await findWeeks(database, asked, { known, book }),
  };
}

function findPromises(database: Database, members: readonly Member[], { scope, span }: ReportAsked) {
  if (isMonthly(span)) return null;
  const { monday, through } = span;
  const people = members.map(({ id }) => id);
  return findPromiseFigures(database, { people, monday, through, timezone: scope.timezone });
}

/** Everything that is set for the weeks a report looks at, with the one after. */
function bookFor(database: Database, { scope, span, now }: ReportAsked): Promise<Book> {
  const from = spanBefore(span, LOOKED_BACK - 1).monday;
  return openBook(database, { from, to: nextOf(span).to, timezone: scope.timezone, now });
}

/** One week's facts, read from indexes in slices of a few milliseconds (test/reports/plan.test.ts, test/bench/report.ts). */
export const findWeek = async (database: Database, asked: ReportAsked): Promise<WeekFacts> =>
  findFacts(database, asked, await bookFor(database, asked));

async function findFacts(database: Database, { scope, span, now }: ReportAsked, book: Book): Promise<WeekFacts> {
  const { people: tallies, groups } = await findTallies(database, scope, span);
  const cases = await findCases(database, { scope, span, now });
  const forms = await findForms(database, { scope, span, now });
  const { from, to } = nextOf(span);
  const worked = aimsOf(book, scope, span);
  const next = aimsOf(book, scope, { week: span.week, monday: from, through: to });
  const aims = isRunning(span) ? { ...aimsOf(book, scope, wholeOf(span)), days: worked.days } : worked;
  return { members: membersIn(scope, span), tallies, groups, cases, forms, aims, next };
}

type Looking = { known: ReadonlyMap<string, number>; book: Book };

/** `known`: what is not asked for again. Weeks that are over are whole ones, also beside one that is running. */
async function findWeeks(database: Database, { scope, span }: ReportAsked, { known, book }: Looking) {
  const weeks: WeekOrders[] = [];
  for (let back = LOOKED_BACK - 1; back >= 0; back--) {
    const whole = wholeOf(spanBefore(span, back));
    const orderFen = known.get(whole.week) ?? (await sumOrders(database, scope, back === 0 ? span : whole));
    weeks.push({ span: whole, orderFen, aimFen: aimsOf(book, scope, whole).total.sales });
  }
  return weeks;
}
