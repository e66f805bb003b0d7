// The same look-ups on both databases, and what changes while a process remembers the names.
import { expect, it } from "vitest";
import { findDuplicates } from "../../../src/core/customers/duplicates.ts";
import { makeLookUp } from "../../../src/core/customers/look-up.ts";
import { suggestCustomers } from "../../../src/core/customers/suggest.ts";
import { type Database, openDatabase } from "../../../src/core/store/database.ts";
import { forEachDatabase } from "../../support/database.ts";
import { check } from "./check.ts";
import { COLLEAGUE, customersIn, fillCompany, ME, makeCustomers, writesOf } from "./company.ts";
import { planted } from "./planted.ts";
import { queries } from "./queries.ts";

const customers = makeCustomers(planted, 1500);
const idOf = (name: string): number => customers.findIndex((customer) => customer.name === name) + 1;
const namesFound = async (database: Database, typed: string): Promise<string[]> =>
  customersIn((await makeLookUp(database, ME)([typed])).match).map(({ name }) => name);

forEachDatabase((_name, openFresh, freshUrl) => {
  it("answers every query of the table alike", async () => {
    const database = await openFresh();
    await fillCompany(database, customers);
    const lookUp = makeLookUp(database, ME);
    for (const query of queries) if (!query.amongMany) await check(lookUp, query);
  });

  it("finds by likeness what another process has added, renamed or taken back since", async () => {
    const url = await freshUrl();
    const [here, there] = [await openDatabase(url), await openDatabase(url)];
    try {
      await fillCompany(here, customers);
      expect(await namesFound(here, "惠名服务设")).toEqual(["惠民服务社"]);
      expect(await namesFound(here, "唐朝甜晶屋")).toEqual([]);
      const at = (minute: number) => new Date(`2026-01-05T02:0${minute}:00Z`);
      await there.save(writesOf({ name: "唐朝甜品屋", ownerId: COLLEAGUE }, 9001, at(0)));
      expect(await namesFound(here, "唐朝甜晶屋")).toEqual(["唐朝甜品屋"]);
      const where = { id: 9001 };
      const [, form] = writesOf({ name: "汉代甜品铺" }, 9001);
      await there.save([
        { update: "Customer", where, set: { name: "汉代甜品铺", updatedAt: at(1) } },
        { remove: "CustomerName", where: { customerId: 9001 } },
        ...(form ? [form] : []),
      ]);
      expect(await namesFound(here, "唐朝甜晶屋")).toEqual([]);
      expect(await namesFound(here, "汉代甜晶铺")).toEqual(["汉代甜品铺"]);
      await there.save([{ update: "Customer", where, set: { undoneAt: at(2), updatedAt: at(2) } }]);
      expect(await namesFound(here, "汉代甜晶铺")).toEqual([]);
      expect(await namesFound(here, "汉代甜品铺")).toEqual([]);
    } finally {
      await here.close();
      await there.close();
    }
  });

  it("suggests one's own first while a name is being typed", async () => {
    const database = await openFresh();
    await fillCompany(database, customers);
    const suggest = async (typed: string, limit = 5) =>
      (await suggestCustomers(database, { personId: ME, typed, limit })).map(({ name }) => name);
    expect((await suggest("xinhua"))[0]).toBe("新华超市");
    expect(await suggest("华")).toEqual(expect.arrayContaining(["华联超市（东店）", "华联超市（西店）"]));
    expect(await suggest("服务社")).toContain("惠民服务社");
    expect(await suggest("walm")).toEqual(["Walmart Supercenter"]);
    expect(await suggest("撤销")).not.toContain("撤销超市");
    expect(await suggest("华联", 1)).toHaveLength(1);
    expect(await suggest("zzqqzz")).toEqual([]);
  });

  it("suggests the customers visited last when nothing is typed", async () => {
    const database = await openFresh();
    await fillCompany(database, customers);
    const at = new Date("2026-11-18T02:00:00Z");
    const stamps = { repId: ME, channel: "onsite", purposes: "", isUrgent: false, platform: "slack" };
    const visit = (id: number, name: string, visitedOn: string, undoneAt: Date | null = null) => ({
      insert: "Visit" as const,
      row: { id, customerId: idOf(name), visitedOn, ...stamps, createdAt: at, updatedAt: at, undoneAt, version: 1 },
    });
    await database.save([
      visit(1, "银座商城", "2026-11-16"),
      visit(2, "7天酒店", "2026-11-17"),
      visit(3, "曾记牛肉面", "2026-11-18", at),
      visit(4, "未来书店", "2026-11-18"),
    ]);
    const suggested = await suggestCustomers(database, { personId: ME, typed: " ", limit: 3 });
    expect(suggested.map(({ name }) => name).slice(0, 2)).toEqual(["7天酒店", "银座商城"]);
    expect(suggested).toHaveLength(3);
  });

  it("finds who recorded a customer first, by name, phone, sound or part", async () => {
    const database = await openFresh();
    await fillCompany(database, customers);
    const alike = async (name: string, phone: string | null = null, shortName: string | null = null) =>
      (await findDuplicates(database, { name, shortName, phone })).map((one) => `${one.reason} ${one.name}`);
    expect((await alike("（永清） 超市"))[0]).toBe("name 永清超市");
    expect(await alike("某某铺子", null, "重百")).toContain("name 重庆百货大楼");
    expect(await alike("无关名称甲", "+86 010-6200 1234 / 13800001111")).toEqual(["phone 永清超市"]);
    expect(await alike("勇庆超市")).toContain("sound 永清超市");
    expect(await alike("永清超市（东门）")).toContain("part 永清超市");
    expect(await alike("稻香村食品")).toContain("part 北京稻香村食品有限责任公司");
    expect(await alike("撤销超市")).not.toContain("name 撤销超市");
    expect(await alike("全无相似之处的某家")).toEqual([]);
    expect((await findDuplicates(database, { name: "重名便利店", shortName: null, phone: null }))[0]).toMatchObject({
      ownerId: COLLEAGUE,
      ownerName: "员工2",
      recordedAt: new Date("2026-01-05T01:00:00Z"),
    });
  });
});
