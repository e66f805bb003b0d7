// A ladder in words: what is read, what is asked back, who may change it, and what then holds.
import { beforeEach, describe, expect, it } from "vitest";
import { readLadderLine } from "../../../src/core/case/ladder-line.ts";
import { messagesFor } from "../../../src/core/messages/index.ts";
import { forEachDatabase } from "../../support/database.ts";
import { type Office, openOffice, said } from "./office.ts";

const zh = messagesFor("zh-CN").caseClock.ladder;
const en = messagesFor("en").caseClock.ladder;
const set = (level: number, who: string, afterHours: number | null, limitFen?: number | null) => ({
  ...{ is: "set", level, who, person: null as string | null, afterHours },
  limitFen,
});

describe("a line about the ladder", () => {
  it.each([
    ["", { is: "show" }],
    ["默认", { is: "reset" }],
    ["default", { is: "reset" }],
    ["删 2", { is: "remove", level: 2 }],
    ["删除2", { is: "remove", level: 2 }],
    ["remove level2", { is: "remove", level: 2 }],
    ["2 上级 4小时 2000元", set(2, "manager", 4, 200_000)],
    ["第2级 上级 4 小时 2000 元", set(2, "manager", 4, 200_000)],
    ["2，上级，半小时，不限", set(2, "manager", 0.5, null)],
    ["3 总监 8小时", set(3, "role:director", 8)],
    ["3 director 8h 1.2万", set(3, "role:director", 8, 1_200_000)],
    ["3 总监 8h any", set(3, "role:director", 8, null)],
    ["2 line manager 1.5h 0", set(2, "manager", 1.5, 0)],
    ["4 @李娜 2小时 500", { ...set(4, "person", 2, 50_000), person: "李娜" }],
    ["4 Emily Carter 2 hours 500", { ...set(4, "person", 2, 50_000), person: "emily carter" }],
    ["1 负责人 500元", set(1, "holder", 0, 50_000)],
    ["1 holder 0h 500", set(1, "holder", 0, 50_000)],
    ["2 上级", set(2, "manager", null)],
  ])("%s", (line, expected) => {
    expect(readLadderLine(line, zh)).toEqual(expected);
    expect(readLadderLine(line, en)).toEqual(expected);
  });

  it.each([
    ["上级 2", zh.badLevel],
    ["0 上级 4小时", zh.badLevel],
    ["12 上级 4小时", zh.badLevel],
    ["删", zh.badLevel],
    ["2", zh.badWho("")],
    ["2 4小时", zh.badWho("")],
    ["1 上级 4小时", zh.firstIsHolder],
    ["2 负责人 4小时", zh.onlyFirst],
    ["2 上级 0小时", zh.badHours("0小时")],
    ["2 上级 90小时", zh.badHours("90小时")],
    ["2 上级 4天", zh.badHours("4天")],
    ["2 上级 4小时 2,0,0", zh.badAmount("2")],
    ["2 上级 4小时 99999999999999999", zh.badAmount("99999999999999999")],
  ])("%s is answered with what to do", (line, why) => {
    expect(readLadderLine(line, zh)).toMatchObject({ is: "wrong" });
    if (!line.includes(",")) expect(readLadderLine(line, zh)).toEqual({ is: "wrong", why });
  });
});

