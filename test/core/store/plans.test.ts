// The questions that are asked all the time are answered from an index, on both databases.
import pg from "pg";
import { expect, it } from "vitest";
import { DUE_CASES } from "../../../src/clock/cases.ts";
import { MISSING_FILES } from "../../../src/core/case/files.ts";
import { openDatabase } from "../../../src/core/store/database.ts";
import { numbered } from "../../../src/core/store/postgres-save.ts";
import { forEachDatabase } from "../../support/database.ts";

type Question = [about: string, sql: string, params: (string | number | boolean)[], index: RegExp];

const AT = "2026-11-21T00:00:00.000+00:00";

/** SQLite names the index of a primary key sqlite_autoindex_…, PostgreSQL …_pkey. */
const QUESTIONS: Question[] = [
  ["an event that came before", `SELECT * FROM "InboundEvent" WHERE "key" = ?`, ["k"], /InboundEvent_(1|pkey)/],
  [
    "events that still owe an answer",
    `SELECT * FROM "InboundEvent" WHERE "doneAt" IS NULL AND "at" < ?`,
    [AT],
    /InboundEvent_doneAt_at_idx/,
  ],
  [
    "who a platform's user is",
    `SELECT * FROM "Identity" WHERE "platform" = ? AND "userId" = ?`,
    ["slack", "U1"],
    /Identity_(1|pkey)/,
  ],
  [
    "customers by the beginning of a name",
    `SELECT "customerId" FROM "CustomerName" WHERE "normalised" >= ? AND "normalised" < ?`,
    ["永清", "永清\u{10ffff}"],
    /CustomerName_normalised_idx/,
  ],
  [
    "customers by pinyin",
    `SELECT "customerId" FROM "CustomerName" WHERE "pinyin" >= ? AND "pinyin" < ?`,
    ["yq", "yr"],
    /CustomerName_pinyin_idx/,
  ],
  [
    "customers by initials",
    `SELECT "customerId" FROM "CustomerName" WHERE "initials" >= ? AND "initials" < ?`,
    ["yq", "yr"],
    /CustomerName_initials_idx/,
  ],
  ["a rep's own customers", `SELECT * FROM "Customer" WHERE "ownerId" = ?`, [1], /Customer_ownerId_idx/],
  [
    "a rep's visits of some days",
    `SELECT * FROM "Visit" WHERE "repId" = ? AND "visitedOn" BETWEEN ? AND ?`,
    [1, "2026-11-16", "2026-11-22"],
    /Visit_repId_visitedOn_idx/,
  ],
  [
    "a customer's latest visits",
    `SELECT * FROM "Visit" WHERE "customerId" = ? ORDER BY "visitedOn" DESC LIMIT 5`,
    [1],
    /Visit_customerId_visitedOn_idx/,
  ],
  [
    "everyone's visits of a week",
    `SELECT * FROM "Visit" WHERE "visitedOn" >= ? AND "visitedOn" < ?`,
    ["2026-11-16", "2026-11-23"],
    /Visit_week_idx/,
  ],
  [
    "a rep's open promises",
    `SELECT * FROM "Promise" WHERE "repId" = ? AND "status" = ? ORDER BY "dueOn"`,
    [1, "open"],
    /Promise_repId_status_dueOn_idx/,
  ],
  [
    "reminders that are due",
    `SELECT "id" FROM "Reminder" WHERE "state" = ? AND "dueAt" <= ? ORDER BY "dueAt" LIMIT 100`,
    ["due", AT],
    /Reminder_state_dueAt_idx/,
  ],
  [
    "messages that are due",
    `SELECT "id" FROM "Outbox" WHERE "state" = ? AND "dueAt" <= ? ORDER BY "dueAt" LIMIT 100`,
    ["waiting", AT],
    /Outbox_state_dueAt_idx/,
  ],
  [
    "birthdays of a day",
    `SELECT "id" FROM "Contact" WHERE "isLunar" = ? AND "birthMonthDay" = ?`,
    [true, 308],
    /Contact_birthday_idx/,
  ],
  ["files that are still to be fetched", MISSING_FILES, [AT], /CaseEntry_createdAt_idx/],
  [
    "a record's history",
    `SELECT * FROM "Change" WHERE "record" = ? AND "recordId" = ? ORDER BY "id"`,
    ["visit", 1],
    /Change_record_recordId_id_idx/,
  ],
  ["cases that the clock looks at", DUE_CASES, [AT], /Complaint_watchAt_idx/],
  [
    "a case's cs",
    `SELECT * FROM "Complaint" WHERE "assigneeId" = ? AND "status" = ?`,
    [1, "open"],
    /assigneeId_status/,
  ],
];

