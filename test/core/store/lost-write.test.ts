// The lost write: a trap in Prisma's stock SQLite adapter, and that ours has none.
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { expect, it } from "vitest";
import { PrismaClient } from "../../../src/generated/sqlite/client.ts";
import { forEachDatabase } from "../../support/database.ts";
import { insertTeam, NOW, readTeamNames, team } from "./rows.ts";

const rollback = new Error("rolled back");

forEachDatabase((name, openFresh, freshUrl) => {
  it.runIf(name === "sqlite")(
    "is real: a stock client loses a write made beside a transaction that rolls back",
    async () => {
      const stock = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: await freshUrl() }) });
      const opened = stock.$transaction(async (inside) => {
        await inside.team.create({ data: { id: 1, name: "inside", createdAt: NOW } });
        const acknowledged = await stock.team.create({ data: { id: 2, name: "beside", createdAt: NOW } });
        expect(acknowledged.id).toBe(2);
        throw rollback;
      });
      await expect(opened).rejects.toBe(rollback);
      expect(await stock.team.count()).toBe(0);
      await stock.$disconnect();
    },
  );

  it("does not happen to a save beside a transaction of our client", async () => {
    const database = await openFresh();
    const opened = database.prisma.$transaction(async (inside) => {
      expect(await inside.team.count()).toBe(0);
      await database.save([insertTeam(2, "beside")]);
      throw rollback;
    });
    await expect(opened).rejects.toBe(rollback);
    expect(await readTeamNames(database)).toEqual(["beside"]);
  });

  it("cannot begin with our client: it does not write", async () => {
    const database = await openFresh();
    await database.save([insertTeam(1)]);
    const row = { id: 2, name: "x", createdAt: NOW };
    await expect(database.prisma.team.create({ data: row })).rejects.toThrow(/read-?only/i);
    await expect(database.prisma.$executeRawUnsafe('DELETE FROM "Team"')).rejects.toThrow(/read-?only/i);
    expect(await database.prisma.team.findMany({ select: { id: true, name: true, createdAt: true } })).toEqual([
      team(1),
    ]);
  });
});
