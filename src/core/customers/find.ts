// The questions that are put to the database about customers' names; each is one statement that an index answers.
import type { Database } from "../store/database.ts";
import type { CustomerChoice } from "./match.ts";

/** What a look-up needs of the database. */
export type Reader = Pick<Database, "read">;

/** A run of words as it is looked for. `sound` is how it is read; `isChinese`: a likeness in sound is no match. */
export type Run = { typed: string; normalised: string; sound: string; isChinese: boolean };

type ChoiceRow = { id: number; name: string; ownerId: number | null; ownerName: string | null };
type RecordedRow = ChoiceRow & { createdAt: Date };
type ExactRow = ChoiceRow & { normalised: string };
export type LooseRow = ChoiceRow & { run: number; normalised: string; pinyin: string; initials: string };

const CHOICE = `c."id" AS "id", c."name" AS "name", c."ownerId" AS "ownerId", p."name" AS "ownerName"`;
const OWNER = `LEFT JOIN "Person" p ON p."id" = c."ownerId"`;
/** Greater than any text that begins with what stands before it; also under PostgreSQL's COLLATE "C". */
const LAST = "\u{10FFFF}";
/** Statements are prepared for these numbers of values only; the last value fills up. */
const SIZES = [1, 4, 16, 64, 256];
/** Rows taken of each index: more than a line field of 200 characters can hold aliases with the same two first letters. */
const LOOSE_LIMIT = 60;
/** Rows taken of one's own customers. */
export const OWN_LIMIT = 1000;

export const toChoice = (row: ChoiceRow): CustomerChoice => ({
  id: row.id,
  name: row.name,
  ownerId: row.ownerId,
  ownerName: row.ownerName,
});

const marksFor = (count: number): string => new Array(count).fill("?").join(", ");

/** Reads in blocks whose sizes are few, so that few statements are ever prepared. */
async function readBlocks<Row, Value>(values: readonly Value[], read: (block: Value[]) => Promise<Row[]>) {
  const rows: Row[] = [];
  const most = SIZES.at(-1) ?? 1;
  for (let at = 0; at < values.length; at += most) {
    const block = values.slice(at, at + most);
    const size = SIZES.find((size) => size >= block.length) ?? most;
    const last = block.at(-1);
    while (block.length < size && last !== undefined) block.push(last);
    rows.push(...(await read(block)));
  }
  return rows;
}

/** Customers that have exactly one of these names (normalised); longest first, then one's own. One statement. */
export function findExact(database: Reader, normalised: readonly string[], personId: number): Promise<ExactRow[]> {
  return readBlocks<ExactRow, string>(normalised, (block) =>
    database.read(
      `SELECT n."normalised" AS "normalised", ${CHOICE} FROM "CustomerName" n
       JOIN "Customer" c ON c."id" = n."customerId" ${OWNER}
       WHERE n."normalised" IN (${marksFor(block.length)}) AND c."undoneAt" IS NULL
       ORDER BY length(n."normalised") DESC, CASE WHEN c."ownerId" = ? THEN 0 ELSE 1 END, c."id" LIMIT 200`,
      [...block, personId],
    ),
  );
}

const NAME_COLUMNS = `n."normalised" AS "normalised", n."pinyin" AS "pinyin", n."initials" AS "initials"`;
const COLUMNS = ["normalised", "pinyin", "initials"] as const;

/** What each column has to begin with; an empty text finds nothing. */
const beginnings = (run: Run): string[] => [run.normalised, run.sound, run.isChinese ? "" : run.normalised];
const rangesOf = (run: Run): string[] =>
  beginnings(run).flatMap((start) => [start, start === "" ? "" : `${start}${LAST}`]);

/** Customers a name of whom begins with a run, as written, in pinyin or in initials. One statement for all runs. */
export async function findLoose(database: Reader, runs: readonly Run[]): Promise<LooseRow[]> {
  return readBlocks<LooseRow, Run>(runs, (block) => {
    const arms = block.flatMap((_, at) =>
      COLUMNS.map(
        (column) =>
          `SELECT * FROM (SELECT ${at} AS "run", ${NAME_COLUMNS}, ${CHOICE} FROM "CustomerName" n
           JOIN "Customer" c ON c."id" = n."customerId" ${OWNER}
           WHERE n."${column}" >= ? AND n."${column}" < ? AND c."undoneAt" IS NULL
           ORDER BY n."${column}" LIMIT ${LOOSE_LIMIT}) "${column}${at}"`,
      ),
    );
    return database.read(arms.join(" UNION ALL "), block.flatMap(rangesOf));
  });
}

/** The same among a person's own customers only, however many others there are. `run` is always 0: ask `beginsWith`. */
export async function findLooseOwn(database: Reader, runs: readonly Run[], personId: number): Promise<LooseRow[]> {
  const range = COLUMNS.map((column) => `(n."${column}" >= ? AND n."${column}" < ?)`).join(" OR ");
  return readBlocks<LooseRow, Run>(runs, (block) =>
    database.read(
      `SELECT 0 AS "run", ${NAME_COLUMNS}, ${CHOICE} FROM "Customer" c CROSS JOIN "CustomerName" n ${OWNER}
       WHERE n."customerId" = c."id" AND c."ownerId" = ? AND c."undoneAt" IS NULL
       AND (${block.map(() => range).join(" OR ")}) LIMIT ${OWN_LIMIT}`,
      [personId, ...block.flatMap(rangesOf)],
    ),
  );
}

/** Customers with a name that is read just so, in whatever characters. */
export function findSounding(database: Reader, sounds: readonly string[]): Promise<ChoiceRow[]> {
  return readBlocks<ChoiceRow, string>(sounds, (block) =>
    database.read(
      `SELECT ${CHOICE} FROM "CustomerName" n JOIN "Customer" c ON c."id" = n."customerId" ${OWNER}
       WHERE n."pinyin" IN (${marksFor(block.length)}) AND c."undoneAt" IS NULL ORDER BY c."createdAt" LIMIT 200`,
      block,
    ),
  );
}

/** Customers by id, without those taken back. In no order. */
export function findChoices(database: Reader, ids: readonly number[]): Promise<RecordedRow[]> {
  return readBlocks<RecordedRow, number>(ids, (block) =>
    database.read(
      `SELECT ${CHOICE}, c."createdAt" AS "createdAt" FROM "Customer" c ${OWNER} WHERE c."id" IN (${marksFor(block.length)}) AND c."undoneAt" IS NULL`,
      block,
    ),
  );
}

/** How well a name found by its beginning fits: 0 sounds or reads whole, 1 begins so, 2 only sounds so; null: not at all. */
export function beginsWith(run: Run, row: Pick<LooseRow, "normalised" | "pinyin" | "initials">): 0 | 1 | 2 | null {
  const columns = [row.normalised, row.pinyin, row.initials];
  const starts = beginnings(run).map((start, at) => start !== "" && (columns[at] ?? "").startsWith(start));
  if (run.isChinese) return starts[0] ? 1 : starts[1] ? 2 : null;
  if (!starts.includes(true)) return null;
  return columns.includes(run.normalised) ? 0 : 1;
}
