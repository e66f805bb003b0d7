// A holder who has left the company: his case is nobody's, everybody who sees it hears so, and his manager is asked.
import { beforeEach, expect, it } from "vitest";
import { freeLeft } from "../../../src/core/case/left.ts";
import { forEachDatabase } from "../../support/database.ts";
import { house } from "../../support/desk.ts";
import { type Letter, type Office, openOffice, said, userOf } from "./office.ts";

const CHANNEL = "C0NORTH";
const NOW = new Date("2026-11-18T10:30:00+08:00");

forEachDatabase((_name, openFresh) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await openFresh());
    await office.seat("chenjing", "slack").says("/rapport 投诉频道", { chat: CHANNEL, isPrivate: false });
    await office.seat("wanglei", "feishu").says("/complaint 永清超市 质量 急 劲酒三箱破损");
    await office.seat("zhaomin", "slack").says("T-1002 认领");
    await office.post();
  });
  const leave = (...names: string[]) =>
    office.database.save(
      names.map((name) => ({ update: "Person" as const, where: { name }, set: { isActive: false }, expect: 1 })),
    );
  const free = (now = NOW) => freeLeft({ database: office.database, house }, now);
  const to = (letters: readonly Letter[], person: string) =>
    letters.filter(({ toUser }) => toUser === userOf(person, "slack") || toUser === userOf(person, "feishu"));

  it("is free once, also when two processes look at the same time", async () => {
    expect(await free()).toBe(0);
    await leave("赵敏");
    const freed = await Promise.all([free(), free(), free()]);
    // Beside this case the demo company's own was his.
    expect(freed.reduce((sum, many) => sum + many, 0)).toBe(2);
    expect(await free()).toBe(0);
    expect(await office.complaint(1002)).toMatchObject({ assigneeId: null, step: "received", version: 3 });
    const entries = await office.database.read(`SELECT "id" FROM "CaseEntry" WHERE "deed" = 'left'`);
    expect(entries).toHaveLength(2);
  });

  it("is said in its threads, shown on its cards, and asked of the manager with buttons", async () => {
    await leave("赵敏");
    await free();
    const letters = await office.post();
    const card = letters.find(({ replaces }) => replaces === `case:1002:slack:${CHANNEL}`);
    expect(JSON.stringify(card?.card)).toContain("还没有人认领");
    const lines = letters.filter(({ card: { isSaid } }) => isSaid);
    expect(lines.map(({ platform, card: { summary } }) => [platform, summary]).toSorted()).toEqual([
      ["feishu", "赵敏：离职了，案子要重新找人负责"],
      ["slack", "赵敏：离职了，案子要重新找人负责"],
    ]);
    const asked = to(letters, "chenjing").find(({ key }) => key.startsWith("left:1002:"));
    expect(asked?.card.title).toBe("赵敏 已离职，T-1002 · 永清超市 没有人负责");
    expect(JSON.stringify(asked?.card)).toMatch(/认领.*指派.*看经过/u);
    await office.seat("chenjing", "slack").presses({ do: "deed", record: "complaint", id: 1002, choice: "claim" });
    expect(await office.complaint(1002)).toMatchObject({ assigneeId: await office.idOf("chenjing"), version: 4 });
    expect(said(await office.seat("wanglei", "feishu").says("T-1002"))).toContain("赵敏 离职了，案子要重新找人负责");
  });

  it("sends nothing more to whoever left", async () => {
    await office.seat("chenjing", "slack").says("T-1002 指派 李娜");
    await office.post();
    await leave("李娜");
    await free();
    await office.seat("chenjing", "slack").says("T-1002 认领");
    expect(to(await office.post(), "lina")).toEqual([]);
  });

  it("asks the next above where the manager left too, and customer service where nobody is above", async () => {
    await leave("赵敏", "陈静");
    await free();
    expect(to(await office.post(), "linlan").map(({ key }) => key)).toContainEqual(
      expect.stringMatching(/^left:1002:/u),
    );
    await office.seat("linlan", "slack").says("T-1002 认领");
    await office.post();
    await leave("林岚");
    await free();
    expect(to(await office.post(), "zhengkai").map(({ key }) => key)).toContainEqual(
      expect.stringMatching(/^left:1002:/u),
    );
  });

  it("asks in working time only, and leaves closed cases alone", async () => {
    await office.database.save([
      { update: "Complaint", where: { id: 1001 }, set: { status: "closed", step: "closed" }, expect: 1 },
    ]);
    await leave("赵敏");
    expect(await free(new Date("2026-11-18T22:00:00+08:00"))).toBe(1);
    const [asked] = await office.database.read<{ dueAt: Date }>(
      `SELECT "dueAt" FROM "Outbox" WHERE "key" LIKE 'left:%'`,
    );
    expect(asked?.dueAt).toEqual(new Date("2026-11-19T09:00:00+08:00"));
    expect(await office.complaint(1001)).toMatchObject({ assigneeId: await office.idOf("zhaomin") });
  });
});
