// Each reminder is told once, to one person, whatever happens in between: restarts, several workers, people who left.
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { previewDue, remindDue } from "../../src/clock/morning.ts";
import type { Database, Row } from "../../src/core/store/database.ts";
import { Unavailable } from "../../src/core/store/failures.ts";
import { records } from "../../src/records/index.ts";
import { forEachDatabase } from "../support/database.ts";
import { findAll, textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";
import { customers, digests, FRIDAY, LINE } from "./digests.ts";

const log = pino({ level: "silent" });
const house = { locale: "zh-CN", timezone: "Asia/Shanghai" } as const;

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers });
  });
  afterEach(() => world.close());

  const tickAt = async (instant: string) => {
    world.at(instant);
    await world.tick();
  };
  const first = async <T extends Row>(sql: string, ...params: (string | number)[]): Promise<Partial<T>> =>
    (await world.database.read<T>(sql, params))[0] ?? {};
  const idOf = async (name: string) => Number((await first(`SELECT "id" FROM "Person" WHERE "name" = ?`, name))["id"]);
  const options = (database: Database = world.database) => ({ database, records, house, log });

  it("writes to where a person last spoke, once, not on both platforms", async () => {
    const [inSlack, inFeishu] = [world.person("wanglei", "slack"), world.person("wanglei", "feishu")];
    await inSlack.says(LINE);
    await inFeishu.says("/today");
    await tickAt(FRIDAY);
    expect([digests(inSlack).length, digests(inFeishu).length]).toEqual([0, 1]);
  });

  it("is sent once when the program ends between writing and sending", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.says(LINE);
    world.at(FRIDAY);
    expect(await remindDue(options(), world.now())).toBe(1);
    expect(digests(王磊)).toEqual([]);
    await world.restart();
    await world.tick();
    expect(digests(王磊)).toHaveLength(1);
  });

  it("stays due when the save fails, and is said at the next tick", async () => {
    const 王磊 = world.person("wanglei", "feishu");
    await 王磊.says(LINE);
    world.at(FRIDAY);
    const failing: Database = { ...world.database, save: () => Promise.reject(new Unavailable("full")) };
    expect(await remindDue(options(failing), world.now())).toBe(0);
    await world.tick();
    expect(digests(王磊)).toHaveLength(1);
  });

  it("is written once by five workers at the same time", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.says(LINE);
    await 王磊.says("/visit 固安百货 招呼 承诺 周五前送样品");
    world.at(FRIDAY);
    const written = await Promise.all(Array.from({ length: 5 }, () => remindDue(options(), world.now())));
    expect(written.reduce((sum, many) => sum + many, 0)).toBe(1);
    await world.deliver();
    expect(digests(王磊)).toHaveLength(1);
    expect(digests(王磊)[0]).toMatch(/今天要办 2 件/u);
  });

  it("shows at a preview what would be sent to whom, and changes nothing", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.says(LINE);
    world.at(FRIDAY);
    const [one, ...more] = await previewDue(options(), world.now());
    expect(more).toEqual([]);
    expect(one?.person.name).toBe("王磊");
    expect(one?.card.summary).toBe("今天要办 1 件：永清超市 · 换海报");
    await world.tick();
    expect(digests(王磊)).toHaveLength(1);
  });

  it("goes to the manager of a person who left, in one message with his own, and he can act on it", async () => {
    const 陈静 = world.person("chenjing", "slack");
    await world.person("wanglei", "slack").says(LINE);
    await 陈静.says("/visit 固安百货 招呼 承诺 周五前送样品");
    const left = { isActive: false };
    await world.database.save([{ update: "Person", where: { id: await idOf("王磊") }, set: left }]);
    await tickAt(FRIDAY);
    expect(digests(world.person("wanglei", "slack"))).toEqual([]);
    expect(digests(陈静)).toHaveLength(1);
    expect(digests(陈静)[0]).toMatch(/今天要办 2 件/u);
    expect(digests(陈静)[0]).toMatch(/永清超市 · 换海报[^]*原由王磊负责/u);
    await 陈静.presses("已兑现");
    陈静.gets("✓ 已兑现");
    expect(await first(`SELECT "status" FROM "Promise" WHERE "text" = '换海报'`)).toEqual({ status: "kept" });
  });

  it("waits while there is nobody to tell, and stops for nobody's trouble", async () => {
    const 王磊 = world.person("wanglei", "slack");
    const 林岚 = world.person("linlan", "slack");
    await 林岚.says("/visit 固安百货 招呼 承诺 周五前送样品");
    await 王磊.says(LINE);
    const dueAt = new Date(FRIDAY);
    const bad = { kind: "promise", dueOn: "2026-11-20", dueAt, state: "due", createdAt: dueAt };
    await world.database.save([
      { update: "Person", where: { id: await idOf("林岚") }, set: { isActive: false } },
      { insert: "Reminder", row: { ...bad, record: "unheard-of", recordId: 1, personId: await idOf("王磊") } },
      { insert: "Reminder", row: { ...bad, record: "promise", recordId: 99_999, personId: await idOf("王磊") } },
    ]);
    await tickAt(FRIDAY);
    expect(digests(王磊)).toHaveLength(1);
    expect(digests(王磊)[0]).toMatch(/今天要办 1 件/u);
    const states = `SELECT "state" FROM "Reminder" WHERE "record" = ? OR "recordId" = ? OR "personId" = ? ORDER BY "id"`;
    const rows = await world.database.read<{ state: string }>(states, ["unheard-of", 99_999, await idOf("林岚")]);
    expect(rows.map(({ state }) => state)).toEqual(["due", "failed", "cancelled"]);
    await world.database.save([{ update: "Person", where: { id: await idOf("林岚") }, set: { isActive: true } }]);
    await tickAt("2026-11-23T09:00:00+08:00");
    expect(digests(林岚)[0]).toContain("固安百货 · 送样品");
  });

  it("keeps both of two taps on one message at the same time", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.says("/visit 永清超市 招呼 承诺 周五前换海报 承诺 周五前送样品");
    await tickAt(FRIDAY);
    const [message] = world.slack.screen(王磊.user).chats.flatMap((chat) => chat.messages.slice(-1));
    const isDone = (one: Row) => String(one["value"]).includes('"do":"done"');
    const actions = findAll(message?.json, (one) => one["type"] === "button" && isDone(one as Row));
    expect(actions).toHaveLength(2);
    const place = { chat: world.slack.privateChat(王磊.user), message: message?.id ?? null };
    const blocks = findAll(message?.json, (one) => one["type"] === "actions");
    await Promise.all(
      actions.map((action) => {
        const block = blocks.find((one) => findAll(one, (inner) => inner === action).length > 0);
        return world.slack.press(王磊.user, { ...place, action: { ...action, block_id: block?.["block_id"] } });
      }),
    );
    await world.deliver();
    const kept = await world.database.read(`SELECT "id" FROM "Promise" WHERE "status" = 'kept'`);
    expect(kept).toHaveLength(2);
    const { card } = await first<{ card: string }>(`SELECT "card" FROM "Outbox" WHERE "key" LIKE 'digest:%'`);
    expect(card?.match(/✓ 已兑现/gu)).toHaveLength(2);
  });

  it("looks at the record again: what was closed, moved or taken back elsewhere is not told", async () => {
    const 王磊 = world.person("wanglei", "slack");
    const promises = ["换海报", "送样品", "补货架", "带价目表"];
    await 王磊.says(`/visit 永清超市 招呼 ${promises.map((text) => `承诺 周五前${text}`).join(" ")}`);
    await world.database.save([
      { update: "Promise", where: { text: "换海报" }, set: { status: "cancelled" } },
      { update: "Promise", where: { text: "送样品" }, set: { dueOn: "2026-11-24" } },
      { update: "Promise", where: { text: "补货架" }, set: { undoneAt: world.now() } },
    ]);
    await tickAt(FRIDAY);
    expect(digests(王磊)).toHaveLength(1);
    expect(digests(王磊)[0]).toContain("带价目表");
    expect(digests(王磊)[0]).not.toMatch(/换海报|送样品|补货架/u);
  });

  it("comes at 08:30 of each person's own zone and in his own language", async () => {
    const 王磊 = world.person("wanglei", "slack");
    const emily = world.person("emily", "feishu");
    const zone = { timezone: "America/New_York" };
    await world.database.save([{ update: "Person", where: { id: await idOf("Emily Carter") }, set: zone }]);
    await 王磊.says("/visit 永清超市 招呼 承诺 周五前换海报");
    await emily.says("/visit Harbor Mart greet promise by Fri replace posters");
    await tickAt(FRIDAY);
    expect([digests(王磊).length, digests(emily).length]).toEqual([1, 0]);
    await tickAt("2026-11-20T08:29:00-05:00");
    expect(digests(emily)).toEqual([]);
    await tickAt("2026-11-20T08:30:00-05:00");
    expect(digests(emily)[0]).toMatch(/1 thing to do today[^]*Harbor Mart · replace posters[^]*Fri 20 Nov/u);
    await emily.presses("Next Monday");
    emily.gets("→ will come back on Mon 23 Nov");
  });

  it("lets nobody act on another's promise with a button of his own making", async () => {
    const 王磊 = world.person("wanglei", "slack");
    const 吴迪 = world.person("wudi", "slack");
    await 王磊.says(LINE);
    await tickAt(FRIDAY);
    await 吴迪.says("/today");
    const [mine] = 吴迪
      .screen()
      .chats.flatMap((chat) => chat.messages)
      .slice(-1);
    const { key } = await first<{ key: string }>(`SELECT "key" FROM "Outbox" WHERE "key" LIKE 'digest:%'`);
    const value = JSON.stringify({ do: "done", record: "promise", id: 1, choice: key });
    const action = { type: "button", action_id: "press:1", block_id: "b", value };
    await world.slack.press(吴迪.user, { chat: world.slack.privateChat(吴迪.user), message: mine?.id ?? null, action });
    await world.deliver();
    expect(await first(`SELECT "status" FROM "Promise"`)).toEqual({ status: "open" });
    expect(textOf(吴迪.screen().chats)).not.toContain("换海报");
  });
});
