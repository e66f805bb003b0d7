// Many changes in one save: on PostgreSQL they become few statements, and come to the same as one by one.
import { expect, it } from "vitest";
import type { Cell, Database, Write } from "../../../src/core/store/database.ts";
import { Stale } from "../../../src/core/store/failures.ts";
import { forEachDatabase } from "../../support/database.ts";
import { NOW } from "./rows.ts";

const MANY = 230;

const insertLetter = (id: number, state = "waiting"): Write => ({
  insert: "Outbox",
  row: { id, key: `m${id}`, platform: "slack", card: "{}", locale: "en", state, dueAt: NOW, createdAt: NOW },
});
const change = (id: number, state: string, dueAt: Cell = NOW): Write => ({
  update: "Outbox",
  where: { state: "waiting", id, takenBy: null },
  set: { state, dueAt },
  expect: 1,
});
const ids = Array.from({ length: MANY }, (_, at) => at + 1);
const countBy = async (database: Database) => {
  const sql = `SELECT "state", "dueAt", COUNT(*) AS "many" FROM "Outbox" GROUP BY "state", "dueAt" ORDER BY "state", "dueAt"`;
  return (await database.read<{ state: string; dueAt: Date; many: number }>(sql)).map(
    ({ state, dueAt, many }) => `${state} ${dueAt.getTime() - NOW.getTime()} ${many}`,
  );
};

forEachDatabase((name, openFresh) => {
  const openFull = async () => {
    const database = await openFresh();
    await database.save(ids.map((id) => insertLetter(id)));
    return database;
  };

  it.runIf(name === "postgres")(
    "an import leaves statistics behind, without which look-ups read whole tables",
    async () => {
      const database = await openFresh();
      await database.save(Array.from({ length: 1_000 }, (_, at) => insertLetter(at + 1)));
      const sql = `SELECT "reltuples" FROM "pg_class" WHERE "relname" = 'Outbox'`;
      expect(await database.read(sql)).toEqual([{ reltuples: 1_000 }]);
    },
  );

  it("changes each row, and no other", async () => {
    const database = await openFull();
    await database.save([insertLetter(MANY + 1), ...ids.map((id) => change(id, "sent"))]);
    expect(await countBy(database)).toEqual([`sent 0 ${MANY}`, "waiting 0 1"]);
  });

  it("tells values apart that differ by a millisecond", async () => {
    const database = await openFull();
    await database.save(ids.map((id) => change(id, "sent", new Date(NOW.getTime() + (id % 2)))));
    expect(await countBy(database)).toEqual([`sent 0 ${MANY / 2}`, `sent 1 ${MANY / 2}`]);
  });

  it.each([1, 57, MANY])("keeps nothing when row %i is not as expected", async (id) => {
    const database = await openFull();
    await database.save([{ update: "Outbox", where: { id }, set: { state: "dead" } }]);
    await expect(database.save(ids.map((one) => change(one, "sent")))).rejects.toBeInstanceOf(Stale);
    expect(await countBy(database)).toEqual(["dead 0 1", `waiting 0 ${MANY - 1}`]);
  });

  it("a row that is changed twice is changed twice", async () => {
    const database = await openFull();
    const touch = (id: number): Write => ({ update: "Outbox", where: { id }, set: { state: "dead" }, expect: 1 });
    await database.save([...ids.map(touch), ...ids.map(touch), touch(1), touch(1)]);
    expect(await countBy(database)).toEqual([`dead 0 ${MANY}`]);
  });
});
