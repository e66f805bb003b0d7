// One save: all of it or nothing, the same answers on both databases.
import { expect, it } from "vitest";
import type { Write } from "../../../src/core/store/database.ts";
import { Duplicate, Stale } from "../../../src/core/store/failures.ts";
import { forEachDatabase } from "../../support/database.ts";
import { COMPANY, countRows, event, insertTeam, NOW, readTeamNames, reasonsOf } from "./rows.ts";

forEachDatabase((_name, openFresh) => {
  it("keeps all writes of a save", async () => {
    const database = await openFresh();
    await database.save([event("a"), insertTeam(1, "北京"), insertTeam(2, "上海")]);
    expect(await readTeamNames(database)).toEqual(["北京", "上海"]);
    expect(await countRows(database, "InboundEvent")).toBe(1);
  });

  it("keeps an empty save without complaint", async () => {
    const database = await openFresh();
    await expect(database.save([])).resolves.toBeUndefined();
  });

  it("keeps nothing when one row is there already, and says whose", async () => {
    const database = await openFresh();
    await database.save([event("a")]);
    const failure = await database.save([insertTeam(1), event("a"), insertTeam(2)]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Duplicate);
    expect(failure).toMatchObject({ table: "InboundEvent" });
    expect(await countRows(database, "Team")).toBe(0);
  });

  it("tells a taken name from a taken key", async () => {
    const database = await openFresh();
    await database.save([insertTeam(1, "北京")]);
    await expect(database.save([event("a"), insertTeam(2, "北京")])).rejects.toMatchObject({ table: "Team" });
    expect(await countRows(database, "InboundEvent")).toBe(0);
  });

  it("tells the first of several conflicts", async () => {
    const database = await openFresh();
    await database.save([event("a"), insertTeam(1, "北京")]);
    for (const count of [1, 2, 3]) {
      const rows = Array.from({ length: count }, (_, index) => insertTeam(10 + index, "北京"));
      await expect(database.save([event("a"), ...rows])).rejects.toMatchObject({ table: "InboundEvent" });
      await expect(database.save([...rows, event("a")])).rejects.toMatchObject({ table: "Team" });
    }
  });

  it("leaves a row alone that was to be inserted once", async () => {
    const database = await openFresh();
    await database.save([insertTeam(1, "北京")]);
    await database.save([{ insertOnce: "Team", row: { id: 1, name: "上海", createdAt: NOW } }, event("a")]);
    expect(await readTeamNames(database)).toEqual(["北京"]);
    expect(await countRows(database, "InboundEvent")).toBe(1);
  });

  it("keeps nothing when a row to be changed is not as expected", async () => {
    const database = await openFresh();
    await database.save(COMPANY);
    const change: Write = {
      update: "Customer",
      where: { id: 1, version: 2 },
      set: { name: "x", version: 3 },
      expect: 1,
    };
    await expect(database.save([event("a"), change])).rejects.toBeInstanceOf(Stale);
    await expect(database.save([change])).rejects.toBeInstanceOf(Stale);
    await expect(database.save([...sameTableTwice(), change])).rejects.toBeInstanceOf(Stale);
    expect(await countRows(database, "InboundEvent")).toBe(0);
    expect(await database.read('SELECT "name", "version" FROM "Customer"')).toEqual([{ name: "永清超市", version: 1 }]);
  });

  it("changes rows by equality, null included", async () => {
    const database = await openFresh();
    await database.save([...COMPANY, insertTeam(1), insertTeam(2)]);
    await database.save([
      event("a"),
      { update: "Person", where: { id: 1, teamId: null }, set: { teamId: 2, isActive: false }, expect: 1 },
      { update: "Team", where: { timezone: null }, set: { timezone: "Asia/Shanghai" }, expect: 2 },
    ]);
    expect(await database.read('SELECT "teamId", "isActive" FROM "Person"')).toEqual([{ teamId: 2, isActive: false }]);
    await expect(
      database.save([{ update: "Team", where: { timezone: null }, set: { timezone: "UTC" }, expect: 2 }]),
    ).rejects.toBeInstanceOf(Stale);
  });

  it("lets a later write of a save see an earlier one", async () => {
    const database = await openFresh();
    await database.save([insertTeam(1, "a"), { update: "Team", where: { name: "a" }, set: { name: "b" }, expect: 1 }]);
    await database.save([{ remove: "Team", where: { name: "b" } }, insertTeam(2, "b")]);
    expect(await readTeamNames(database)).toEqual(["b"]);
  });

  it("refuses a row that refers to none, and keeps the rest of that save out", async () => {
    const database = await openFresh();
    const orphan: Write = { insert: "Identity", row: { platform: "slack", userId: "U1", personId: 7, createdAt: NOW } };
    await expect(database.save([insertTeam(1), orphan])).rejects.toThrow(/foreign key/i);
    expect(await countRows(database, "Team")).toBe(0);
  });

  it("takes a thousand rows in one save", async () => {
    const database = await openFresh();
    const writes = Array.from({ length: 1000 }, (_, index) => insertTeam(index + 1));
    await database.save(writes);
    expect(await countRows(database, "Team")).toBe(1000);
    await expect(database.save([...writes.slice(500), event("a")])).rejects.toBeInstanceOf(Duplicate);
    expect(await countRows(database, "InboundEvent")).toBe(0);
  });

  it("keeps 200 saves at once, each once", async () => {
    const database = await openFresh();
    const saves = Array.from({ length: 400 }, (_, index) =>
      database.save([event(`key ${index % 200}`), insertTeam(index + 1)]),
    );
    const results = await Promise.allSettled(saves);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(200);
    expect(await countRows(database, "Team")).toBe(200);
  });

  it("lets one of two changes to the same version win", async () => {
    const database = await openFresh();
    await database.save(COMPANY);
    const changes = Array.from({ length: 20 }, (_, index) =>
      database.save([
        event(`${index}`),
        { update: "Customer", where: { id: 1, version: 1 }, set: { name: `${index}`, version: 2 }, expect: 1 },
      ]),
    );
    const results = await Promise.allSettled(changes);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = reasonsOf(results);
    expect(lost.every((reason) => reason instanceof Stale)).toBe(true);
    expect(await countRows(database, "InboundEvent")).toBe(1);
  });

  it("refuses writes that would touch everything or name no column", async () => {
    const database = await openFresh();
    await database.save([insertTeam(1)]);
    await expect(database.save([{ remove: "Team", where: {} }])).rejects.toBeInstanceOf(TypeError);
    await expect(database.save([{ update: "Team", where: {}, set: { name: "x" } }])).rejects.toBeInstanceOf(TypeError);
    await expect(database.save([{ insert: "Team", row: { 'id") --': 1 } }])).rejects.toBeInstanceOf(TypeError);
    await expect(database.save([insertTeam(Number.NaN)])).rejects.toBeInstanceOf(TypeError);
    expect(await countRows(database, "Team")).toBe(1);
  });
});

/** Two writes to the table that the third one changes: PostgreSQL has to run them step by step. */
function sameTableTwice(): Write[] {
  const customer = { name: "大润发", platform: "slack", createdAt: NOW, updatedAt: NOW };
  return [
    { insert: "Customer", row: { id: 2, ...customer } },
    { insert: "Customer", row: { id: 3, ...customer } },
  ];
}
