// What a platform brings again minutes later is being answered by whoever took it: it is not owed by somebody who died.
import { pino } from "pino";
import { expect, it } from "vitest";
import type { Ask } from "../../src/core/ask.ts";
import { makeLookUp } from "../../src/core/customers/look-up.ts";
import { makeDesk } from "../../src/core/desk.ts";
import { records } from "../../src/records/index.ts";
import { reports } from "../../src/reports/desk.ts";
import { openDemoCompany } from "../../src/sandbox/demo/company.ts";
import { slackIdOf } from "../../src/sandbox/demo/people.ts";
import { forEachDatabase } from "../support/database.ts";
import { house } from "../support/desk.ts";

const MINUTE = 60_000;

forEachDatabase((_name, openFresh) => {
  it("a message that is five minutes old when it is taken is owed a minute later, not at once", async () => {
    const database = await openFresh();
    let now = new Date("2026-11-18T10:00:00+08:00");
    await openDemoCompany({ database, house }, now);
    const desk = makeDesk({
      database,
      records,
      reports,
      house,
      lookUpFor: (personId) => makeLookUp(database, personId),
      findProfile: () => async () => null,
      now: () => now,
      log: pino({ level: "silent" }),
    });
    const ask: Ask = {
      key: "slack:message:D1:1",
      actor: { platform: "slack", user: slackIdOf("wanglei") },
      place: { chat: "D1", isPrivate: true, message: "1", thread: null },
      at: new Date(now.getTime() - 5 * MINUTE),
      does: "say",
      text: "拜访 永清超市 订货 300",
    };
    expect(await desk.take(ask)).toBe(true);
    expect(await desk.recover()).toBe(0);
    now = new Date(now.getTime() + MINUTE + 1);
    expect(await desk.recover()).toBe(1);
    expect(await desk.recover()).toBe(0);
  });
});
