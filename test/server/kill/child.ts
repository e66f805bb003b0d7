// Goes before the program in its own process (`node --import`): its clock stands elsewhere, and it may end at one of its commits.
import { createRequire } from "node:module";
import type Sqlite from "better-sqlite3";
import type pg from "pg";

/** `commit`: the nth commit of this life, just before it or `delayMs` after it. */
export type Aim = { nth: number; when: "before" | "after"; delayMs: number };
export type Preset = { aheadMs: number; aim: Aim | null };

const { aheadMs, aim } = JSON.parse(process.env["KILL_PRESET"] ?? "null") as Preset;
const require = createRequire(import.meta.url);

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(RealDate.now() + aheadMs);
    else super(...(given as [number]));
  }
  static override now(): number {
    return RealDate.now() + aheadMs;
  }
} as DateConstructor;

// A test run that is itself killed leaves nobody behind.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGKILL"), 1_000).unref();

if (aim) takeAim(aim);

function takeAim({ nth, when, delayMs }: Aim): void {
  const die = () => process.kill(process.pid, "SIGKILL");
  let commits = 0;
  const passing = <T>(commit: () => T): T => {
    commits += 1;
    if (commits !== nth) return commit();
    if (when === "before") die();
    const done = commit();
    if (delayMs === 0) die();
    setTimeout(die, delayMs);
    return done;
  };
  if (process.env["DATABASE_URL"]?.startsWith("file:")) watchSqlite(passing);
  else watchPostgres(passing);
}

type Passing = <T>(commit: () => T) => T;

function watchSqlite(passing: Passing): void {
  const { prototype } = require("better-sqlite3") as typeof Sqlite;
  const prepare = prototype.prepare;
  prototype.prepare = function (this: Sqlite.Database, sql: string) {
    const statement = prepare.call(this, sql);
    if (sql !== "COMMIT") return statement;
    const run = statement.run.bind(statement) as () => Sqlite.RunResult;
    statement.run = () => passing(run);
    return statement;
  } as typeof prepare;
}

// A single statement that writes is a commit too; it is on its way when the process ends, so its outcome is unknown.
function watchPostgres(passing: Passing): void {
  const { prototype } = (require("pg") as typeof pg).Client;
  const query = prototype.query as (...given: unknown[]) => unknown;
  const isCommit = (first: unknown): boolean => {
    const text = typeof first === "string" ? first : ((first as { text?: string } | null)?.text ?? "");
    return text === "COMMIT" || (/^\s*(WITH|INSERT|UPDATE|DELETE)\b/u.test(text) && !text.includes("advisory"));
  };
  const inTransaction = new WeakSet<pg.Client>();
  const watched = function (this: pg.Client, ...given: unknown[]) {
    const run = () => query.apply(this, given);
    if (given[0] === "BEGIN") inTransaction.add(this);
    if (given[0] === "COMMIT" || given[0] === "ROLLBACK") inTransaction.delete(this);
    return isCommit(given[0]) && !inTransaction.has(this) ? passing(run) : run();
  };
  prototype.query = watched as typeof prototype.query;
}
