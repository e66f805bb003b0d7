// The people as a table, in the columns of people.csv (DESIGN §4), so that an export can be imported again.
import type { Database } from "./store/database.ts";
import type { Table } from "./tables/write.ts";

const COLUMNS = ["name", "email", "role", "manager", "team", "slackId", "feishuId", "locale", "timezone", "authority"];

type PersonRow = Record<string, string | number | null> & { id: number; authorityFen: number | null };

const sql = `SELECT p."id", p."name", p."email", p."role", m."name" AS "manager", t."name" AS "team", p."locale",
  p."timezone", p."authorityFen", s."userId" AS "slackId", f."userId" AS "feishuId", p."createdAt"
  FROM "Person" p LEFT JOIN "Person" m ON m."id" = p."managerId" LEFT JOIN "Team" t ON t."id" = p."teamId"
  LEFT JOIN "Identity" s ON s."personId" = p."id" AND s."platform" = 'slack'
  LEFT JOIN "Identity" f ON f."personId" = p."id" AND f."platform" = 'feishu'
  WHERE p."isActive" AND p."createdAt" >= ? ORDER BY p."id"`;

/** Active people; authority in yuan. `from`: only those put in at this instant or later. */
export async function findPeopleTable(database: Database, from: Date | null): Promise<Table> {
  const people = await database.read<PersonRow>(sql, [from ?? new Date(0)]);
  const rows = people.map((person) => {
    const authority = person.authorityFen === null ? null : person.authorityFen / 100;
    return Object.fromEntries(COLUMNS.map((key) => [key, key === "authority" ? authority : (person[key] ?? null)]));
  });
  return { columns: COLUMNS.map((key) => ({ key, label: key })), rows };
}
