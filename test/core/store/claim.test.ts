// Taking due rows: each goes to one worker.
import { expect, it } from "vitest";
import type { Claim, Database, Write } from "../../../src/core/store/database.ts";
import { openDatabase } from "../../../src/core/store/database.ts";
import { forEachDatabase } from "../../support/database.ts";
import { NOW } from "./rows.ts";

type Taken = { id: number; key: string; attempts: number; state: string; dueAt: Date };

const message = (id: number, dueAt: Date): Write => ({
  insert: "Outbox",
  row: { id, key: `m${id}`, platform: "slack", card: "{}", locale: "en", state: "waiting", dueAt, createdAt: NOW },
});

const due = (worker: string, limit: number): Claim => ({
  table: "Outbox",
  condition: '"state" = ? AND "dueAt" <= ?',
  params: ["waiting", NOW],
  order: '"dueAt", "id"',
  limit,
  set: { state: "taken", takenBy: worker },
  count: "attempts",
});

async function takeAll(database: Database, worker: string): Promise<number[]> {
  const ids: number[] = [];
  for (;;) {
    const rows = await database.claim<Taken>(due(worker, 7));
    if (rows.length === 0) return ids;
    ids.push(...rows.map(({ id }) => id));
  }
}

forEachDatabase((_name, openFresh, freshUrl) => {
  it("takes the earliest rows that are due, marks and counts them", async () => {
    const database = await openFresh();
    const later = new Date(NOW.getTime() + 1);
    const earlier = new Date(NOW.getTime() - 60_000);
    await database.save([message(1, NOW), message(2, later), message(3, earlier), message(4, NOW)]);
    const rows = await database.claim<Taken>(due("a", 2));
    expect(rows.map(({ id }) => id).sort()).toEqual([1, 3]);
    expect(rows[0]).toMatchObject({ state: "taken", attempts: 1 });
    expect(rows.find(({ id }) => id === 3)?.dueAt).toEqual(earlier);
    expect((await database.claim<Taken>(due("b", 10))).map(({ id }) => id)).toEqual([4]);
    expect(await database.claim<Taken>(due("c", 10))).toEqual([]);
  });

  it("gives no row to two workers, in two processes' connections", async () => {
    const url = await freshUrl();
    const [first, second] = await Promise.all([0, 1].map(() => openDatabase(url, { migrate: false })));
    if (first === undefined || second === undefined) throw new Error("not opened");
    await first.save(Array.from({ length: 300 }, (_, index) => message(index + 1, NOW)));
    const taken = await Promise.all(
      [first, second, first, second].map((database, index) => takeAll(database, `${index}`)),
    );
    const ids = taken.flat().sort((a, b) => a - b);
    expect(ids).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
    await Promise.all([first.close(), second.close()]);
  });
});
