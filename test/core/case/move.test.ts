// A channel that is gone: the card goes to customer service in private, once, and what follows goes there.
import { expect, it } from "vitest";
import { moveLost } from "../../../src/core/case/move.ts";
import { forEachDatabase } from "../../support/database.ts";
import { house } from "../../support/desk.ts";
import { openOffice, userOf } from "./office.ts";

const CHANNEL = "C0NORTH";
const KEY = `case:1002:slack:${CHANNEL}`;
const NOW = new Date("2026-11-18T10:01:00+08:00");

forEachDatabase((_name, openFresh) => {
  it("moves a case out of a channel that cannot be written to", async () => {
    const office = await openOffice(await openFresh());
    const { database } = office;
    await office.seat("chenjing", "slack").says("/rapport 投诉频道", { chat: CHANNEL, isPrivate: false });
    await office.seat("wanglei", "slack").says("/complaint 永清超市 质量 劲酒三箱破损");
    expect(await moveLost({ database, house }, NOW)).toBe(0);
    await office.post();
    const key = `case:1002:slack:${CHANNEL}`;
    await office.seat("chenjing", "slack").says("T-1002 认领");
    await database.save([
      { update: "Outbox", where: { replaces: key }, set: { state: "dead", problem: "is_archived" }, expect: 1 },
    ]);
    const moved = await Promise.allSettled([moveLost({ database, house }, NOW), moveLost({ database, house }, NOW)]);
    expect(moved.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await moveLost({ database, house }, NOW)).toBe(0);
    const letters = await office.post();
    const fresh = letters.filter(({ toUser }) => toUser === userOf("zhaomin", "slack"));
    expect(fresh).toHaveLength(1);
    expect(JSON.stringify(fresh[0]?.card)).toContain("陈静");
    await office.seat("chenjing", "slack").says("T-1002 已响应");
    const later = await office.post();
    expect(later.every(({ chat }) => chat !== CHANNEL)).toBe(true);
    expect(later.flatMap(({ replaces }) => replaces ?? [])).toContain(fresh[0]?.key);
  });

  it("gives it to whoever holds it too, and to nobody twice", async () => {
    const office = await openOffice(await openFresh());
    const { database } = office;
    await office.seat("chenjing", "slack").says("/rapport 投诉频道", { chat: CHANNEL, isPrivate: false });
    await office.seat("wanglei", "slack").says("/complaint 永清超市 质量 劲酒三箱破损");
    await office.seat("chenjing", "slack").says("T-1002 认领");
    await office.post();
    await database.save([{ update: "Outbox", where: { key: KEY }, set: { state: "dead" }, expect: 1 }]);
    expect(await moveLost({ database, house }, NOW)).toBe(1);
    const fresh = (await office.post()).filter(({ key }) => key.startsWith("case:1002:"));
    expect(fresh.map(({ toUser }) => toUser).toSorted()).toEqual(
      [userOf("chenjing", "slack"), userOf("zhaomin", "slack")].toSorted(),
    );
  });
});
