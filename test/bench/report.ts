// Measures the Monday report of a great company on SQLite: beside plain SQL over the same rows, and how long others wait for it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { type Database, openDatabase } from "../../src/core/store/database.ts";
import { findMondayReport, findWeek } from "../../src/reports/monday/report.ts";
import { type Scope, findScope } from "../../src/reports/monday/scope.ts";
import { totalOf } from "../../src/reports/monday/tally.ts";
import type { Span } from "../../src/reports/monday/week.ts";
import type { Verdict } from "./goals.ts";
import { median } from "./load.ts";

export type ReportSize = { visits: number; reps: number; rounds: number };
/** Times in ms. `plainMs`: the sums of that week in one statement. `stallMs`: the longest that the event loop stood still. */
export type Reported = { size: ReportSize; plainMs: number; weekMs: number; reportMs: number; stallMs: number };

const house = { timezone: "Asia/Shanghai" } as const;
const NOW = new Date("2026-11-23T09:00:00+08:00");
const SPAN: Span = { week: "2026-W47", monday: "2026-11-16", through: "2026-11-22" };
/** Half a year up to the Sunday before: about 38,000 of 1,000,000 visits in a week. */
const DAYS = 182;

/** Throws when the report and plain SQL do not agree to the fen. */
export async function measureReport(size: ReportSize): Promise<Reported> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-bench-report-"));
  const file = path.join(folder, "report.db");
  const database = await openDatabase(`file:${file}`);
  try {
    fill(file, size);
    const scope = await findScope({ database, house }, null, "all");
    if (!scope) throw new Error("there is nobody to report on");
    return await measureRounds({ database, scope, file, size });
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Measuring = { database: Database; scope: Scope; file: string; size: ReportSize };

async function measureRounds({ database, scope, file, size }: Measuring): Promise<Reported> {
  const asked = { scope, span: SPAN, now: NOW };
  const plain: number[] = [];
  const week: number[] = [];
  const whole: number[] = [];
  const stall = watchStalls();
  for (let round = 0; round < size.rounds; round++) {
    const sums = askPlainly(file);
    plain.push(sums.tookMs);
    stall.begin();
    week.push(await timeOf(async () => compare(sums, totalOf((await findWeek(database, asked)).tallies))));
    whole.push(await timeOf(() => findMondayReport(database, asked)));
    stall.end();
  }
  return {
    size,
    plainMs: median(plain),
    weekMs: median(week),
    reportMs: median(whole),
    stallMs: stall.longestMs(),
  };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

type Sums = { visits: number; orderFen: number; collectedFen: number; effective: number; tookMs: number };

const PLAIN = `SELECT COUNT(*) AS visits, SUM("orderAmountFen") AS orderFen, SUM("collectedAmountFen") AS collectedFen,
  SUM("met" <> '' AND ("orderAmountFen" > 0 OR "collectedAmountFen" > 0 OR "summary" <> '' OR "feedback" <> ''
    OR "competitor" <> '' OR "nextAction" <> '' OR "nextVisitOn" <> ''
    OR EXISTS (SELECT 1 FROM "Promise" p WHERE p."visitId" = "Visit"."id" AND p."undoneAt" IS NULL))) AS effective
  FROM "Visit" WHERE "visitedOn" BETWEEN ? AND ? AND "undoneAt" IS NULL`;

/** On a connection of its own, as whoever writes it by hand would. */
function askPlainly(file: string): Sums {
  const connection = new Sqlite(file, { readonly: true });
  const since = performance.now();
  const sums = connection.prepare(PLAIN).get(SPAN.monday, SPAN.through) as Omit<Sums, "tookMs">;
  const tookMs = performance.now() - since;
  connection.close();
  return { ...sums, tookMs };
}

function compare({ tookMs, ...sums }: Sums, total: Omit<Sums, "tookMs">): void {
  for (const name of Object.keys(sums) as (keyof typeof sums)[]) {
    if (sums[name] !== total[name])
      throw new Error(`${name}: the report says ${total[name]}, plain SQL ${sums[name]} (in ${tookMs} ms)`);
  }
}

/** The longest time between two turns of the event loop while it is watched. */
function watchStalls() {
  let longest = 0;
  let isWatched = false;
  const look = (before: number) => {
    if (!isWatched) return;
    const now = performance.now();
    longest = Math.max(longest, now - before);
    setImmediate(look, now);
  };
  return {
    begin: () => {
      isWatched = true;
      look(performance.now());
    },
    end: () => {
      isWatched = false;
    },
    longestMs: () => longest,
  };
}

const FILL = `
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :visits - 1)
INSERT INTO "Visit" ("id", "customerId", "repId", "visitedOn", "channel", "purposes", "orderAmountFen",
  "collectedAmountFen", "met", "summary", "competitor", "nextVisitOn", "isUrgent", "platform", "createdAt",
  "updatedAt", "undoneAt", "version")
SELECT i + 1, 1 + i % 1000, 1 + (i * 7919) % :reps, date('2026-11-22', '-' || (:days - 1 - i * :days / :visits) || ' days'),
  'onsite', 'order', CASE WHEN i % 5 < 3 THEN 100 + (i * 37) % 1000000 END, CASE WHEN i % 3 = 0 THEN 50 + i % 99999 END,
  CASE WHEN i % 10 > 0 THEN '于老板' END, CASE WHEN i % 4 = 0 THEN '货架补齐，排面占三层，老板说下个月再看看新品的销量' END,
  CASE WHEN i % 13 = 0 THEN '康师傅五联包降价' END,
  CASE WHEN i % 6 = 0 THEN date('2026-11-29', '-' || (:days - 1 - i * :days / :visits) || ' days') END, 0, 'slack',
  '2026-06-01T00:00:00.000+00:00', '2026-06-01T00:00:00.000+00:00',
  CASE WHEN i % 101 = 0 THEN '2026-06-02T00:00:00.000+00:00' END, 1 FROM n`;

const AT = "2026-01-05T00:00:00.000+00:00";

function fill(file: string, { visits, reps }: ReportSize): void {
  const connection = new Sqlite(file);
  connection.pragma("synchronous = OFF");
  const some = (many: number) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})`;
  connection.transaction(() => {
    connection.exec(`${some(reps)} INSERT INTO "Person" ("id", "name", "role", "isActive", "createdAt", "updatedAt")
      SELECT i, '业务' || i, 'rep', 1, '${AT}', '${AT}' FROM n`);
    connection.exec(`${some(1000)} INSERT INTO "Customer" ("id", "name", "ownerId", "platform", "createdAt", "updatedAt")
      SELECT i, '客户' || i, 1 + i % ${reps}, 'slack', '${AT}', '${AT}' FROM n`);
    connection.prepare(FILL).run({ visits: BigInt(visits), reps: BigInt(reps), days: BigInt(DAYS) });
    connection.exec(`INSERT INTO "Promise" ("id", "visitId", "customerId", "repId", "text", "dueOn", "status", "platform",
      "createdAt", "updatedAt") SELECT "id", "id", "customerId", "repId", '送样品', '2026-11-25', 'open', 'slack',
      '${AT}', '${AT}' FROM "Visit" WHERE "id" % 17 = 0 AND "visitedOn" > '2026-10-20'`);
  })();
  connection.close();
}

export function sayReport({ size, plainMs, weekMs, reportMs, stallMs }: Reported): string {
  const million = `${size.visits.toLocaleString("en")} visits × ${size.reps.toLocaleString("en")} reps`;
  return [
    `Monday report over ${million}, one week, everybody, equal to plain SQL to the fen (SQLite; ms)`,
    `  plain SQL, its sums alone  ${plainMs.toFixed(1)}`,
    `  the week's figures         ${weekMs.toFixed(1)}  (${(weekMs / plainMs).toFixed(2)} × plain SQL)`,
    `  with last week and chart   ${reportMs.toFixed(1)}`,
    `  longest stall meanwhile    ${stallMs.toFixed(1)}`,
  ].join("\n");
}

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

export function judgeReport({ size, weekMs, stallMs }: Reported): Verdict[] {
  const most = (what: string, goal: number, value: number): Verdict => ({
    what,
    goal: `≤ ${milliseconds(goal)}`,
    value: milliseconds(value),
    isMet: value <= goal,
  });
  return [
    most(`Monday report, a week of ${size.visits.toLocaleString("en")} visits × ${size.reps} reps`, 50, weekMs),
    most("… and the event loop's longest stall", 20, stallMs),
  ];
}
