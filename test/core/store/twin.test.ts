// Prisma's twin: the same rows written by save and by Prisma's own create are the same bytes, and read back the same.
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Database, openDatabase } from "../../../src/core/store/database.ts";
import { PrismaClient as PostgresClient } from "../../../src/generated/postgres/client.ts";
import { PrismaClient } from "../../../src/generated/sqlite/client.ts";
import { type DatabaseName, forEachDatabase } from "../../support/database.ts";
import { COMPANY, countRows } from "./rows.ts";

// PostgreSQL's text cannot hold U+0000, and Prisma does not take it out.
const text = fc.string({ unit: "binary", maxLength: 40 }).map((value) => value.replaceAll("\0", ""));
const instant = fc.date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
// Per cents as people say them. With 17 digits Prisma's own way to the database rounds, and ours does not.
const rate = fc.integer({ min: -100_000, max: 100_000 }).map((hundredths) => hundredths / 100);
const fen = fc.bigInt({ min: -(2n ** 53n) + 1n, max: 2n ** 53n - 1n });

const visit = fc.record({
  customerId: fc.constant(1),
  repId: fc.constant(1),
  visitedOn: fc.constantFrom("2026-11-21", "2024-02-29"),
  channel: text,
  purposes: text,
  orderAmountFen: orNull(fen),
  visitCostFen: orNull(fen),
  marginRate: orNull(rate),
  met: orNull(text),
  summary: orNull(text),
  isUrgent: fc.boolean(),
  platform: fc.constantFrom("slack", "feishu"),
  createdAt: instant,
  updatedAt: instant,
  undoneAt: orNull(instant),
  version: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
});

function openWritablePrisma(name: DatabaseName, url: string): PrismaClient {
  if (name === "sqlite") return new PrismaClient({ adapter: new PrismaBetterSqlite3({ url }) });
  // Prisma's adapter writes instants without a zone, so its session's has to be UTC.
  const adapter = new PrismaPg({ connectionString: url, options: "-c timezone=UTC" });
  // Both clients are made from the same models.
  return new PostgresClient({ adapter }) as unknown as PrismaClient;
}

/** What the columns hold, written out by the database itself with its storage type; nothing a driver reads into it. */
async function readBytes(database: Database): Promise<unknown[]> {
  if (database.dialect === "postgres") {
    return database.read('SELECT row_to_json(v)::text AS "row" FROM "Visit" v ORDER BY "id"');
  }
  const [sample] = fc.sample(visit, 1);
  const columns = Object.keys(sample ?? {}).map((column) => `typeof("${column}") || quote("${column}") AS "${column}"`);
  return database.read(`SELECT ${columns.join(", ")} FROM "Visit" ORDER BY "id"`);
}

forEachDatabase((name, _openFresh, freshUrl) => {
  it("keeps the same bytes as Prisma does", async () => {
    const [ours, theirs] = [await freshUrl(), await freshUrl()];
    const [database, twin] = [await openDatabase(ours), await openDatabase(theirs)];
    const prisma = openWritablePrisma(name, theirs);
    await Promise.all([database.save(COMPANY), twin.save(COMPANY)]);
    const rows = fc.sample(visit, { numRuns: 300, seed: 20261121 }).map((row, index) => ({ ...row, id: index + 1 }));
    for (const row of rows) await database.save([{ insert: "Visit", row }]);
    await prisma.visit.createMany({ data: rows });
    expect(await countRows(twin, "Visit")).toBe(300);
    expect(await readBytes(database)).toEqual(await readBytes(twin));
    const order = { orderBy: { id: "asc" } } as const;
    expect(await database.prisma.visit.findMany(order)).toEqual(await prisma.visit.findMany(order));
    const [first] = await database.prisma.visit.findMany({ ...order, take: 1 });
    expect(first).toMatchObject({ ...rows[0] });
    await prisma.$disconnect();
    await Promise.all([database.close(), twin.close()]);
  });
});
