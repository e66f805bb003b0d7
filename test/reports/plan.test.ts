// The questions of a report are answered from indexes alone, on both databases.
import pg from "pg";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/core/store/database.ts";
import { numbered } from "../../src/core/store/postgres-save.ts";
import { dayQuestions, planQuestions } from "../../src/reports/monday/tally.ts";
import { forEachDatabase } from "../support/database.ts";

const everyone = { isEveryone: true, members: [] };
const few = { isEveryone: false, members: [7, 8, 9].map((id) => member(id)) };
const NEXT = { from: "2026-11-23", to: "2026-11-29" };

function member(id: number) {
  return { id, name: "p", role: "rep" as const, isActive: true, teamId: null };
}

const [sums, effective, bare, rivals] = ["Visit_week_idx", "Visit_effective_idx", "Visit_bare_idx", "Visit_rival_idx"];
/** Of one day: the sums, the two halves of what is effective, rivals. The second half also looks at the promises. */
const EXPECTED = [sums, effective, bare, rivals];

const FILL = `
INSERT INTO "Person" SELECT i, 'p', NULL, 'rep', NULL, NULL, NULL, NULL, NULL, true, NULL, now(), now(), 1
  FROM generate_series(1, 200) i;
INSERT INTO "Customer" ("id", "name", "ownerId", "platform", "createdAt", "updatedAt")
  SELECT i, 'c' || i, 1 + i % 200, 'slack', now(), now() FROM generate_series(1, 1000) i;
INSERT INTO "Visit" ("id", "customerId", "repId", "visitedOn", "nextVisitOn", "met", "summary", "competitor",
  "orderAmountFen", "channel", "purposes", "platform", "createdAt", "updatedAt")
  SELECT i, 1 + i % 1000, 1 + i % 200, (date '2026-01-01' + i % 360)::text,
    CASE WHEN i % 3 = 0 THEN (date '2026-01-08' + i % 360)::text END, CASE WHEN i % 5 > 0 THEN '于老板' END,
    CASE WHEN i % 7 = 0 THEN repeat('货架补齐', 30) END, CASE WHEN i % 11 = 0 THEN '降价' END,
    CASE WHEN i % 2 = 0 THEN 100 END, 'onsite', '', 'slack', now(), now()
  FROM generate_series(1, 40000) i;
INSERT INTO "Promise" ("id", "customerId", "repId", "text", "dueOn", "status", "platform", "createdAt", "updatedAt")
  SELECT i, 1 + i % 1000, 1 + i % 200, 't', (date '2026-01-01' + i % 360)::text,
    (ARRAY['open', 'kept', 'cancelled'])[1 + i % 3], 'slack', now(), now() FROM generate_series(1, 10000) i;`;

type Explain = (question: { sql: string; params: readonly unknown[] }) => Promise<string>;

async function onSqlite(url: string): Promise<{ explain: Explain; close(): Promise<void> }> {
  const database = await openDatabase(url, { migrate: false });
  const explain: Explain = async ({ sql, params }) => {
    const steps = await database.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params as string[]);
    return steps.map(({ detail }) => detail).join("\n");
  };
  return { explain, close: database.close };
}

/** PostgreSQL chooses by the numbers of rows, and reads an index alone where it was vacuumed. */
async function onPostgres(url: string): Promise<{ explain: Explain; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(FILL);
  await client.query("VACUUM ANALYZE");
  const explain: Explain = async ({ sql, params }) => {
    const { rows } = await client.query(`EXPLAIN ${numbered(sql).text}`, [...params]);
    return rows.map((row: { "QUERY PLAN": string }) => row["QUERY PLAN"]).join("\n");
  };
  return { explain, close: () => client.end() };
}

forEachDatabase((name, _openFresh, freshUrl) => {
  it("reads a day's visits and next week's plans from their indexes", async () => {
    const { explain, close } = await (name === "sqlite" ? onSqlite(await freshUrl()) : onPostgres(await freshUrl()));
    for (const scope of [everyone, few]) {
      const questions = dayQuestions(scope, "2026-11-18");
      expect(questions).toHaveLength(EXPECTED.length);
      for (const [at, question] of questions.entries()) {
        const plan = await explain(question);
        expect(plan, question.sql).toContain(`${EXPECTED[at]}`);
        expect(plan, question.sql).not.toMatch(/SCAN "?Visit|Seq Scan|TEMP B-TREE/u);
      }
      const [plan = ""] = await Promise.all(questions.slice(0, 1).map(explain));
      expect(plan).toMatch(/COVERING INDEX|Index Only Scan/u);
    }
    const [followUps, promises] = planQuestions([7, 8, 9], NEXT);
    expect(followUps && (await explain(followUps))).toMatch(/Visit_repId_nextVisitOn_undoneAt_idx/u);
    expect(promises && (await explain(promises))).toMatch(/Promise_repId_status_dueOn_idx/u);
    await close();
  });
});
