// `doctor` and `migrate`: what is wrong is said with its mend, and the exit code says whether anything is.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/core/store/database.ts";
import { openDemoPeople } from "../../src/sandbox/demo/company.ts";
import { house } from "../support/desk.ts";
import { rapport } from "./rapport.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rapport-doctor-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("makes the tables, finds nobody on the list, and is content once people are there", async () => {
  const env = { DATABASE_URL: `file:${path.join(folder, "deep", "rapport.db")}` };
  expect(await rapport(["migrate"], env)).toMatchObject({ code: 0, problems: "" });
  const sick = await rapport(["doctor"], env);
  expect(sick).toMatchObject({ code: 1, problems: "" });
  expect(sick.out.toString()).toMatch(/BAD {2}nobody is on the list of people\n {5}→ .*people import/u);
  const database = await openDatabase(env.DATABASE_URL);
  await openDemoPeople({ database, house }, new Date(), []);
  await database.close();
  const well = await rapport(["doctor"], env);
  expect(well.out.toString()).not.toContain("BAD");
  expect(well.code).toBe(0);
});

it("names the platform that cannot be reached, and what to check", async () => {
  const env = {
    DATABASE_URL: `file:${path.join(folder, "other.db")}`,
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_APP_TOKEN: "xapp-1",
    SLACK_API_URL: "http://127.0.0.1:1/api/",
    RAPPORT_LOCALE: "en",
  };
  const { code, out } = await rapport(["doctor"], env);
  expect(code).toBe(1);
  expect(out.toString()).toMatch(/BAD {2}.*\n {5}→ .*SLACK_API_URL/u);
});
