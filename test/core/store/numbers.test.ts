// The numbers of records: none is given twice, and complaints are counted one by one.
import { expect, it } from "vitest";
import { openDatabase } from "../../../src/core/store/database.ts";
import { forEachDatabase } from "../../support/database.ts";

forEachDatabase((_name, openFresh, freshUrl) => {
  it("counts complaints one by one from 1001", async () => {
    const database = await openFresh();
    const numbers = await Promise.all(Array.from({ length: 5 }, () => database.nextId("complaint")));
    expect(numbers.sort()).toEqual([1001, 1002, 1003, 1004, 1005]);
  });

  it("begins every kind at 1, each for itself", async () => {
    const database = await openFresh();
    expect(await database.nextId("visit")).toBe(1);
    expect(await database.nextId("visit")).toBe(2);
    expect(await database.nextId("team")).toBe(1);
  });

  it("gives no number twice, to many at once on two databases of one address", async () => {
    const url = await freshUrl();
    const databases = await Promise.all([0, 1, 2].map(() => openDatabase(url, { migrate: false })));
    const asked = databases.flatMap((database) =>
      ["visit", "complaint", "contact"].flatMap((name) =>
        Array.from({ length: 120 }, async () => `${name} ${await database.nextId(name)}`),
      ),
    );
    const given = await Promise.all(asked);
    expect(new Set(given).size).toBe(given.length);
    const complaints = given.filter((number) => number.startsWith("complaint"));
    expect(complaints).toContain("complaint 1360");
    await Promise.all(databases.map((database) => database.close()));
  });

  it("goes on after a restart without repeating", async () => {
    const url = await freshUrl();
    const before = await openDatabase(url, { migrate: false });
    const first = await before.nextId("visit");
    await before.close();
    const after = await openDatabase(url, { migrate: false });
    expect(await after.nextId("visit")).toBeGreaterThan(first);
    await after.close();
  });
});
