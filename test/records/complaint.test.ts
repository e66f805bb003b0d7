// A complaint, as a conversation: from one line, from a message, told to those who carry it, corrected, exported.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  const latest = async () => {
    const [row] = await world.database.read<Record<string, unknown>>(
      `SELECT * FROM "Complaint" ORDER BY "id" DESC LIMIT 1`,
    );
    return row ?? {};
  };

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it("is kept with a number people can say, and customer service hears of it", async () => {
      const 赵敏 = world.person("zhaomin", platform);
      await 赵敏.says("/today");
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      王磊.gets("已记录投诉 T-1002", "永清超市", "质量", "严重", "劲酒三箱破损", "换货");
      expect(await latest()).toMatchObject({
        kind: "product",
        severity: "serious",
        nature: "genuine",
        status: "open",
        step: "received",
        description: "劲酒三箱破损",
        demand: "换货",
      });
      await world.deliver();
      赵敏.gets("新投诉 T-1002 · 永清超市", "劲酒三箱破损", "王磊");
      await 赵敏.says("/complaint show T-1002");
      赵敏.gets("投诉 T-1002", "劲酒三箱破损", "王磊 记录");
    });

    it("says both deadlines to its reporter, to customer service, and to whoever looks", async () => {
      const 赵敏 = world.person("zhaomin", platform);
      await 赵敏.says("/today");
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      王磊.gets("响应到期", "11月19日(周四)18:00", "方案到期", "11月23日(周一)18:00");
      expect(await latest()).toMatchObject({
        responseDueAt: new Date("2026-11-19T18:00:00+08:00"),
        proposalDueAt: new Date("2026-11-23T18:00:00+08:00"),
      });
      await world.deliver();
      赵敏.gets("新投诉 T-1002", "11月19日(周四)18:00", "11月23日(周一)18:00");
      await 赵敏.says("/complaint show T-1002");
      赵敏.gets("响应到期", "11月19日(周四)18:00", "方案到期", "11月23日(周一)18:00");
      await 王磊.presses("修改");
      await 王磊.fills({ demand: "退货" });
      王磊.gets("退货", "11月19日(周四)18:00");
    });

    it("asks for the kind when none or two are given, and loses nothing that was said", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/complaint 永清超市 三箱破了");
      王磊.gets("还差：类别", "三箱破了");
      await 王磊.fills({ kind: "质量" });
      王磊.gets("已记录投诉 T-1002", "三箱破了", "质量");
      await 王磊.says("/complaint 永清超市 质量 服务 态度差");
      王磊.gets("态度差");
      expect((await latest())["id"]).toBe(1002);
    });

    it("is undone by the reporter, and those who were told are told that too", async () => {
      const 赵敏 = world.person("zhaomin", platform);
      await 赵敏.says("/today");
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      await world.deliver();
      await 王磊.presses("撤销");
      王磊.gets("已撤销投诉 T-1002");
      // A second letter to the same person leaves a moment after the first (src/clock/pace.ts).
      world.at("2026-11-18T10:01:00+08:00");
      await world.deliver();
      赵敏.gets("T-1002 · 永清超市 已被王磊撤销");
    });

    it("goes to the channel that the manager named", async () => {
      const 陈静 = world.person("chenjing", platform);
      const channel = 陈静.screen().chats.find((chat) => chat.name.includes("华北"))?.id ?? "";
      const bot = platform === "slack" ? `<@${world.slack.botUser}>` : `@客情`;
      if (platform === "slack") await 陈静.says("/rapport 投诉频道", { chat: channel });
      else await 陈静.says(`${bot} /rapport 投诉频道`, { chat: channel });
      陈静.gets("华北队的投诉以后发到这里");
      await world.person("wanglei", platform).says(LINE);
      await world.deliver();
      const inChannel = 陈静.screen().chats.find((chat) => chat.id === channel)?.messages ?? [];
      expect(JSON.stringify(inChannel)).toContain("新投诉 T-1002");
    });
  });

  it("is made from a message in Slack by the shortcut, in a thread too", async () => {
    const 王磊 = world.person("wanglei", "slack");
    const channel = 王磊.screen().chats.find((chat) => chat.kind === "channel")?.id ?? "";
    await world.person("lina", "slack").says("永清超市 质量 劲酒三箱破损", { chat: channel });
    const message = 王磊
      .screen()
      .chats.find((chat) => chat.id === channel)
      ?.messages.at(-1);
    await 王磊.shortcuts(message?.id ?? "", channel);
    王磊.gets("已记录投诉 T-1002", "劲酒三箱破损");
    expect(await latest()).toMatchObject({ sourceMessage: message?.id, sourceChat: channel });
    await world.person("lina", "slack").says("而且服务态度也差", { chat: channel, thread: message?.id ?? "" });
    const reply = 王磊
      .screen()
      .chats.find((chat) => chat.id === channel)
      ?.messages.find((one) => one.text?.includes("态度"));
    await 王磊.shortcuts(reply?.id ?? "", channel);
    王磊.gets("而且服务态度也差");
  });

  it("a colleague's prose waits in the form as it was written, until somebody says whose it is", async () => {
    const 王磊 = world.person("wanglei", "slack");
    const channel = 王磊.screen().chats.find((chat) => chat.kind === "channel")?.id ?? "";
    const prose = "永清超市老板说上周那三箱劲酒都漏了，要求 赔";
    await world.person("lina", "slack").says(prose, { chat: channel });
    const message = 王磊
      .screen()
      .chats.find((chat) => chat.id === channel)
      ?.messages.at(-1);
    await 王磊.shortcuts(message?.id ?? "", channel);
    王磊.gets("还差：客户、类别", prose).getsNot("没有找到客户", "新客户");
    await 王磊.fills({ customer: "永清超市", kind: "质量" });
    王磊.gets("已记录投诉 T-1002", prose);
    expect(await latest()).toMatchObject({ description: prose, sourceMessage: message?.id });
  });

  it("an urgent visit with 客诉 becomes a complaint after one tap, tied to the visit", async () => {
    const 王磊 = world.person("wanglei", "feishu");
    await 王磊.says("/visit 永清超市 客诉 急 小结 三箱破损");
    王磊.gets("要同时建一条投诉吗");
    await 王磊.presses("建投诉");
    王磊.gets("还差：类别", "三箱破损");
    await 王磊.fills({ kind: "质量" });
    王磊.gets("已记录投诉 T-1002");
    expect((await latest())["visitId"]).not.toBeNull();
  });

  it.each([
    [
      "the eve of Spring Festival",
      "2026-02-13T16:00:00+08:00",
      "质量",
      ["2月14日(周六，调休上班)18:00", "2月25日(周三)18:00，已扣春节"],
    ],
    [
      "after closing",
      "2026-02-13T18:10:00+08:00",
      "质量",
      ["2月24日(周二)18:00，已扣春节", "2月26日(周四)18:00，已扣春节"],
    ],
    ["a matter of safety", "2026-11-18T17:00:00+08:00", "质量 安全", ["11月19日(周四)10:00", "11月23日(周一)18:00"]],
    [
      "the end of the last year that is known",
      "2026-12-30T10:00:00+08:00",
      "质量",
      ["12月31日(周四)18:00", "2027年1月4日(周一)18:00，2027 年的放假安排还没有公布，按周末推算"],
    ],
  ] as const)("has its deadlines by the working calendar: %s", async (_case, at, kind, [response, proposal]) => {
    world.at(at);
    const 王磊 = world.person("wanglei", "feishu");
    await 王磊.says(`/complaint 永清超市 ${kind} 劲酒三箱破损`);
    王磊.gets("响应到期", response, "方案到期", proposal);
    await 王磊.says("/complaint show T-1002");
    王磊.gets(response, proposal);
  });

  it("is due sooner when it turns out to touch safety, and as before when that is taken back", async () => {
    world.at("2026-11-18T10:30:00+08:00");
    const 王磊 = world.person("wanglei", "feishu");
    await 王磊.says("/complaint 永清超市 质量 劲酒三箱破损");
    await 王磊.presses("修改");
    await 王磊.fills({ severity: "安全" });
    王磊.gets("安全", "11月18日(周三)13:30", "11月23日(周一)18:00");
    expect(await latest()).toMatchObject({ severity: "safety" });
    await 王磊.presses("撤销");
    await 王磊.says("/complaint show T-1002");
    王磊.gets("一般", "11月19日(周四)18:00", "11月23日(周一)18:00");
  });

  it("exports its fixed columns, readable as JSON", async () => {
    await world.person("wanglei", "slack").says(LINE);
    const 赵敏 = world.person("zhaomin", "slack");
    await 赵敏.says("/export complaint json");
    赵敏.gets("complaint-2026-11-18.json");
  });
});
