// Which birthdays and other days of the year are kept on a day, and whose customer they are at.
import { birthdaysOn } from "../calendar/birthdays.ts";
import type { Database } from "../store/database.ts";

/** The records that have a day of the year. */
export type DayRecord = "contact" | "careDay";

/** A day's record, at a customer's. */
export type Kept = { id: number; customerId: number };

type Reading = Pick<Database, "read">;

/** Whose birthdays are kept on a day, in either calendar: one question, answered by an index alone (test/clock/birthdays-find.test.ts). */
export function findBirthdays(database: Reading, day: string): Promise<Kept[]> {
  const sql = `SELECT "id", "customerId" FROM "Contact" WHERE ${keptOn("birthMonthDay", day)}`;
  return database.read<Kept>(sql, paramsOf(day));
}

/** The other days, asked for in the same way. */
export function findCareDays(database: Reading, day: string): Promise<Kept[]> {
  const sql = `SELECT "id", "customerId" FROM "CareDay" WHERE ${keptOn("monthDay", day)}`;
  return database.read<Kept>(sql, paramsOf(day));
}

function keysOn(day: string): { solar: number[]; lunar: number[] } {
  const keys = birthdaysOn(day);
  const of = (isLunar: boolean) => keys.filter((key) => key.isLunar === isLunar).map((key) => key.birthMonthDay);
  return { solar: of(false), lunar: of(true) };
}

const marksFor = (list: readonly unknown[]): string => list.map(() => "?").join(", ");

function keptOn(column: string, day: string): string {
  const { solar, lunar } = keysOn(day);
  return `(("isLunar" = ? AND "${column}" IN (${marksFor(solar)}))
      OR ("isLunar" = ? AND "${column}" IN (${marksFor(lunar)}))) AND "undoneAt" IS NULL`;
}

function paramsOf(day: string): (number | boolean)[] {
  const { solar, lunar } = keysOn(day);
  return [false, ...solar, true, ...lunar];
}

/** Whose customer it is at, and when either was entered or changed last. */
export type Owned = { id: number; ownerId: number; changedAt: Date };

export const TABLE = { contact: "Contact", careDay: "CareDay" } as const satisfies Record<DayRecord, string>;

/** A customer that nobody owns has nobody who would greet: those are left out. */
export async function findOwned(database: Reading, record: DayRecord, kept: readonly Kept[]): Promise<Owned[]> {
  const sql = `SELECT c."id", k."ownerId", c."updatedAt" AS "changedAt", k."updatedAt" AS "customerChangedAt"
    FROM "${TABLE[record]}" c JOIN "Customer" k ON k."id" = c."customerId"
    WHERE c."id" IN (${marksFor(kept)}) AND k."undoneAt" IS NULL AND k."ownerId" IS NOT NULL`;
  const ids = kept.map(({ id }) => id);
  const rows = await database.read<Owned & { customerChangedAt: Date }>(sql, ids);
  return rows.map(({ id, ownerId, changedAt, customerChangedAt }) => ({
    id,
    ownerId,
    changedAt: changedAt > customerChangedAt ? changedAt : customerChangedAt,
  }));
}
