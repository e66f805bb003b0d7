// Measures a Slack command while the morning's 100,000 reminders are told: its p99, and how long the event loop stood still.
import Sqlite from "better-sqlite3";
import { setTimeout as wait } from "node:timers/promises";
import { type Database, openDatabase, type Write } from "../../src/core/store/database.ts";
import { startBot, startStub } from "./bot.ts";
import { CLIENTS } from "./commands.ts";
import { CUSTOMERS, REPS, repRows } from "./company.ts";
import type { Ground } from "./ground.ts";
import { quantile, runWhile } from "./load.ts";
import { drawRequest } from "./requests.ts";
import type { Server } from "./server.ts";

/** `p99`, `stallMs`: of the commands and the event loop, in ms. `perSecond`: reminders told while commands came in. */
export type Calm = { p99: number; stallMs: number; commands: number };
export type Drain = { reminders: number; alone: Calm; during: Calm; perSecond: number };
export type DrainSize = { reps: number; reminders: number; aloneMs: number };

const BATCH = 500;
const MINUTE_MS = 60_000;
/** prom-client's histogram counts the pause between two looks as well. */
const LOOK_MS = 10;

export async function measureDrain(ground: Ground, size: DrainSize): Promise<Drain> {
  const stub = await startStub(ground.folder);
  const url = await ground.copy();
  const database = await openDatabase(url, { migrate: false });
  await putReminders(database, size);
  await awaken(database, size.reps);
  const bot = await startBot({ url, stub: stub.origin, platforms: "slack", folder: ground.folder });
  let number = 0;
  const speak = (isOver: () => boolean) =>
    measureCalm(bot, () => runWhile(bot.origin, () => drawRequest("slack", number++), { clients: CLIENTS, isOver }));
  try {
    await speak(after(size.aloneMs));
    await wait(MINUTE_MS - (Date.now() % MINUTE_MS) + 2_000);
    const alone = await speak(after(size.aloneMs));
    await wait(MINUTE_MS - (Date.now() % MINUTE_MS) - 3_000);
    makeDue(url);
    const drained = watchDrain(database);
    const during = await speak(drained.isOver);
    const tookMs = await drained.tookMs;
    return { reminders: size.reminders, alone, during, perSecond: (size.reminders / tookMs) * 1000 };
  } finally {
    await bot.stop();
    await database.close();
    await stub.stop();
  }
}

function after(ms: number): () => boolean {
  const until = performance.now() + ms;
  return () => performance.now() > until;
}

/** A promise and its reminder, due once `makeDue` says so. */
async function putReminders(database: Database, { reps, reminders }: DrainSize): Promise<void> {
  const at = new Date();
  const today = at.toISOString().slice(0, 10);
  const more = Array.from({ length: reps - REPS }, (_, rep) => repRows(REPS + rep)).flat();
  for (let from = 0; from < more.length; from += BATCH) await database.save(more.slice(from, from + BATCH));
  const stamps = { createdAt: at, updatedAt: at, version: 1 };
  for (let from = 0; from < reminders; from += BATCH) {
    const writes = Array.from({ length: BATCH }, (_, index): Write[] => {
      const id = from + index + 1;
      const personId = (id % reps) + 1;
      const promise = { id, customerId: (id % CUSTOMERS) + 1, repId: personId, text: "换海报", dueOn: today };
      const reminder = { kind: "promise", record: "promise", recordId: id, personId, dueOn: today, dueAt: at };
      return [
        { insert: "Promise", row: { ...promise, status: "open", platform: "slack", ...stamps } },
        { insert: "Reminder", row: { ...reminder, state: "held", createdAt: at } },
      ];
    });
    await database.save(writes.flat());
  }
}

/** Whenever it is measured, also at night and on a Sunday: everybody is at work and wants to be told. */
async function awaken(database: Database, reps: number): Promise<void> {
  const updatedAt = new Date();
  const peace = { morning: "00:00", quietFrom: "00:00", quietTo: "00:00", updatedAt };
  const people = Array.from({ length: reps }, (_, rep) => ({ personId: rep + 1, ...peace }));
  for (let from = 0; from < reps; from += BATCH)
    await database.save(people.slice(from, from + BATCH).map((row): Write => ({ insert: "PeaceSetting", row })));
  const days = [-1, 0, 1].map((day) => new Date(updatedAt.getTime() + day * 86_400_000).toISOString().slice(0, 10));
  await database.save(
    days.map((day): Write => ({ insert: "WorkdayOverride", row: { day, isWorkday: true, name: null } })),
  );
}

/**
 * One statement from outside: our own way of writing would take longer than the minute that is left. What it wrote is
 * brought home here, else the next command would have to do that.
 */
function makeDue(url: string): void {
  const file = new Sqlite(url.replace("file:", ""), { timeout: 10_000 });
  file.exec(`UPDATE "Reminder" SET "state" = 'due' WHERE "state" = 'held'`);
  file.pragma("wal_checkpoint(TRUNCATE)");
  file.close();
}

const LOOK_EVERY_MS = 50;
const LONGEST_MS = 10 * MINUTE_MS;

function watchDrain(database: Database): { isOver: () => boolean; tookMs: Promise<number> } {
  let isOver = false;
  const until = performance.now() + LONGEST_MS;
  // The commands make reminders as well, of another kind, for another day.
  const isAny = async (state: string) => {
    if (performance.now() > until) throw new Error("the reminders were not told within ten minutes");
    const sql = `SELECT "id" FROM "Reminder" WHERE "state" = ? AND "kind" = 'promise' LIMIT 1`;
    return (await database.read(sql, [state])).length > 0;
  };
  const watch = async (): Promise<number> => {
    while (!(await isAny("told"))) await wait(LOOK_EVERY_MS);
    const since = performance.now();
    while (await isAny("due")) await wait(LOOK_EVERY_MS);
    isOver = true;
    if ((await isAny("failed")) || (await isAny("cancelled"))) throw new Error("a reminder was not told");
    return performance.now() - since;
  };
  const tookMs = watch();
  // What went wrong meanwhile is said, not that the database was closed on it.
  tookMs.catch(() => (isOver = true));
  return { isOver: () => isOver, tookMs };
}

async function measureCalm(bot: Server, run: () => Promise<{ latencies: number[] }>): Promise<Calm> {
  await readStall(bot);
  const { latencies } = await run();
  return { p99: quantile(latencies, 0.99), stallMs: await readStall(bot), commands: latencies.length };
}

/** The longest since it was read the last time. */
async function readStall({ origin }: Server): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const seconds = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1];
  return Number(seconds ?? Number.NaN) * 1000 - LOOK_MS;
}
