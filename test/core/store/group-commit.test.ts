// Group commit on SQLite: one transaction for a turn of the event loop, yet each save for itself.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openWriter } from "../../../src/core/store/sqlite-file.ts";
import { makeWriter, type Writer } from "../../../src/core/store/sqlite-writer.ts";

let folder: string;
let file: string;
let connection: Sqlite.Database;
let writer: Writer;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rapport-group-"));
  file = path.join(folder, "group.db");
  connection = openWriter(file, 0);
  connection.exec("CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT)");
  writer = makeWriter(connection);
});

afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (id: number, text = "") => connection.prepare("INSERT INTO item VALUES (?, ?)").run(id, text);
const ids = () => (connection.prepare("SELECT id FROM item ORDER BY id").pluck().all() as number[]).join(" ");

/** What another connection sees: committed rows only. */
function committed(): number {
  const other = new Sqlite(file, { readonly: true });
  const count = other.prepare("SELECT count(*) FROM item").pluck().get() as number;
  other.close();
  return count;
}

describe("the writer", () => {
  it("shares one transaction among the jobs of a turn", async () => {
    const seen: number[] = [];
    await Promise.all(
      [1, 2, 3].map((id) =>
        writer.submit(() => {
          seen.push(committed());
          add(id);
        }),
      ),
    );
    expect(seen).toEqual([0, 0, 0]);
    expect(committed()).toBe(3);
  });

  it("has committed when it resolves, and gives what the job gave", async () => {
    const given = await writer.submit(() => add(1).changes);
    expect(given).toBe(1);
    expect(committed()).toBe(1);
  });

  it("undoes a failing job alone, with everything it did", async () => {
    const results = await Promise.allSettled([
      writer.submit(() => add(1)),
      writer.submit(() => {
        add(2);
        add(1);
      }),
      writer.submit(() => {
        add(3);
        throw new Error("second thoughts");
      }),
      writer.submit(() => add(4)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(results[1]).toMatchObject({ reason: { name: "Duplicate", table: "item" } });
    expect(ids()).toBe("1 4");
  });

  it("waits for another process's lock without holding up the event loop", async () => {
    const other = new Sqlite(file);
    other.exec("BEGIN IMMEDIATE");
    other.exec("INSERT INTO item VALUES (9, '')");
    const saved = writer.submit(() => add(1));
    let longestMs = 0;
    for (let turn = 0, last = performance.now(); turn < 20; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }
    other.exec("COMMIT");
    other.close();
    await saved;
    expect(ids()).toBe("1 9");
    expect(longestMs).toBeLessThan(1_000);
  });

  it("gives up after five seconds of somebody's lock, and works again after it", async () => {
    const other = new Sqlite(file);
    other.exec("BEGIN IMMEDIATE");
    await expect(writer.submit(() => add(1))).rejects.toMatchObject({ name: "Unavailable", why: "locked" });
    other.exec("ROLLBACK");
    other.close();
    await writer.submit(() => add(2));
    expect(ids()).toBe("2");
  });

  it("says that the disk is full, keeps nothing of it, and works again when there is room", async () => {
    const pages = connection.pragma("page_count", { simple: true }) as number;
    connection.pragma(`max_page_count = ${pages + 2}`);
    const large = "x".repeat(100_000);
    await expect(writer.submit(() => add(1, large))).rejects.toMatchObject({ name: "Unavailable", why: "full" });
    expect(ids()).toBe("");
    await writer.submit(() => add(2));
    connection.pragma("max_page_count = 100000");
    await writer.submit(() => add(3, large));
    expect(ids()).toBe("2 3");
  });

  it("tells everyone when the commit itself fails, keeps nothing, and works again", async () => {
    connection.exec("CREATE TABLE part (item INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)");
    const results = await Promise.allSettled([
      writer.submit(() => add(1)),
      writer.submit(() => connection.prepare("INSERT INTO part VALUES (7)").run()),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await writer.submit(() => add(2));
    expect(ids()).toBe("2");
  });

  it("waits for the disk at each commit", () => {
    expect(connection.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(connection.pragma("synchronous", { simple: true })).toBe(2);
    expect(connection.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(connection.pragma("busy_timeout", { simple: true })).toBe(0);
  });

  it("says that the file cannot be written", async () => {
    const readonly = new Sqlite(file, { readonly: true });
    const stuck = makeWriter(readonly);
    const insert = () => readonly.prepare("INSERT INTO item VALUES (1, '')").run();
    await expect(stuck.submit(insert)).rejects.toMatchObject({ name: "Unavailable", why: "readonly" });
    readonly.close();
    await expect(stuck.submit(insert)).rejects.toMatchObject({ name: "Unavailable", why: "down" });
  });

  it("finishes what was submitted before it closes, and takes nothing after", async () => {
    const saved = [1, 2].map((id) => writer.submit(() => add(id)));
    await writer.close();
    await Promise.all(saved);
    expect(ids()).toBe("1 2");
    await expect(writer.submit(() => add(3))).rejects.toMatchObject({ name: "Unavailable", why: "down" });
  });

  it("divides a long queue among several turns", async () => {
    const timer = setImmediateCount();
    await Promise.all(Array.from({ length: 20_000 }, (_, index) => writer.submit(() => add(index + 1, "text"))));
    expect(timer.stop()).toBeGreaterThan(1);
    expect(committed()).toBe(20_000);
  });
});

/** Counts the turns of the event loop until it is stopped. */
function setImmediateCount(): { stop(): number } {
  let turns = 0;
  let isStopped = false;
  const tick = (): void => {
    turns += 1;
    if (!isStopped) setImmediate(tick);
  };
  setImmediate(tick);
  return {
    stop: () => {
      isStopped = true;
      return turns;
    },
  };
}
