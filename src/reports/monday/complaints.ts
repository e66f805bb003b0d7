// The complaints that a week had to deal with, each with what came of it by the week's end (E-01, 8).
import type { Database } from "../../core/store/database.ts";
import { dayOf } from "../../core/turn.ts";
import { type Scope, idsOn } from "./scope.ts";
import { instantsOf } from "./tally.ts";
import type { Span } from "./week.ts";

/** `people`: whom it concerns: who reported it, who carries it, whose customer it is about. */
export type HandledCase = { id: number; people: number[]; isNew: boolean; isClosed: boolean; isOverdue: boolean };

type CaseRow = {
  id: number;
  reporterId: number;
  assigneeId: number | null;
  ownerId: number | null;
  receivedAt: Date;
  closedAt: Date | null;
  responseDueAt: Date | null;
  respondedAt: Date | null;
  proposalDueAt: Date | null;
  proposedAt: Date | null;
};

const COLUMNS = `c."id", c."reporterId", c."assigneeId", k."ownerId", c."receivedAt", c."closedAt", c."responseDueAt",
  c."respondedAt", c."proposalDueAt", c."proposedAt" FROM "Complaint" c JOIN "Customer" k ON k."id" = c."customerId"`;

type Asked = { scope: Scope; span: Span; now: Date };

/** All that were open at some time of the week, newest first. A week that is running has come as far as `now`. */
export async function findCases(database: Database, { scope, span, now }: Asked): Promise<HandledCase[]> {
  const { from, until: end } = instantsOf(span, scope);
  const until = now < end ? now : end;
  const sql = `SELECT ${COLUMNS} WHERE c."undoneAt" IS NULL AND c."receivedAt" < ?
    AND (c."closedAt" IS NULL OR c."closedAt" >= ?) ORDER BY c."id" DESC`;
  const known = new Map<string, ReadonlySet<number>>();
  const idsFor = (day: string): ReadonlySet<number> => {
    const ids = known.get(day) ?? idsOn(scope, day);
    known.set(day, ids);
    return ids;
  };
  const cases = await database.read<CaseRow>(sql, [until, from]);
  return cases.flatMap((row) => {
    const one = caseOf(row, { from, until });
    // Whoever carried it when the week began to deal with it.
    const ids = idsFor(row.receivedAt < from ? span.monday : dayOf(row.receivedAt, scope.timezone));
    return one.people.some((person) => ids.has(person)) ? [one] : [];
  });
}

type Week = { from: Date; until: Date };

/** As it stood when the week ended, so that it is the same whenever it is asked for. */
function caseOf(row: CaseRow, { from, until }: Week): HandledCase {
  const happened = (at: Date | null) => at !== null && at < until;
  const isLate = (dueAt: Date | null, doneAt: Date | null) => happened(dueAt) && !happened(doneAt);
  const isClosed = happened(row.closedAt);
  const people = [row.reporterId, row.assigneeId, row.ownerId].filter((id) => id !== null);
  return {
    id: row.id,
    people: [...new Set(people)],
    isNew: row.receivedAt >= from,
    isClosed,
    isOverdue: !isClosed && (isLate(row.responseDueAt, row.respondedAt) || isLate(row.proposalDueAt, row.proposedAt)),
  };
}
