// What a week of promises came to, per person: made, kept, broken, moved, open, overdue, each with its records (D-04, B5 3).
import { addDays, sundayOf } from "../core/calendar/weeks.ts";
import { text } from "../core/cards.ts";
import { type Locale, messagesFor } from "../core/messages/index.ts";
import type { Part } from "../core/reply.ts";
import type { Cell, Database } from "../core/store/database.ts";
import { instantOf } from "../core/turn.ts";

/**
 * Ids of promises, lowest first.
 * made: given in the week; a recurring one counts once, when it was first given. kept: done in the week, by the day on
 * which it was done. late: those of `kept` that were done after their day. broken: said to be broken in the week, and
 * recurring ones that were done early or late (D-05, core/promise/rule.ts). moved: given another day in the week, each
 * once; a moved one is neither kept nor broken by that, and late only after its new day. open: neither kept, broken nor
 * called off when the week (or the part of it that has gone by) ended. overdue: those of `open` whose day, as it stood
 * then, was over.
 */
export type PromiseFigures = {
  made: number[];
  kept: number[];
  late: number[];
  broken: number[];
  moved: number[];
  open: number[];
  overdue: number[];
};

/** By the rep's id; who has none of all is not in it. */
export type PromisesOfPeople = ReadonlyMap<number, PromiseFigures>;

/** `monday` and `through` (its last day, counted in) are YYYY-MM-DD in `timezone`; `through` is today while the week runs. */
export type PromiseWeek = { people: readonly number[]; monday: string; through: string; timezone: string };

type Figure = keyof PromiseFigures;
type Counted = { personId: number; id: number };
type Question = { figure: Figure; sql: string; params: readonly Cell[] };

const PEOPLE_AT_ONCE = 250;
const NAMES: readonly Figure[] = ["made", "kept", "late", "broken", "moved", "open", "overdue"];

const nothing = (): PromiseFigures => ({ made: [], kept: [], late: [], broken: [], moved: [], open: [], overdue: [] });

export async function findPromiseFigures(database: Database, week: PromiseWeek): Promise<PromisesOfPeople> {
  const all = new Map<number, PromiseFigures>();
  for (let at = 0; at < week.people.length; at += PEOPLE_AT_ONCE) {
    const people = week.people.slice(at, at + PEOPLE_AT_ONCE);
    for (const { figure, sql, params } of questions({ ...week, people })) {
      for (const { personId, id } of await database.read<Counted>(sql, params)) {
        const figures = all.get(personId) ?? nothing();
        figures[figure].push(id);
        all.set(personId, figures);
      }
    }
  }
  return all;
}

function questions({ people, monday, through, timezone }: PromiseWeek): Question[] {
  const from = instantOf(monday, "00:00", timezone);
  const until = instantOf(addDays(through, 1), "00:00", timezone);
  // On Monday, what was due on Sunday is overdue; while the week runs, what is due today is not.
  const overBefore = through === sundayOf(monday) ? addDays(through, 1) : through;
  const whose = `p."repId" IN (${people.map(() => "?").join(", ")}) AND p."undoneAt" IS NULL`;
  const select = `SELECT p."repId" AS "personId", p."id" FROM "Promise" p WHERE ${whose}`;
  const ended = `${select} AND p."endedOn" BETWEEN ? AND ?`;
  const open = `${select} AND p."createdAt" < ? AND (p."status" = 'open' OR p."endedOn" > ?)`;
  // A promise that was moved since had the day from which the first such move took it.
  const dayThen = `COALESCE((SELECT m."fromOn" FROM "PromiseMove" m WHERE m."promiseId" = p."id" AND m."movedAt" >= ?
    ORDER BY m."movedAt", m."version" LIMIT 1), p."dueOn")`;
  const moved = `EXISTS (SELECT 1 FROM "PromiseMove" m WHERE m."promiseId" = p."id" AND m."repId" = p."repId"
    AND m."movedAt" >= ? AND m."movedAt" < ?)`;
  const days = [monday, through];
  const asked: Record<Figure, [sql: string, params: readonly Cell[]]> = {
    made: [`${select} AND p."createdAt" >= ? AND p."createdAt" < ? AND p."seriesId" IS NULL`, [from, until]],
    kept: [`${ended} AND p."status" = 'kept'`, days],
    late: [`${ended} AND p."status" = 'kept' AND p."endedOn" > p."dueOn"`, days],
    broken: [`${ended} AND p."status" = 'broken'`, days],
    moved: [`${select} AND ${moved}`, [from, until]],
    open: [open, [until, through]],
    overdue: [`${open} AND ${dayThen} < ?`, [until, through, until, overBefore]],
  };
  return NAMES.map((figure) => {
    const [sql, params] = asked[figure];
    return { figure, sql: `${sql} ORDER BY p."id"`, params: [...people, ...params] };
  });
}

/** The figures of all together. */
export function totalOfPromises(people: PromisesOfPeople): PromiseFigures {
  const total = nothing();
  for (const figures of people.values()) for (const name of NAMES) total[name].push(...figures[name]);
  return total;
}

/** A name per person, in the order in which they are to stand. */
export type Named = { id: number; name: string };

/** A card for 60 people still has to be read on a phone: those with most broken or overdue stand in it. */
const MOST_PEOPLE = 10;

/** A part of the Monday report of its own: the sum, then those with something broken or overdue, the most first. */
export function drawPromises(figures: PromisesOfPeople, people: readonly Named[], locale: Locale): Part[] {
  const { promises } = messagesFor(locale);
  const total = totalOfPromises(figures);
  const isNone = NAMES.every((name) => total[name].length === 0);
  if (isNone) return [text(promises.figuresTitle, "strong"), text(promises.figuresNone, "quiet")];
  const troubleOf = ({ id }: Named) => {
    const one = figures.get(id);
    return one ? one.broken.length + one.overdue.length : 0;
  };
  const troubled = people
    .filter((one) => troubleOf(one) > 0)
    .toSorted((one, other) => troubleOf(other) - troubleOf(one));
  const rows = troubled.slice(0, MOST_PEOPLE).map((one) => ({
    title: one.name,
    detail: promises.figures(countsOf(figures.get(one.id) ?? nothing())),
  }));
  const left = troubled.length - rows.length;
  return [
    text(promises.figuresTitle, "strong"),
    text(promises.figures(countsOf(total))),
    ...(people.length > 1 && rows.length > 0 ? [{ part: "rows" as const, rows }] : []),
    ...(left > 0 ? [text(promises.figuresMore(left), "quiet")] : []),
  ];
}

const countsOf = ({ made, kept, late, broken, moved, open, overdue }: PromiseFigures) => ({
  made: made.length,
  kept: kept.length,
  late: late.length,
  broken: broken.length,
  moved: moved.length,
  open: open.length,
  overdue: overdue.length,
});
