// A birthday is told once, to whoever owns the customer by then, at 08:30 of his own zone, whatever changed in between.
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jobs } from "../../src/clock/jobs.ts";
import { previewDue } from "../../src/clock/morning.ts";
import { runJobs } from "../../src/clock/slots.ts";
import type { Row } from "../../src/core/store/database.ts";
import { records } from "../../src/records/index.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";
import { digests, leaveOutManagers } from "./digests.ts";

const log = pino({ level: "silent" });
const house = { locale: "zh-CN", timezone: "Asia/Shanghai" } as const;

const shop = (name: string, contact: DemoCustomer["contact"]): DemoCustomer => ({
  name,
  owner: "wanglei",
  region: "廊坊",
  class: "signed",
  ...(contact && { contact }),
});
const customers: readonly DemoCustomer[] = [
  shop("永清超市", { name: "于建国", title: "老板", birthday: "1966-11-23" }),
  shop("固安百货", { name: "王丽", title: "店长", birthday: "lunar leap 10-15" }),
];
const MONDAY = "2026-11-23T08:30:00+08:00";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers });
    await world.tick();
  });
  afterEach(() => world.close());

  const options = () => ({ database: world.database, records, house, log });
  const tickAt = async (instant: string) => {
    world.at(instant);
    await world.tick();
  };
  const idOf = async (name: string) =>
    (await world.database.read<{ id: number }>(`SELECT "id" FROM "Person" WHERE "name" = ?`, [name]))[0]?.id ?? 0;
  const change = (table: "Person" | "Customer" | "Contact", name: string, set: Row) =>
    world.database.save([{ update: table, where: { name }, set: { ...set, updatedAt: world.now() } }]);
  const kinds = async () => {
    const sql = `SELECT "kind", "state" FROM "Reminder" WHERE "record" = 'contact' ORDER BY "id"`;
    return (await world.database.read<{ kind: string; state: string }>(sql)).map((one) => `${one.kind} ${one.state}`);
  };

  it("is put in once and told once by five workers at the same time", async () => {
    world.at(MONDAY);
    const moment = { now: world.now(), sendAt: world.now() };
    await Promise.all(Array.from({ length: 5 }, () => runJobs(jobs, options(), moment)));
    expect(await kinds()).toEqual(["birthday told", "birthday told"]);
    await world.deliver();
    expect(digests(world.person("wanglei", "slack"))).toHaveLength(1);
    expect(digests(world.person("wanglei", "feishu"))).toHaveLength(0);
  });

  it("is put in before its morning, and told after a restart in between", async () => {
    await tickAt("2026-11-23T07:45:00+08:00");
    expect(await kinds()).toEqual(["birthday due", "birthday due"]);
    await world.restart();
    await tickAt(MONDAY);
    await tickAt("2026-11-23T08:45:00+08:00");
    expect(digests(world.person("wanglei", "slack"))).toHaveLength(1);
    expect(await kinds()).toEqual(["birthday told", "birthday told"]);
  });

  it("shows at a preview what would be sent to whom, and changes nothing", async () => {
    world.at(MONDAY);
    const [one, ...more] = await previewDue(options(), world.now());
    expect(more).toEqual([]);
    expect(one?.person.name).toBe("王磊");
    expect(one?.card.summary).toBe("生日提醒 · 2 位：今天于建国生日（永清超市）；今天王丽生日（固安百货）");
    expect(await kinds()).toEqual([]);
    await world.tick();
    expect(digests(world.person("wanglei", "slack"))).toHaveLength(1);
  });

  it("says a birthday that this year does not have, and on which day it is kept instead", async () => {
    await tickAt(MONDAY);
    const [digest = ""] = digests(world.person("wanglei", "slack"));
    expect(digest).toContain("农历闰十月十五，今年按农历十月十五过，今天");
    expect(digest).toMatch(/于建国[^]*11月23日 周一，今天 · 满 60 岁/u);
  });

  it("keeps the year, the age and the phone out of the notification", async () => {
    await change("Contact", "于建国", { phone: "13800138000" });
    await tickAt(MONDAY);
    const sql = `SELECT "card" FROM "Outbox" WHERE "key" LIKE 'digest:%'`;
    const [letter] = await world.database.read<{ card: string }>(sql);
    const { summary } = JSON.parse(letter?.card ?? "{}") as { summary: string };
    expect(letter?.card).toContain("13800138000");
    expect(summary).not.toMatch(/1966|60|138/u);
  });

  it("goes to the manager of an owner who left", async () => {
    const 陈静 = world.person("chenjing", "feishu");
    await 陈静.says("/today");
    await change("Person", "王磊", { isActive: false });
    await tickAt(MONDAY);
    expect(digests(world.person("wanglei", "slack"))).toEqual([]);
    expect(digests(陈静)[0]).toMatch(/于建国 老板 · 永清超市[^]*原由王磊负责/u);
    await 陈静.presses("已问候");
    陈静.gets("✓ 已问候");
  });

  it("goes to a new owner who came after it was put in, and to nobody a second time", async () => {
    await leaveOutManagers(world);
    await tickAt("2026-11-23T07:45:00+08:00");
    await change("Customer", "永清超市", { ownerId: await idOf("李娜") });
    await tickAt("2026-11-23T08:00:00+08:00");
    await tickAt(MONDAY);
    expect(digests(world.person("lina", "slack"))[0]).toContain("于建国");
    expect(digests(world.person("wanglei", "slack"))[0]).not.toContain("于建国");
    await change("Customer", "永清超市", { ownerId: await idOf("王磊") });
    await tickAt("2026-11-23T12:00:00+08:00");
    expect(digests(world.person("wanglei", "slack")).join("")).not.toContain("于建国");
  });

  it("follows a contact that was changed or taken back after it was put in", async () => {
    await leaveOutManagers(world);
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.says("/contact 永清超市 姓名:马总 生日:11-23");
    await tickAt("2026-11-23T07:45:00+08:00");
    expect(await kinds()).toHaveLength(3);
    await 王磊.says("/contact edit 固安百货");
    await 王磊.fills({ birthday: "11-24" });
    await change("Contact", "马总", { undoneAt: world.now() });
    await tickAt(MONDAY);
    expect(digests(王磊)).toHaveLength(1);
    expect(digests(王磊)[0]).toMatch(/于建国[^]*王丽[^]*11月24日 周二，明天/u);
    expect(digests(王磊)[0]).not.toContain("马总");
    await tickAt("2026-11-24T08:30:00+08:00");
    expect(digests(王磊)[1]).toMatch(/王丽[^]*11月24日 周二，今天/u);
  });

  it("is still told when its contact was changed otherwise after it was put in", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await tickAt("2026-11-23T08:15:00+08:00");
    world.at("2026-11-23T08:20:00+08:00");
    await 王磊.says("/contact edit 固安百货");
    await 王磊.fills({ phone: "13900139000" });
    await tickAt(MONDAY);
    expect(digests(王磊)[0]).toMatch(/王丽[^]*13900139000/u);
    expect(digests(王磊)[0]).not.toContain("来晚了");
  });

  it.each([
    ["America/New_York", "2026-11-23T08:30:00-05:00"],
    ["Europe/Berlin", "2026-11-23T08:30:00+01:00"],
    ["Asia/Kathmandu", "2026-11-23T08:30:00+05:45"],
    ["Pacific/Kiritimati", "2026-11-23T08:30:00+14:00"],
  ])("comes at 08:30 in %s to an owner who lives there", async (timezone, morning) => {
    await leaveOutManagers(world);
    const 王磊 = world.person("wanglei", "slack");
    await change("Person", "王磊", { timezone });
    const at = new Date(morning).getTime();
    const quarter = 15 * 60_000;
    for (let before = 48; before > 0; before -= 4) await tickAt(new Date(at - before * quarter).toISOString());
    await tickAt(new Date(at - 60_000).toISOString());
    const todays = () => digests(王磊).filter((text) => text.includes("11月23日 周一，今天"));
    expect(todays()).toEqual([]);
    await tickAt(morning);
    await tickAt(new Date(at + quarter).toISOString());
    expect(todays()).toHaveLength(1);
    expect(todays()[0]).not.toContain("来晚了");
  });
});
