// `rapport tick`: what is due at an instant, sent once, alone and beside a living program.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readInstant } from "../../src/tick-command.ts";
import { openStreet, type Street } from "../server/house.ts";
import { forEachDatabase } from "../support/database.ts";
import { slackIdOf } from "../../src/sandbox/demo/people.ts";
import { textOf } from "../support/screen-text.ts";
import { rapport } from "./rapport.ts";

/** A Thursday: no birthday is near, and the Monday report has long been told. */
const THEN = "2036-06-19T08:30";
const DAY = "2036-06-19";
/** Each process takes a second, and several where the machine is busy. */
const PROCESSES_MS = 120_000;
const 王磊 = slackIdOf("wanglei");

describe("an instant", () => {
  it.each([
    ["2026-11-20T08:30", "2026-11-20T00:30:00.000Z"],
    ["2026-11-20 08:30", "2026-11-20T00:30:00.000Z"],
    ["2026-11-20T08:30:15", "2026-11-20T00:30:15.000Z"],
    ["2026-11-20T08:30-05:00", "2026-11-20T13:30:00.000Z"],
    ["2026-11-20T08:30:00Z", "2026-11-20T08:30:00.000Z"],
  ])("%s is read as %s", (typed, expected) => {
    expect(readInstant(typed, "Asia/Shanghai").toISOString()).toBe(expected);
  });
  it.each(["tomorrow", "", "2026-02-30T08:30", "08:30"])("“%s” is refused with how to write it", (typed) => {
    expect(() => readInstant(typed, "Asia/Shanghai")).toThrow("write 2026-11-20T08:30");
  });
});

forEachDatabase((name, _openFresh, freshUrl) => {
  let street: Street;
  beforeEach(async () => {
    street = await openStreet(await freshUrl());
    const [person] = await street.database.read<{ id: number }>(`SELECT "id" FROM "Person" WHERE "name" = '王磊'`);
    const [customer] = await street.database.read<{ id: number }>(`SELECT "id" FROM "Customer" LIMIT 1`);
    const who = { customerId: customer?.id ?? 0, repId: person?.id ?? 0 };
    const at = new Date();
    const stamps = { platform: "slack", createdAt: at, updatedAt: at, version: 1 };
    const due = { kind: "promise", record: "promise", recordId: 9001, dueOn: DAY, dueAt: new Date(`${THEN}+08:00`) };
    // The demo company's own days would come up as well.
    await street.database.save([
      { update: "Reminder", where: { state: "due" }, set: { state: "told" } },
      { update: "Person", where: { id: who.repId }, set: { lastPlatform: "slack" } },
      { insert: "Promise", row: { id: 9001, ...who, text: "送样品", dueOn: DAY, status: "open", ...stamps } },
      { insert: "Reminder", row: { ...due, personId: who.repId, state: "due", createdAt: at } },
    ]);
  });
  afterEach(() => street.close());

  const messages = () =>
    street.slack
      .screen(王磊)
      .chats.flatMap((chat) => chat.messages)
      .map((message) => textOf(message.json));
  const tick = (...more: string[]) => rapport(["tick", "--at", THEN, ...more], street.env);

  it(
    "says with --dry-run what would be sent to whom, then sends it, and does not send it again",
    async () => {
      const dry = await tick("--dry-run");
      // The demo company's complaint is in its holder's morning as well.
      expect(dry.out.toString()).toMatch(
        /^王磊（slack）：今天要办 1 件：.* · 送样品\n赵敏（slack）：1 件投诉在手，1 件已过期：T-1001 .*\n$/u,
      );
      expect(messages()).toEqual([]);
      const first = await tick();
      expect([first.code, first.out.toString()]).toEqual([0, "2 reminders written, 2 messages sent\n"]);
      expect(messages()).toHaveLength(1);
      const [again, dryAgain] = await Promise.all([tick(), tick("--dry-run")]);
      expect(again.out.toString()).toBe("0 reminders written, 0 messages sent\n");
      expect(dryAgain.out.toString()).toBe("这个时刻没有要发的。\n");
      expect(messages()).toHaveLength(1);
    },
    PROCESSES_MS,
  );

  it.runIf(name === "sqlite")(
    "sends once beside a living program, three times at once",
    async () => {
      await street.open();
      const ticks = await Promise.all([tick(), tick(), tick()]);
      expect(ticks.map(({ code }) => code)).toEqual([0, 0, 0]);
      await expect.poll(() => messages().length, { timeout: 10_000 }).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(messages()).toHaveLength(1);
    },
    PROCESSES_MS,
  );

  it.runIf(name === "sqlite")(
    "says what is wrong with an instant, and where nothing is connected",
    async () => {
      const wrong = await rapport(["tick", "--at", "soon"], street.env);
      expect([wrong.code, wrong.problems]).toEqual([1, expect.stringContaining('"soon" is no instant')]);
      const alone = await rapport(["tick", "--at", THEN], { DATABASE_URL: street.env["DATABASE_URL"] ?? "" });
      expect(alone.out.toString()).toBe("2 reminders written, 0 messages sent\n");
      expect(alone.problems).toContain("no platform is configured here");
    },
    PROCESSES_MS,
  );
});
