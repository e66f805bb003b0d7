// Measures the clock's question whose birthday is kept on a day, solar and lunar, among a million contacts.
import Sqlite from "better-sqlite3";
import { findBirthdays } from "../../src/core/care/days-find.ts";
import { type Cell, openDatabase } from "../../src/core/store/database.ts";
import { dayNumber, dayOf } from "../../src/core/reading/calendar-day.ts";
import { CUSTOMERS } from "./company.ts";
import type { Ground } from "./ground.ts";
import { median } from "./load.ts";

/** `ms`: the median over a year of days, `plainMs` of the same SQL without us; `hits`: how many are found on a day. */
export type Birthdays = { contacts: number; ms: number; plainMs: number; hits: number };

const FIRST_DAY = dayNumber("2026-01-01");
const DAYS = 366;

/** Every fourth is a lunar one; months of 30 and 31 days alike, so that each day of the year has some. */
const FILL = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
  INSERT INTO "Contact" ("id", "customerId", "name", "birthMonthDay", "isLunar", "platform", "createdAt", "updatedAt")
  SELECT i, i % ${CUSTOMERS} + 1, '联系人' || i, (i % 12 + 1) * 100 + i / 12 % 30 + 1, i % 4 = 0, 'slack', ?, ? FROM n`;

export async function measureBirthdays(ground: Ground, contacts: number): Promise<Birthdays> {
  const url = await ground.copy();
  const path = url.replace("file:", "");
  const file = new Sqlite(path);
  const at = new Date("2026-01-05T01:00:00Z").toISOString().replace("Z", "+00:00");
  file.prepare(FILL).run(contacts, at, at);
  file.close();
  const database = await openDatabase(url, { migrate: false });
  const bare = new Sqlite(path, { readonly: true });
  const took: number[] = [];
  const plain: number[] = [];
  const hits: number[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const since = performance.now();
    const found = await findBirthdays(database, dayOf(FIRST_DAY + day));
    took.push(performance.now() - since);
    hits.push(found.length);
    plain.push(await askPlainly(bare, dayOf(FIRST_DAY + day)));
  }
  bare.close();
  await database.close();
  return { contacts, ms: median(took), plainMs: median(plain), hits: median(hits) };
}

/** How long the same statement takes where nothing stands before the database. */
async function askPlainly(bare: Sqlite.Database, day: string): Promise<number> {
  let tookMs = Number.NaN;
  const read = <T>(sql: string, params: readonly Cell[] = []): Promise<T[]> => {
    const cells = params.map((cell) => (typeof cell === "boolean" ? Number(cell) : cell));
    const since = performance.now();
    const rows = bare.prepare(sql).all(...cells) as T[];
    tookMs = performance.now() - since;
    return Promise.resolve(rows);
  };
  await findBirthdays({ read }, day);
  return tookMs;
}
