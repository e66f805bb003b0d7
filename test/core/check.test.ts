// What the doctor finds in the house itself: what would be missed later, each with its mend.
import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { checkHouse } from "../../src/core/check.ts";
import { openDatabase, type Row } from "../../src/core/store/database.ts";
import { openDemoPeople } from "../../src/sandbox/demo/company.ts";
import { forEachDatabase } from "../support/database.ts";
import { house } from "../support/desk.ts";

const NOW = new Date("2026-11-18T02:00:00Z");
const moment = { now: NOW, timezone: "Asia/Shanghai" };
const bad = async (url: string, at = moment) => (await checkHouse(url, at)).filter(({ isOk }) => !isOk);

const waiting = (key: string, hoursAgo: number, more: Row = {}) => {
  const at = new Date(NOW.getTime() - hoursAgo * 3_600_000);
  const row = { key, platform: "slack", card: "{}", locale: "en", state: "waiting", dueAt: at, createdAt: at, ...more };
  return { insert: "Outbox", row } as const;
};

forEachDatabase((name, _openFresh, freshUrl) => {
  it("names people and administrators that are missing", async () => {
    const url = await freshUrl();
    expect(await bad(url)).toMatchObject([
      { what: "nobody is on the list of people", mend: expect.stringContaining("people import") },
    ]);
    const database = await openDatabase(url, { migrate: false });
    await openDemoPeople({ database, house }, NOW, []);
    expect(await bad(url)).toEqual([]);
    await database.save([{ update: "Person", where: { role: "admin" }, set: { isActive: false } }]);
    expect(await bad(url)).toMatchObject([{ what: "nobody is an administrator" }]);
    await database.close();
  });

  it("names messages that were given up, and such as nobody sends", async () => {
    const url = await freshUrl();
    const database = await openDatabase(url, { migrate: false });
    await openDemoPeople({ database, house }, NOW, []);
    await database.save([
      waiting("fresh", 0.5),
      waiting("late", 2),
      waiting("dead", 20, { state: "dead", problem: "user_not_found" }),
      waiting("long dead", 24 * 8, { state: "dead" }),
    ]);
    expect((await bad(url)).map(({ what }) => what)).toEqual([
      "messages of the last week that could not be delivered: 1",
      "messages that have waited for more than an hour: 1",
    ]);
    await database.close();
  });

  it("says to whom and why, passes over what is held until a working hour, and names a clock that stands still", async () => {
    const url = await freshUrl();
    const database = await openDatabase(url, { migrate: false });
    await openDemoPeople({ database, house }, NOW, []);
    const slot = (hoursAgo: number) => {
      const at = new Date(NOW.getTime() - hoursAgo * 3_600_000);
      return { insert: "Slot", row: { job: "report", at, doneAt: at } } as const;
    };
    const held = { dueAt: new Date(NOW.getTime() + 3_600_000) };
    await database.save([waiting("held", 30, held), slot(30), slot(1.9)]);
    expect(await bad(url)).toEqual([]);
    await database.save([
      waiting("tried again and again", 30, { ...held, attempts: 9 }),
      waiting("dead", 20, { state: "dead", toUser: "U0WANGLEI", problem: "user_disabled" }),
    ]);
    expect(await bad(url, { ...moment, now: new Date(NOW.getTime() + 1_800_000) })).toEqual([
      {
        what: "messages of the last week that could not be delivered: 1",
        isOk: false,
        mend: "the last went to 王磊 (slack: user_disabled): see whether they left or stopped the app",
      },
      expect.objectContaining({ what: "messages that have waited for more than an hour: 1" }),
      expect.objectContaining({ what: "the clock has not run since 2026-11-18T00:06:00.000Z" }),
    ]);
    await database.close();
  });

  it("says what time it is where the house is, and which year's holidays are not known", async () => {
    const url = await freshUrl();
    const all = await checkHouse(url, { now: NOW, timezone: "America/New_York" });
    expect(all.map(({ what }) => what)).toContain("the clock says 2026-11-17 21:00 in America/New_York");
    const later = { now: new Date("2049-06-01T00:00:00Z"), timezone: "UTC" };
    expect((await bad(url, later)).map(({ what }) => what)).toContain(
      "holidays and make-up workdays of 2049 are not known",
    );
  });

  it.runIf(name === "sqlite")("names a database that cannot be opened", async () => {
    const url = await freshUrl();
    await writeFile(url.replace("file:", ""), "this is a letter, not a database, and it is long enough to show it");
    expect(await bad(url)).toMatchObject([
      { what: expect.stringMatching(/^database: /u), mend: expect.stringContaining("DATABASE_URL") },
    ]);
  });
});

describe("a database that is not there", () => {
  it("is named, with what to check", async () => {
    const found = await bad("postgresql://nobody:secret@127.0.0.1:1/nothing");
    expect(found).toMatchObject([{ mend: expect.stringContaining("reachable") }]);
    expect(JSON.stringify(found)).not.toContain("secret");
  });
});
