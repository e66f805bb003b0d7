// The limit on PostgreSQL: one prepared statement looks up the customer and inserts visit and reminder. Argument: address.
import pg from "pg";
import { openDoor, type RawVisit } from "../raw/door.ts";
import { FIND, reminderRow, reminderSql, visitRow, visitSql } from "../raw/statements.ts";

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
const last = await pool.query<{ last: number | null }>(`SELECT max("id") AS "last" FROM "Visit"`);
let visits = last.rows[0]?.last ?? 0;

/** Values come as $1 …; the customer's two columns from the look-up. */
function statement(): string {
  let count = 1;
  const found: Record<string, string> = { customerId: `"id"`, repId: `"ownerId"`, personId: `"ownerId"` };
  const place = (column: string): string => found[column] ?? `$${++count}`;
  const fromFound = (sql: string): string => `${sql.replace(/VALUES \((.*)\)$/, "SELECT $1 FROM found")}`;
  const visit = fromFound(visitSql(place));
  const reminder = fromFound(reminderSql(place));
  return `WITH found AS (${FIND.replace("?", "$1")}), v AS (${visit}), r AS (${reminder}) SELECT "id" FROM found`;
}

const text = statement();

async function keep(visit: RawVisit): Promise<number> {
  visits += 1;
  const id = visits;
  const row = { ...visit, id, customerId: 0, repId: 0, now: new Date() };
  const ofVisit = visitRow(row).toSpliced(1, 2);
  const ofReminder = reminderRow(row).toSpliced(3, 1);
  const { rowCount } = await pool.query({ name: "visit", text, values: [visit.customer, ...ofVisit, ...ofReminder] });
  if (rowCount !== 1) throw new Error(`no customer ${visit.customer}`);
  return id;
}

openDoor(keep);
