// Presses on one case at the same time, and the same press again: one lawful history comes of them.
import { beforeEach, expect, it } from "vitest";
import type { Action } from "../../../src/core/ask.ts";
import { forEachDatabase } from "../../support/database.ts";
import { type Office, openOffice, said } from "./office.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";
const deed = (choice: string, id = 1002): Action => ({ do: "deed", record: "complaint", id, choice });

forEachDatabase((_name, openFresh) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await openFresh());
    await office.seat("wanglei", "slack").says(LINE);
  });
  it("does a deed once, however often its event comes", async () => {
    const actor = { platform: "slack", user: "U0ZHAOMIN" } as const;
    const place = { chat: null, isPrivate: true, message: null, thread: null };
    const ask = {
      key: "same",
      actor,
      place,
      at: new Date("2026-11-18T02:00:00Z"),
      does: "press",
      action: deed("claim"),
    } as const;
    const replies = await Promise.all(Array.from({ length: 11 }, () => office.desk.answer(ask)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const sql = `SELECT "id" FROM "CaseEntry" WHERE "deed" = 'claim'`;
    expect(await office.database.read(sql)).toHaveLength(1);
  });

  it("has one lawful history after 200 presses at once", async () => {
    const hands = ["zhaomin", "zhengkai", "chenjing", "linlan", "wanglei"];
    const choices = ["claim", "respond", "wait", "resume", "escalate"];
    const presses = Array.from({ length: 200 }, (_, at) => {
      const [hand = "", choice = ""] = [hands[at % 5], choices[Math.floor(at / 5) % 5]];
      return office.seat(hand, at % 2 ? "slack" : "feishu").presses(deed(choice));
    });
    const replies = (await Promise.all(presses)).map(said);
    expect(replies.filter((reply) => reply.includes("没有成功"))).toEqual([]);
    const { version } = await office.complaint();
    const entries = await office.database.read<{ deed: string }>(
      `SELECT "deed" FROM "CaseEntry" WHERE "complaintId" = 1002 ORDER BY "id"`,
    );
    const sql = `SELECT "before", "after" FROM "Change" WHERE "record" = 'case' AND "recordId" = 1002`;
    const rows = await office.database.read<{ before: string; after: string }>(sql);
    // One chain of versions without a gap or a fork, and an entry for each link.
    const links = rows.map(({ before, after }) => [versionIn(before), versionIn(after)]).toSorted(byFirst);
    expect(links).toEqual(Array.from({ length: Number(version) - 1 }, (_, at) => [at + 1, at + 2]));
    expect(entries).toHaveLength(Number(version));
    const count = (name: string) => entries.filter((entry) => entry.deed === name).length;
    expect(count("claim")).toBe(1);
    expect(count("respond")).toBe(1);
    expect(Math.abs(count("wait") - count("resume"))).toBeLessThanOrEqual(1);
  }, 60_000);
});

const versionIn = (json: string) => (JSON.parse(json) as { version: number }).version;
const byFirst = ([one = 0]: number[], [other = 0]: number[]) => one - other;
