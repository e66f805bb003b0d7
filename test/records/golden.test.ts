// The golden lines, typed by one person in Slack and in Feishu: the same records, the same questions.
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Values } from "../../src/core/record.ts";
import { valuesOf } from "../../src/core/row.ts";
import type { Database, Row } from "../../src/core/store/database.ts";
import { records } from "../../src/records/index.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { golden, goldenToday } from "../core/reading/golden.ts";
import { goldenCustomers } from "../core/reading/golden-customers.ts";
import { openFreshSqlite } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";

let world: World;
let database: Database;
let remove: () => Promise<void>;

const customers: DemoCustomer[] = goldenCustomers.map(({ name, shortName, aliases, owner }) => ({
  name,
  ...(shortName && { shortName }),
  ...(aliases && { aliases }),
  owner: owner === "me" ? "wanglei" : "lina",
  region: "",
  class: "signed",
}));

beforeAll(async () => {
  ({ database, remove } = await openFreshSqlite(inject("sqliteTemplate")));
  world = await openWorld({ database, at: `${goldenToday}T10:00:00+08:00`, customers });
});
afterAll(async () => {
  await world.close();
  await remove();
});

const TABLES: Record<string, string> = {
  visit: "Visit",
  complaint: "Complaint",
  customer: "Customer",
  contact: "Contact",
  promise: "Promise",
  plan: "Plan",
};

type Came = { kept: Values | null; promises: unknown[]; waits: string | null };

const newest = async (table: string, platform: PlatformName): Promise<Row | null> => {
  const [row] = await database.read<Row>(`SELECT * FROM "${table}" WHERE "platform" = ? ORDER BY "id" DESC LIMIT 1`, [
    platform,
  ]);
  return row ?? null;
};

/** What a line came to: a record with its promises, or what waits for an answer. */
async function cameOf(platform: PlatformName, row: (typeof golden)[number]): Promise<Came> {
  const record = records.find(({ name }) => name === row.record);
  const table = TABLES[row.record];
  if (!record || !table) throw new Error(`no record ${row.record}`);
  const [before, draftBefore] = [await newest(table, platform), await newest("Draft", platform)];
  const person = world.person("wanglei", platform);
  await person.says(`/${row.record} ${row.line}`);
  const [after, draft] = [await newest(table, platform), await newest("Draft", platform)];
  const isKept = after !== null && after["id"] !== before?.["id"];
  const sql = `SELECT "text", "dueOn" FROM "Promise" WHERE "visitId" = ? ORDER BY "id"`;
  const promises = isKept && row.record === "visit" ? await database.read(sql, [after["id"] ?? 0]) : [];
  const waits = draft && draft["id"] !== draftBefore?.["id"] ? String(draft["values"]) : null;
  // A customer that stays would be found by the lines after it.
  if (isKept && row.record === "customer") await person.presses("撤销");
  return { kept: isKept ? valuesOf(record, after) : null, promises, waits };
}

describe("the golden lines through both platforms", () => {
  it("are at least 150", () => expect(golden.length).toBeGreaterThanOrEqual(150));

  it.each(golden.map((row) => ({ row, name: `/${row.record} ${row.line}` })))("$name", async ({ row }) => {
    const isAlone = row.record === "customer";
    const first = cameOf("slack", row);
    if (isAlone) await first;
    const [slack, feishu] = await Promise.all([first, cameOf("feishu", row)]);
    expect(feishu).toEqual(slack);
    const { customer, problems, values } = row.expect;
    if (problems.length || (customer !== null && typeof customer === "object")) expect(slack.kept).toBeNull();
    if (!slack.kept) return;
    const { promises = null, ...others } = values;
    for (const [name, value] of Object.entries(others)) {
      // A money word adds its purpose to those that were said.
      if (name === "purposes") expect(slack.kept[name]).toEqual(expect.arrayContaining(value as string[]));
      else expect([name, slack.kept[name]]).toEqual([name, value]);
    }
    expect(slack.promises).toEqual(promises ?? []);
  });
});
