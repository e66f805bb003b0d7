// How often a case was carried, and how it stood at the end of each time: a reopening begins the next one.
import type { Database, Row } from "../store/database.ts";
import type { Entry } from "./entries.ts";
import type { Case } from "./found.ts";

const COLUMNS = [
  "severity",
  "assigneeId",
  "receivedAt",
  "reopenedAt",
  "respondedAt",
  "responseDueAt",
  "proposedAt",
  "proposalDueAt",
  "cause",
  "fault",
  "proposal",
  "proposalFen",
  "releasedAt",
  "waitingSince",
  "resolvedAt",
  "closedAt",
  "satisfaction",
  "closingWords",
  "review",
  "reviewedAt",
] as const satisfies readonly (keyof Case)[];

export type Stand = Pick<Case, (typeof COLUMNS)[number]>;
/** `deeds`: what was done in it, its reopening first. */
export type Round = { stand: Stand; deeds: readonly Entry[]; isLast: boolean };

type Kept = { before: string | null; after: string | null };

/** The history is gone back in, deed by deed, from how the case stands now (test/core/case/file.test.ts). */
export async function findRounds(database: Database, found: Case, entries: readonly Entry[]): Promise<Round[]> {
  const sql = `SELECT "before", "after" FROM "Change" WHERE "record" = 'case' AND "recordId" = ? ORDER BY "id" DESC`;
  let stand: Case = found;
  const stands: Case[] = [found];
  for (const { before, after } of await database.read<Kept>(sql, [found.id])) {
    stand = { ...stand, ...columnsIn(before) };
    if ("reopenedAt" in columnsIn(after)) stands.unshift(stand);
  }
  const deeds = entries.filter(({ kind }) => kind === "deed");
  const starts = deeds.flatMap(({ deed }, at) => (deed === "reopen" ? [at] : []));
  return stands.map((one, round) => ({
    stand: pickColumns(one),
    deeds: deeds.slice(round === 0 ? 0 : starts[round - 1], starts[round] ?? deeds.length),
    isLast: round === stands.length - 1,
  }));
}

/** Instants are kept as text in the history. */
function columnsIn(kept: string | null): Row {
  const columns = kept === null ? {} : (JSON.parse(kept) as Row);
  const revived = Object.entries(columns).map(([name, cell]): [string, Row[string]] => {
    const isInstant = typeof cell === "string" && /(?:At|Since)$/u.test(name);
    return [name, isInstant ? new Date(cell) : cell];
  });
  return Object.fromEntries(revived);
}

const pickColumns = (found: Case): Stand =>
  Object.fromEntries(COLUMNS.map((name) => [name, found[name]])) as unknown as Stand;