forEachDatabase((_name, openFresh) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await openFresh());
  });
  const says = async (who: string, line: string) => said(await office.seat(who, "slack").says(`/rapport ${line}`));
  const rows = () =>
    office.database.read(
      `SELECT "level", "who", "afterHours", "limitFen" FROM "LadderRung" ORDER BY "teamId", "level"`,
    );

  describe("/rapport 阶梯", () => {
    it("shows one's team's ladder in words, and who may change it how", async () => {
      const shown = await says("wanglei", "阶梯");
      expect(shown).toContain("升级阶梯 · 华北队");
      expect(shown).toContain("用的是默认的");
      expect(shown).toContain("第 1 级 负责人 · 不能批赔偿");
      expect(shown).toContain("第 2 级 上一级的直属上级 · 4 个工作小时没人回应就升级到这里 · 可批 ¥2,000以内");
      expect(shown).toContain("第 3 级 总监 · 4 个工作小时没人回应就升级到这里 · 金额不限");
      expect(shown).toContain("阶梯由管理员或本团队的主管来改");
      expect(await says("chenjing", "阶梯")).toContain("/rapport 阶梯 2 上级 4小时 2000元");
      expect(await says("emily", "ladder")).toContain("Level 2: the manager of the one before");
    });

    it("is changed by the team's manager, one rung at a time, and the others stay", async () => {
      const kept = await says("chenjing", "阶梯 2 @李娜 2小时 800元");
      expect(kept).toContain("好，阶梯已改");
      expect(kept).toContain("第 2 级 李娜 · 2 个工作小时没人回应就升级到这里 · 可批 ¥800以内");
      const lina = `person:${await office.idOf("lina")}`;
      expect(await rows()).toEqual([
        { level: 1, who: "holder", afterHours: 4, limitFen: 0 },
        { level: 2, who: lina, afterHours: 2, limitFen: 80_000 },
        { level: 3, who: "role:director", afterHours: 4, limitFen: null },
      ]);
      await says("chenjing", "阶梯 4 客服 8小时");
      await says("chenjing", "阶梯 2 上级");
      await says("chenjing", "阶梯 删 3");
      expect(await rows()).toEqual([
        { level: 1, who: "holder", afterHours: 4, limitFen: 0 },
        { level: 2, who: "manager", afterHours: 2, limitFen: 80_000 },
        { level: 4, who: "role:cs", afterHours: 8, limitFen: 0 },
      ]);
      expect(await says("wanglei", "阶梯")).toContain("本团队自己的阶梯");
      expect(await says("emily", "ladder")).toContain("uses the default");
      expect(await says("chenjing", "阶梯 默认")).toContain("已恢复默认阶梯");
      expect(await rows()).toEqual([]);
    });

    it("is changed by an administrator for the whole company, or for a team that he names", async () => {
      expect(await says("heping", "阶梯")).toContain("全公司");
      await says("heping", "阶梯 2 上级 2小时 3000元");
      expect(await says("wudi", "阶梯")).toContain("可批 ¥3,000以内");
      await says("heping", "阶梯 华东队 2 上级 1小时 100元");
      expect(await says("wudi", "阶梯")).toContain("可批 ¥100以内");
      expect(await says("wanglei", "阶梯")).toContain("可批 ¥3,000以内");
      expect(await says("heping", "阶梯 华东队 默认")).toContain("可批 ¥3,000以内");
    });

    it.each([
      ["wanglei", "阶梯 2 上级 4小时", "由管理员或本团队的主管来改"],
      ["linlan", "阶梯 2 上级 4小时", "你不属于任何团队"],
      ["chenjing", "阶梯 2 @诸葛亮 4小时", "看不懂“诸葛亮”是谁"],
      ["chenjing", "阶梯 5 上级", "还要写多久没人回应"],
      ["chenjing", "阶梯 删 7", "没有第 7 级"],
      ["chenjing", "阶梯 删 1", "第 1 级总是负责人"],
      ["chenjing", "阶梯 默认", "本来就是默认阶梯"],
      ["chenjing", "阶梯 随便", "先写第几级"],
    ])("%s: %s is answered with what to do", async (who, line, words) => {
      const answer = await says(who, line);
      expect(answer).toContain(words);
      expect(answer).toContain("/rapport 阶梯 2 上级 4小时 2000元");
      expect(await rows()).toEqual([]);
    });

    it("keeps somebody to climb to", async () => {
      await says("chenjing", "阶梯 删 3");
      expect(await says("chenjing", "阶梯 删 2")).toContain("至少要留一级");
      expect(await rows()).toHaveLength(2);
    });

    it("stands in the help, with the words for a case's thread and for leave", async () => {
      const help = said(await office.seat("wanglei", "slack").says("/rapport"));
      for (const words of ["认领", "已响应", "升级", "/rapport 请假", "/rapport 阶梯"]) expect(help).toContain(words);
    });
  });
});
