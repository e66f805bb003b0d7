// The program as a process: it opens and says how it is, closes when it is told to, and loses nothing when it is killed.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rapport } from "../command-line/rapport.ts";
import { forEachDatabase } from "../support/database.ts";
import { startChild } from "../support/child.ts";
import { ended, openStreet, saidTo王磊, say, type Street } from "./house.ts";

const soon = { timeout: 15_000, interval: 50 };

forEachDatabase((name, _openFresh, freshUrl) => {
  let street: Street;
  beforeEach(async () => {
    street = await openStreet(await freshUrl());
  });
  afterEach(() => street.close());

  it.runIf(name === "sqlite")("says how it is, through all that befalls it, and recovers by itself", async () => {
    const { get } = await street.open();
    expect(await get("/healthz")).toEqual({ status: 200, body: "ok" });
    expect(JSON.parse((await get("/readyz")).body)).toMatchObject({
      isReady: true,
      database: "ok",
      connections: [
        { name: "slack", isUp: true },
        { name: "feishu", isUp: true },
      ],
    });
    const metrics = await get("/metrics");
    expect(metrics).toMatchObject({ status: 200, body: expect.stringContaining("process_cpu_seconds_total") });

    street.slack.faults.next("auth.test", { fault: "error", error: "token_revoked" }, 2);
    await street.slack.send("events_api", {
      type: "event_callback",
      event: { type: "tokens_revoked", tokens: { oauth: [], bot: [street.slack.botUser] } },
    });
    await expect
      .poll(() => get("/readyz"), soon)
      .toMatchObject({ status: 503, body: expect.stringContaining("token_revoked") });
    await expect.poll(async () => (await get("/readyz")).status, soon).toBe(200);

    street.feishu.dropSockets();
    await expect
      .poll(() => get("/readyz"), { ...soon, interval: 5 })
      .toMatchObject({
        status: 503,
        body: expect.stringMatching(/"name":"feishu","isUp":false.*"why":"the long connection was lost"/u),
      });
    await expect.poll(async () => (await get("/readyz")).status, soon).toBe(200);

    street.slack.disconnect();
    await expect.poll(async () => (await get("/readyz")).status, soon).toBe(200);
    expect((await get("/healthz")).status).toBe(200);
  });

  it.runIf(name === "sqlite")("told to stop during a command it gives the answer first, and ends well", async () => {
    const { process } = await street.open();
    const other = new Sqlite(street.env["DATABASE_URL"]?.replace("file:", "") ?? "");
    other.exec("BEGIN IMMEDIATE");
    const spoken = [
      say(street, "slack", "/visit 永清超市 订货 100 小结 停机前一"),
      say(street, "feishu", "拜访 永清超市 订货 200 小结 停机前二"),
    ];
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    process.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 300));
    other.exec("ROLLBACK");
    other.close();
    expect(await ended(process)).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    await Promise.all(spoken);
    expect(await street.database.read(`SELECT "id" FROM "Visit" WHERE "summary" = '停机前一'`)).toHaveLength(1);
    expect(saidTo王磊(street, "slack").join()).toContain("停机前一");
    const kept = await street.database.read(`SELECT "id" FROM "Visit" WHERE "summary" = '停机前二'`);
    // Feishu's message was either taken and answered, or not acknowledged and is brought again to the next process.
    expect(saidTo王磊(street, "feishu").some((said) => said.includes("停机前二"))).toBe(kept.length === 1);
    expect(kept.length + street.feishu.waitingCount()).toBe(1);
  });

  it.each(["slack", "feishu"] as const)(
    "killed between taking a line and answering it, it answers after it is back (%s)",
    async (platform) => {
      const env = JSON.stringify(street.env);
      const dying = startChild("test/server/dying.ts", [env, platform]);
      await new Promise((resolve) => dying.stdout.once("data", resolve));
      void say(street, platform, "拜访 永清超市 订货 300 小结 断电");
      const owed = () =>
        street.database.read<{ key: string }>(`SELECT "key" FROM "InboundEvent" WHERE "ask" IS NOT NULL`);
      await expect.poll(async () => (await owed()).length, soon).toBe(1);
      dying.kill("SIGKILL");
      expect(await street.database.read(`SELECT "id" FROM "Visit" WHERE "summary" = '断电'`)).toEqual([]);
      // What was taken is nobody's after a minute.
      const [{ key } = { key: "" }] = await owed();
      const at = new Date(Date.now() - 61_000);
      await street.database.save([{ update: "InboundEvent", where: { key }, set: { at }, expect: 1 }]);
      await street.open();
      await expect
        .poll(() => saidTo王磊(street, platform).filter((said) => said.includes("断电")).length, soon)
        .toBe(1);
      expect(await street.database.read(`SELECT "id" FROM "Visit" WHERE "summary" = '断电'`)).toHaveLength(1);
      expect(await owed()).toEqual([]);
    },
  );
});

describe("what cannot start says why and ends with 1", () => {
  it("names every fault of the settings", async () => {
    const refused = await rapport(["start"], { PORT: "x", RAPPORT_LOCALE: "fr", SLACK_BOT_TOKEN: "xoxb-1" });
    expect(refused).toMatchObject({ code: 1 });
    for (const name of ["PORT", "RAPPORT_LOCALE", "SLACK_APP_TOKEN"])
      expect(refused.problems).toContain(`\n  ${name} `);
    expect(refused.problems).not.toContain("    at ");
  });
});

forEachDatabase((name, _openFresh, freshUrl) => {
  it.runIf(name === "sqlite")("says that its port is taken, as by another one that runs already", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "0.0.0.0", resolve));
    const { port } = taken.address() as AddressInfo;
    const refused = await rapport(["start"], { DATABASE_URL: await freshUrl(), PORT: String(port) });
    await new Promise((resolve) => taken.close(resolve));
    expect(refused).toMatchObject({ code: 1, problems: expect.stringContaining(`PORT ${port} is taken`) });
  });

  it.runIf(name === "sqlite")("says that a token is refused, and by what it is mended", async () => {
    const street = await openStreet(await freshUrl());
    const refused = await rapport(["start"], { ...street.env, SLACK_BOT_TOKEN: "xoxb-wrong" });
    await street.close();
    expect(refused).toMatchObject({
      code: 1,
      problems: expect.stringMatching(/SLACK_BOT_TOKEN is refused.*OAuth & Permissions/u),
    });
  });
});
