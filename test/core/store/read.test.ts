// Reading: the same SQL gives the same values on both databases.
import { expect, it } from "vitest";
import { forEachDatabase } from "../../support/database.ts";
import { COMPANY, insertTeam, NOW } from "./rows.ts";

const VISIT = {
  id: 1,
  customerId: 1,
  repId: 1,
  visitedOn: "2026-11-21",
  channel: "onsite",
  purposes: "order collect",
  platform: "slack",
  createdAt: NOW,
  updatedAt: NOW,
};

forEachDatabase((_name, openFresh) => {
  it("gives instants as Date, truths as boolean, amounts, counts and sums as number", async () => {
    const database = await openFresh();
    const visits = [12_000_00n, 500_00n, null].map((orderAmountFen, index) => ({
      insert: "Visit" as const,
      row: { ...VISIT, id: index + 1, orderAmountFen, isUrgent: index === 1 },
    }));
    await database.save([...COMPANY, ...visits]);
    const rows = await database.read(
      'SELECT "createdAt", "undoneAt", "isUrgent", "orderAmountFen", "marginRate" FROM "Visit" WHERE "id" = ?',
      [2],
    );
    expect(rows).toEqual([
      { createdAt: NOW, undoneAt: null, isUrgent: true, orderAmountFen: 50_000, marginRate: null },
    ]);
    expect(await database.read('SELECT count(*) AS "n", sum("orderAmountFen") AS "sum" FROM "Visit"')).toEqual([
      { n: 3, sum: 1_250_000 },
    ]);
  });

  it("compares with instants and truths in the parameters", async () => {
    const database = await openFresh();
    await database.save([...COMPANY, { insert: "Visit", row: VISIT }]);
    const find = (at: Date, isUrgent: boolean) =>
      database.read('SELECT "id" FROM "Visit" WHERE "createdAt" >= ? AND "isUrgent" = ?', [at, isUrgent]);
    expect(await find(NOW, false)).toEqual([{ id: 1 }]);
    expect(await find(new Date(NOW.getTime() + 1), false)).toEqual([]);
    expect(await find(NOW, true)).toEqual([]);
  });

  it("leaves question marks in texts and names alone", async () => {
    const database = await openFresh();
    const rows = await database.read(`SELECT 'why? it''s?' AS "what?", "name" FROM "Team" WHERE "name" = ?`, ["a"]);
    expect(rows).toEqual([]);
    await database.save([insertTeam(1, "a")]);
    expect(await database.read(`SELECT 'why? it''s?' AS "what?" FROM "Team" WHERE "name" = ?`, ["a"])).toEqual([
      { "what?": "why? it's?" },
    ]);
  });

  it("sorts text by its code points, whatever the server's locale", async () => {
    const database = await openFresh();
    const names = ["b", "B", "a", "Z", "é", "中", "Ａ", "10", "9", "_", "𠮷"];
    await database.save(names.map((name, index) => insertTeam(index + 1, name)));
    const rows = await database.read<{ name: string }>('SELECT "name" FROM "Team" ORDER BY "name"');
    expect(rows.map(({ name }) => name)).toEqual(["10", "9", "B", "Z", "_", "a", "b", "é", "中", "Ａ", "𠮷"]);
    expect(
      await database.read('SELECT "name" FROM "Team" WHERE "name" >= ? AND "name" < ? ORDER BY "name"', ["a", "c"]),
    ).toEqual([{ name: "a" }, { name: "b" }]);
  });

  it("keeps text as it is, but for U+0000, which PostgreSQL cannot hold", async () => {
    const database = await openFresh();
    const name = "永清'\"超市\\ 🀄 %_?$1\n\t";
    await database.save([insertTeam(1, name), insertTeam(2, "a\0b")]);
    expect(await database.read('SELECT "name" FROM "Team" ORDER BY "id"')).toEqual([{ name }, { name: "ab" }]);
    expect(await database.read('SELECT "id" FROM "Team" WHERE "name" = ?', [name])).toEqual([{ id: 1 }]);
  });

  it("cannot write", async () => {
    const database = await openFresh();
    await database.save([insertTeam(1)]);
    await expect(database.read('DELETE FROM "Team"')).rejects.toThrow();
    expect(await database.read('SELECT "id" FROM "Team"')).toEqual([{ id: 1 }]);
  });

  it("says what is wrong with wrong SQL", async () => {
    const database = await openFresh();
    await expect(database.read('SELECT 1 FROM "nowhere"')).rejects.toThrow(/nowhere/);
  });
});
