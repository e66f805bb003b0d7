// What a manager has signed stays as it was: records of a signed day cannot be made, changed or taken back.
import { findPerson } from "../person.ts";
import { sayDay } from "../reading/say.ts";
import type { RecordType, Values } from "../record.ts";
import { textIn } from "../row.ts";
import type { Write } from "../store/database.ts";
import { type Turn, dayOf } from "../turn.ts";

/** Thrown where a record would be kept; the desk says its message. */
export class DayLocked extends Error {}

type Row = {
  id: number;
  day: string;
  state: string;
  version: number;
  repName: string;
  managerId: number | null;
  decidedAt: Date | null;
  signer: string | null;
};

/** Whose records, and of which days, in the report's zone. */
export type Reported = { repId: number; days: readonly string[] };

async function findReports({ database }: Pick<Turn, "database">, { repId, days }: Reported): Promise<Row[]> {
  if (days.length === 0) return [];
  const sql = `SELECT d."id", d."day", d."state", d."version", d."decidedAt", r."name" AS "repName", r."managerId",
    s."name" AS "signer" FROM "DailyReport" d JOIN "Person" r ON r."id" = d."repId"
    LEFT JOIN "Person" s ON s."id" = d."decidedById"
    WHERE d."repId" = ? AND d."day" IN (${days.map(() => "?").join(", ")}) AND d."state" IN ('sent', 'changed', 'signed')`;
  return database.read<Row>(sql, [repId, ...days]);
}

/** The days that stand among a record's values. */
export const reportedDays = ({ reportedOn }: RecordType, ...values: Values[]): string[] =>
  reportedOn === undefined ? [] : [...new Set(values.flatMap((one) => textIn(one, reportedOn) ?? []))];

/** What comes next may still be put off when the day itself is signed. */
function isOfTheDay(record: RecordType, before: Values, after: Values): boolean {
  return Object.entries(record.fields).some(([name, field]) => {
    if (JSON.stringify(before[name] ?? null) === JSON.stringify(after[name] ?? null)) return false;
    return name === record.reportedOn || field.kind !== "day" || field.reminds === undefined;
  });
}

/** Why these days cannot be changed, in the speaker's words; null: they can. */
export async function findLock(turn: Turn, reported: Reported): Promise<string | null> {
  const signed = (await findReports(turn, reported)).find(({ state }) => state === "signed");
  return signed ? sayLock(turn, reported.repId, signed) : null;
}

/** The same for a record that is about to be made or changed. */
export const findRecordLock = (
  turn: Turn,
  record: RecordType,
  { repId, values }: { repId: number; values: readonly Values[] },
): Promise<string | null> => findLock(turn, { repId, days: reportedDays(record, ...values) });

async function sayLock(turn: Turn, repId: number, { day, decidedAt, signer, repName, managerId }: Row) {
  const { dailies } = turn.messages;
  const { speaker } = turn;
  const said = sayDay(day, turn.today, speaker.locale);
  const when = decidedAt ? sayDay(dayOf(decidedAt, speaker.timezone), turn.today, speaker.locale) : "";
  const manager = managerId === null ? null : await findPerson(turn.database, managerId, turn.house);
  const opener = manager?.name ?? signer ?? "";
  const lock = { day: said, signer: signer ?? "", when, opener };
  return repId === speaker.id ? dailies.locked(lock) : dailies.lockedOf(repName, lock);
}

type Changing = { repId: number; before: Values | null; after: Values | null };

/**
 * What a change means for the reports that it stands in. A signed one refuses it (DayLocked); one that waits to be signed
 * counts as changed and is asked for again, in the same save: of a signature and a change at the same moment one comes
 * second, and sees the other (test/core/daily/lock.test.ts).
 */
export async function reportChanged(
  turn: Turn,
  record: RecordType,
  { repId, before, after }: Changing,
): Promise<Write[]> {
  if (record.reportedOn === undefined) return [];
  if (before && after && !isOfTheDay(record, before, after)) return [];
  const days = reportedDays(record, ...(before ? [before] : []), ...(after ? [after] : []));
  const found = await findReports(turn, { repId, days });
  const signed = found.find(({ state }) => state === "signed");
  if (signed) throw new DayLocked(await sayLock(turn, repId, signed));
  return found
    .filter(({ id }) => isFirst(turn, id))
    .map(({ id, version }) => ({
      update: "DailyReport",
      where: { id, version },
      set: { state: "changed", changedAt: turn.now, version: version + 1 },
      expect: 1,
    }));
}

const changing = new WeakMap<Turn, Set<number>>();

/** Several records of one save change a report once. */
function isFirst(turn: Turn, report: number): boolean {
  const known = changing.get(turn) ?? new Set();
  changing.set(turn, known);
  if (known.has(report)) return false;
  known.add(report);
  return true;
}
