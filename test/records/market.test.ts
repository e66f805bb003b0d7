// Market reports: what waits for Monday, what goes to the superior at once, and who that is.
import { beforeEach, expect, it } from "vitest";
import type { Action } from "../../src/core/ask.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Database } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk, type TestDesk, wordsOf } from "../support/desk.ts";

forEachDatabase((_name, openFresh) => {
  let database: Database;
  let desk: TestDesk;
  beforeEach(async () => {
    database = await openFresh();
    desk = await openDesk(database);
  });
  const says = async (who: string, text: string): Promise<string> => wordsOf(await desk.seat(who, "slack").says(text));
  const latest = async () =>
    (
      await database.read(
        `SELECT "kind", "text", "isUrgent", "customerId" FROM "MarketReport" ORDER BY "id" DESC LIMIT 1`,
      )
    )[0];
  const told = async () => {
    const sql = `SELECT p."name" FROM "Outbox" o JOIN "Identity" i ON i."userId" = o."toUser" AND i."platform" = o."platform"
      JOIN "Person" p ON p."id" = i."personId" WHERE o."key" LIKE 'manager:market:%' ORDER BY o."id"`;
    return (await database.read<{ name: string }>(sql)).map(({ name }) => name);
  };
  const idOf = async (name: string) =>
    (await database.read<{ id: number }>(`SELECT "id" FROM "Person" WHERE "name" = ?`, [name]))[0]?.id ?? 0;

  it.each([
    ["/market 永清超市 竞品 康师傅五联包降价", { kind: "rival", text: "康师傅五联包降价", isUrgent: false }, true],
    ["市场 大集改到周六了 当地", { kind: "local", text: "大集改到周六了", isUrgent: false }, false],
    ["/market 展会上有新品九月上市 急", { kind: null, text: "展会上有新品九月上市", isUrgent: true }, false],
    [
      "/market rival the five-pack is down to 9.9 urgent",
      { kind: "rival", text: "the five-pack is down to 9.9", isUrgent: true },
      false,
    ],
  ])("“%s”", async (line, expected, hasCustomer) => {
    await says("wanglei", line);
    const row = await latest();
    expect(row).toMatchObject(expected);
    expect((row as { customerId: number | null }).customerId !== null).toBe(hasCustomer);
  });

  it("asks for what happened, and takes no sentence that only begins so for a command", async () => {
    expect((await desk.seat("wanglei", "slack").says("/market")).reply).toBe("form");
    expect(await says("wanglei", "市场部的人明天来")).not.toContain("已记录");
    expect(await says("heping", "/market 降价")).not.toContain("已记录");
    expect(await latest()).toBe(undefined);
  });

  it("urgent ones go to the manager at once; the rest wait for Monday, until somebody ticks it", async () => {
    const 王磊 = desk.seat("wanglei", "slack");
    expect(await says("wanglei", "/market 对面降价")).toContain("会写进周一的周报");
    expect(await told()).toEqual([]);
    const [row] = await database.read<{ id: number }>(`SELECT "id" FROM "MarketReport"`);
    const fields = { text: "对面降价", urgent: ["yes"] };
    const edited = await 王磊.submits({ record: "market", id: row?.id ?? 0, version: 1 }, fields);
    expect(wordsOf(edited)).toContain("已经告诉陈静");
    expect(await told()).toEqual(["陈静"]);
    expect(await says("wanglei", "/market 对面又降价 急")).toContain("已经告诉陈静");
    expect(await told()).toEqual(["陈静", "陈静"]);
  });

  it("goes to who stands in while the manager is away, and to the director where there is none", async () => {
    await says("chenjing", "/rapport 请假 11-18..11-20 代理 周强");
    await says("wanglei", "/market 对面降价 急");
    expect(await told()).toEqual(["周强"]);
    for (const managerId of [null, await idOf("吴迪")]) {
      await database.save([{ update: "Person", where: { name: "吴迪" }, set: { managerId } }]);
      expect(await says("wudi", "/market 对面降价 急")).toContain("已经告诉林岚");
    }
    await database.save([{ update: "Person", where: { role: "director" }, set: { isActive: false } }]);
    expect(await says("wudi", "/market 对面降价 急")).toContain("请打个电话");
  });

  it("of an urgent visit after one tap, with what was seen of the rival; taken back, the manager hears of that too", async () => {
    const 王磊 = desk.seat("wanglei", "slack");
    const visit = JSON.stringify(await 王磊.says("/visit 永清超市 急 竞品 康师傅五联包降价"));
    const action = JSON.parse(/\{"do":"new","record":"market"[^}]*\}/u.exec(visit)?.[0] ?? "null") as Action;
    const made: Reply = await 王磊.presses(action);
    expect(wordsOf(made)).toContain("已经告诉陈静");
    expect(await latest()).toMatchObject({ kind: "rival", text: "康师傅五联包降价", isUrgent: true });
    const undo = JSON.parse(/\{"do":"undo","record":"market"[^}]*\}/u.exec(wordsOf(made))?.[0] ?? "null") as Action;
    expect(wordsOf(await 王磊.presses(undo))).toContain("已撤销");
    expect(await told()).toEqual([]);
  });

  it("is its maker's and those above him, not another team's", async () => {
    await says("wanglei", "/market 只有王磊知道 急");
    expect(await says("chenjing", "/market list")).toContain("只有王磊知道");
    expect(await says("linlan", "/market list")).toContain("只有王磊知道");
    for (const who of ["wudi", "zhouqiang", "lina", "zhaomin", "heping"])
      expect(await says(who, "/market list")).not.toContain("只有王磊知道");
  });
});
