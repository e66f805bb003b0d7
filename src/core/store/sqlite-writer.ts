// Group commit: what arrives in one turn of the event loop shares one transaction and one fsync, yet fails for itself.
import type Sqlite from "better-sqlite3";
import { Unavailable } from "./failures.ts";
import { readSqliteError } from "./sqlite-errors.ts";

/** Runs synchronously inside the transaction; it may be run again when the transaction as a whole has to be. */
export type Job<T> = () => T;

export type Writer = {
  /** Resolves after COMMIT; a job that throws is undone alone (test/core/store/group-commit.test.ts). */
  submit<T>(job: Job<T>): Promise<T>;
  /** Resolves when everything submitted so far has been answered; later jobs are refused. */
  close(): Promise<void>;
};

type Waiting = { job: Job<unknown>; since: number; resolve(value: unknown): void; reject(error: unknown): void };
type Outcome = { value: unknown } | { error: unknown };

/** How long a job waits for another process's lock, and how often it looks. */
const LOCK_PATIENCE_MS = 5_000;
const LOCK_PAUSE_MS = 15;
/** A group stops growing after this, so that the event loop is not held up. */
const GROUP_MS = 8;

/** The connection's busy_timeout must be 0: waiting happens here, without holding up the event loop. */
export function makeWriter(connection: Sqlite.Database): Writer {
  const sql = prepareFrame(connection);
  let queue: Waiting[] = [];
  let isScheduled = false;
  let closing: (() => void) | undefined;

  function schedule(pauseMs: number): void {
    if (isScheduled) return;
    isScheduled = true;
    if (pauseMs > 0) setTimeout(flush, pauseMs);
    else setImmediate(flush);
  }

  function flush(): void {
    isScheduled = false;
    const group = queue;
    queue = [];
    const left = commitGroup(connection, sql, group);
    queue = [...left.jobs, ...queue];
    if (queue.length > 0) schedule(left.isLocked ? LOCK_PAUSE_MS : 0);
    else closing?.();
  }

  return {
    submit: <T>(job: Job<T>) =>
      new Promise<T>((resolve, reject) => {
        if (closing !== undefined) return reject(new Unavailable("down"));
        queue.push({ job, since: performance.now(), resolve, reject });
        schedule(0);
      }),
    close: () =>
      new Promise((resolve) => {
        closing = resolve;
        if (!isScheduled) resolve();
      }),
  };
}

type Frame = Record<"begin" | "commit" | "rollback" | "save" | "release" | "undo", Sqlite.Statement>;

function prepareFrame(connection: Sqlite.Database): Frame {
  return {
    begin: connection.prepare("BEGIN IMMEDIATE"),
    commit: connection.prepare("COMMIT"),
    rollback: connection.prepare("ROLLBACK"),
    save: connection.prepare("SAVEPOINT job"),
    release: connection.prepare("RELEASE job"),
    undo: connection.prepare("ROLLBACK TO job"),
  };
}

type Left = { jobs: Waiting[]; isLocked: boolean };

/** Failures are rare, so savepoints, which cost about as much as the writing, are only set once a group has failed. */
function commitGroup(connection: Sqlite.Database, sql: Frame, group: readonly Waiting[]): Left {
  let outcomes: Outcome[] | undefined;
  try {
    outcomes = commitJobs(connection, sql, group, runFreely);
  } catch (error) {
    const read = readSqliteError(error);
    if (group.length === 1 || read instanceof Unavailable) return refuseGroup(group, read);
  }
  try {
    outcomes ??= commitJobs(connection, sql, group, runInSavepoint);
  } catch (error) {
    return refuseGroup(group, readSqliteError(error));
  }
  outcomes.forEach((outcome, index) => {
    const waiting = group[index];
    if ("value" in outcome) waiting?.resolve(outcome.value);
    else waiting?.reject(outcome.error);
  });
  return { jobs: group.slice(outcomes.length), isLocked: false };
}

type RunJob = (connection: Sqlite.Database, sql: Frame, job: Job<unknown>) => Outcome;

// Leaves no transaction open, whatever happens.
function commitJobs(connection: Sqlite.Database, sql: Frame, group: readonly Waiting[], run: RunJob): Outcome[] {
  const outcomes: Outcome[] = [];
  const until = performance.now() + GROUP_MS;
  try {
    sql.begin.run();
    for (const { job } of group) {
      outcomes.push(run(connection, sql, job));
      if (performance.now() > until) break;
    }
    sql.commit.run();
    return outcomes;
  } catch (error) {
    if (connection.open && connection.inTransaction) sql.rollback.run();
    throw error;
  }
}

const runFreely: RunJob = (_connection, _sql, job) => ({ value: job() });

// Throws only when the transaction as a whole is lost, as SQLite does by itself on a full disk (lang_transaction.html).
const runInSavepoint: RunJob = (connection, sql, job) => {
  sql.save.run();
  try {
    const value = job();
    sql.release.run();
    return { value };
  } catch (error) {
    const read = readSqliteError(error);
    if (read instanceof Unavailable || !connection.inTransaction) throw error;
    sql.undo.run();
    sql.release.run();
    return { error: read };
  }
};

// A locked database is waited for; anything else is said to all whose transaction it was.
function refuseGroup(group: readonly Waiting[], error: unknown): Left {
  const isLocked = error instanceof Unavailable && error.why === "locked";
  const jobs: Waiting[] = [];
  for (const waiting of group) {
    if (isLocked && performance.now() - waiting.since < LOCK_PATIENCE_MS) jobs.push(waiting);
    else waiting.reject(error);
  }
  return { jobs, isLocked };
}