const FILL = `
INSERT INTO "Person" SELECT i, 'p', NULL, 'rep', NULL, NULL, NULL, NULL, NULL, true, NULL, now(), now(), 1
  FROM generate_series(1, 200) i;
INSERT INTO "Identity" SELECT 'slack', 'U' || i, 1 + i % 200, NULL, NULL, now() FROM generate_series(1, 5000) i;
INSERT INTO "Customer" ("id", "name", "ownerId", "platform", "createdAt", "updatedAt")
  SELECT i, 'c' || i, 1 + i % 200, 'slack', now(), now() FROM generate_series(1, 5000) i;
INSERT INTO "CustomerName" SELECT i, 'name', md5(i::text), md5(i::text), md5(i::text), md5(i::text)
  FROM generate_series(1, 5000) i;
INSERT INTO "Contact" ("id", "customerId", "name", "birthMonthDay", "isLunar", "platform", "createdAt", "updatedAt")
  SELECT i, i, 'n', 101 + i % 1200, i % 2 = 0, 'slack', now(), now() FROM generate_series(1, 5000) i;
INSERT INTO "Visit" ("id", "customerId", "repId", "visitedOn", "nextVisitOn", "channel", "purposes", "platform", "createdAt", "updatedAt")
  SELECT i, 1 + i % 5000, 1 + i % 200, (date '2026-01-01' + i % 360)::text, NULL, 'onsite', '', 'slack', now(), now()
  FROM generate_series(1, 40000) i;
INSERT INTO "Promise" ("id", "customerId", "repId", "text", "dueOn", "status", "platform", "createdAt", "updatedAt")
  SELECT i, 1 + i % 5000, 1 + i % 200, 't', (date '2026-01-01' + i % 360)::text, (ARRAY['open', 'kept'])[1 + i % 2], 'slack', now(), now()
  FROM generate_series(1, 10000) i;
INSERT INTO "Reminder" ("kind", "record", "recordId", "personId", "dueOn", "dueAt", "state", "createdAt")
  SELECT 'promise', 'promise', i, 1, '2026-11-21', now() + i * interval '1 hour', (ARRAY['due', 'done'])[1 + i % 2], now()
  FROM generate_series(1, 5000) i;
INSERT INTO "Outbox" ("key", "platform", "card", "locale", "state", "dueAt", "createdAt")
  SELECT i::text, 'slack', '{}', 'en', (ARRAY['waiting', 'sent'])[1 + i % 2], now() + i * interval '1 hour', now()
  FROM generate_series(1, 5000) i;
INSERT INTO "InboundEvent" SELECT i::text, timestamptz '2026-11-01' - i * interval '1 minute', NULL, '{}', now() FROM generate_series(1, 5000) i;
INSERT INTO "Change" SELECT i, 'visit', i, 1, 'create', NULL, NULL, 'slack', now() FROM generate_series(1, 5000) i;
INSERT INTO "Complaint" ("id", "customerId", "reporterId", "assigneeId", "kind", "nature", "severity", "description", "status", "step", "receivedAt", "platform", "createdAt", "updatedAt")
  SELECT i, i, 1, 1 + i % 200, 'product', 'genuine', 'normal', 'd', (ARRAY['open', 'closed'])[1 + i % 2], 'received', now(), 'slack', now(), now()
  FROM generate_series(1, 5000) i;
INSERT INTO "CaseEntry" ("id", "complaintId", "at", "kind", "text", "platform", "fileId", "createdAt")
  SELECT i, 1 + i % 5000, now(), 'file', '', 'slack', 'f', timestamptz '2026-11-22' - i * interval '1 hour' FROM generate_series(1, 5000) i;
ANALYZE;`;

type Explain = (sql: string, params: Question[2]) => Promise<string>;

async function explainOnSqlite(url: string): Promise<{ explain: Explain; close(): Promise<void> }> {
  const database = await openDatabase(url, { migrate: false });
  const explain: Explain = async (sql, params) => {
    const steps = await database.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params);
    return steps.map(({ detail }) => detail).join("\n");
  };
  return { explain, close: database.close };
}

/** PostgreSQL chooses by the numbers of rows, so there have to be some. */
async function explainOnPostgres(url: string): Promise<{ explain: Explain; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(FILL);
  const explain: Explain = async (sql, params) => {
    const { rows } = await client.query(`EXPLAIN ${numbered(sql).text}`, params);
    return rows.map((row: { "QUERY PLAN": string }) => row["QUERY PLAN"]).join("\n");
  };
  return { explain, close: () => client.end() };
}

forEachDatabase((name, _openFresh, freshUrl) => {
  it("uses the right index for each question", async () => {
    const url = await freshUrl();
    const { explain, close } = await (name === "sqlite" ? explainOnSqlite(url) : explainOnPostgres(url));
    for (const [about, sql, params, index] of QUESTIONS) {
      const plan = await explain(sql, params);
      expect(plan, about).toMatch(index);
      // A scan of the whole index is no answer from it. PostgreSQL may prefer to sort the few rows that it found.
      expect(plan, about).toMatch(name === "sqlite" ? /^SEARCH/ : /Index Cond/);
      expect(plan, about).not.toMatch(/TEMP B-TREE/);
    }
    await close();
  });
});
