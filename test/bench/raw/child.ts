// The limit on SQLite: prepared SQL on the house's own tables. Arguments: file, and `normal` or `full`.
// normal: a transaction for each command, not on the disk when it is answered. full: on the disk, in groups.
import Sqlite from "better-sqlite3";
import { openDoor, type RawVisit } from "./door.ts";
import { FIND, reminderRow, reminderSql, visitRow, visitSql } from "./statements.ts";

const [file = "", mode] = process.argv.slice(2);
const database = new Sqlite(file);
database.pragma("journal_mode = WAL");
database.pragma(`synchronous = ${mode === "normal" ? "NORMAL" : "FULL"}`);
const find = database.prepare(FIND);
const insertVisit = database.prepare(visitSql(() => "?"));
const insertReminder = database.prepare(reminderSql(() => "?"));
const begin = database.prepare("BEGIN IMMEDIATE");
const commit = database.prepare("COMMIT");
let visits = (database.prepare(`SELECT max("id") AS "last" FROM "Visit"`).get() as { last: number | null }).last ?? 0;

function write(visit: RawVisit): number {
  const customer = find.get(visit.customer) as { id: number; ownerId: number } | undefined;
  if (customer === undefined) throw new Error(`no customer ${visit.customer}`);
  visits += 1;
  const row = { ...visit, id: visits, customerId: customer.id, repId: customer.ownerId, now: new Date() };
  insertVisit.run(visitRow(row));
  insertReminder.run(reminderRow(row));
  return visits;
}

function writeAlone(visit: RawVisit): number {
  begin.run();
  const number = write(visit);
  commit.run();
  return number;
}

type Waiting = { visit: RawVisit; resolve: (number: number) => void };
let group: Waiting[] = [];

function writeGroup(): void {
  const waiting = group;
  group = [];
  begin.run();
  const numbers = waiting.map(({ visit }) => write(visit));
  commit.run();
  waiting.forEach(({ resolve }, index) => resolve(numbers[index] ?? 0));
}

const joinGroup = (visit: RawVisit): Promise<number> =>
  new Promise((resolve) => {
    if (group.push({ visit, resolve }) === 1) setImmediate(writeGroup);
  });

openDoor(mode === "normal" ? async (visit) => writeAlone(visit) : joinGroup);
