// Bad days: a database that cannot be written to, and lines that nobody foresaw. People are told, nothing is half done or lost.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { messagesFor } from "../../src/core/messages/index.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Database } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk, type Seat, wordsOf } from "../support/desk.ts";
import { openWorld, type World } from "../support/world.ts";
import { openWithConnection, type Opened, TROUBLES } from "../support/writing-connection.ts";

// Longer than what is left on any page of the database.
const long = "长".repeat(9_900);

const count = async (database: Database) => {
  const tables = ["Visit", "Promise", "Reminder", "Change", "Outbox", "Draft", "InboundEvent", "Customer"];
  const sums = tables.map((table) => `(SELECT COUNT(*) FROM "${table}")`).join(" || ' ' || ");
  const [row] = await database.read<{ all: string }>(`SELECT ${sums} AS "all"`);
  return row?.all;
};

forEachDatabase((name, openFresh, freshUrl) => {
  describe.runIf(name === "sqlite").each(TROUBLES)("the database is $name", (trouble) => {
    let opened: Opened;
    let url: string;
    beforeEach(async () => {
      url = await freshUrl();
      opened = await openWithConnection(url);
    });
    afterEach(() => opened.database.close());

    it("the person is told in his language, nothing is half saved, and the next try works", async () => {
      const { database } = opened;
      const desk = await openDesk(database);
      const seats: [Seat, "zh-CN" | "en"][] = [
        [desk.seat("wanglei", "slack"), "zh-CN"],
        [desk.seat("emily", "feishu"), "en"],
      ];
      const line = `/visit 永清超市 订货1.2万 下次 下周三 送POP 承诺 周五前换海报；备注 ${long}`;
      for (const [seat] of seats) await seat.says("/today"); // where he speaks is kept, and the numbers are fetched
      const end = trouble.begin(opened, url);
      const before = await count(database);
      const replies = await Promise.all(seats.map(([seat]) => seat.says(line)));
      for (const [at, [, locale]] of seats.entries()) {
        const { troubleTitle, unavailable } = messagesFor(locale).answer;
        expect(replies[at]).toMatchObject({ reply: "card", card: { title: troubleTitle, tone: "stop" } });
        expect(wordsOf(replies[at] as Reply)).toContain(unavailable[trouble.name]);
      }
      expect(await count(database)).toBe(before);
      end();
      const [王磊] = seats[0] ?? [];
      expect(await 王磊?.says(line)).toMatchObject({ reply: "card", card: { tone: "done" } });
    });

    it("pressing and submitting too", async () => {
      const { database } = opened;
      const 王磊 = (await openDesk(database)).seat("wanglei", "feishu");
      await 王磊.says(`/visit 永清超市 订货 100 备注 ${long}`);
      const [change] = await database.read<{ id: number }>(`SELECT MAX("id") AS "id" FROM "Change"`);
      const end = trouble.begin(opened, url);
      const [undone, submitted] = await Promise.all([
        王磊.presses({ do: "undo", record: "visit", id: change?.id ?? 0 }),
        王磊.submits({ record: "complaint" }, { customer: "永清超市", kind: "product", description: long }),
      ]);
      for (const reply of [undone, submitted]) expect(wordsOf(reply)).toContain("没有保存");
      end();
      expect(await 王磊.presses({ do: "undo", record: "visit", id: change?.id ?? 0 })).toMatchObject({ reply: "card" });
      expect(await database.read(`SELECT "id" FROM "Visit" WHERE "undoneAt" IS NOT NULL`)).toHaveLength(1);
    });
  });

  describe.runIf(name === "sqlite").each(TROUBLES)("on both platforms, the database is $name", (trouble) => {
    it("a command is answered with what is wrong, and works when said again", async () => {
      const url = await freshUrl();
      const opened = await openWithConnection(url);
      const world = await openWorld({ database: opened.database, at: new Date().toISOString() });
      const people = (["slack", "feishu"] as const).map((platform) => world.person("wanglei", platform));
      for (const person of people) await person.says("/visit");
      const end = trouble.begin(opened, url);
      for (const person of people) {
        await person.fills({ customer: "永清超市", summary: `${trouble.name}一${"长".repeat(900)}` });
        await expect.poll(() => person.heard(), { timeout: 8_000 }).toContain("没有保存");
      }
      end();
      for (const person of people) {
        await person.says(`/visit 永清超市 订货 100 小结 ${trouble.name}二`);
        person.gets("已记录拜访", `${trouble.name}二`);
      }
      expect(
        await opened.database.read(`SELECT "id" FROM "Visit" WHERE "summary" LIKE '${trouble.name}%'`),
      ).toHaveLength(2);
      await world.close();
      await opened.database.close();
    }, 20_000);
  });

  describe("lines that nobody foresaw", () => {
    let database: Database;
    let 王磊: Seat;
    beforeEach(async () => {
      database = await openFresh();
      王磊 = (await openDesk(database)).seat("wanglei", "slack");
    });

    const table: [line: string, answered: "card" | "form", words: RegExp][] = [
      [`/visit 永清超市 小结 ${long}`, "card", /已记录拜访/u],
      [`/visit 永清超市 小结 ${long}${long}`, "form", /最多 10,000 字/u],
      [`/visit 永清超市 小结 \u0000一\u0007二\u001b[31m三\u007f`, "card", /一二\[31m三/u],
      ["/visit 永清超市 小结 👨‍👩‍👧‍👦🏳️‍🌈 很好 👍🏽", "card", /👨‍👩‍👧‍👦🏳️‍🌈 很好 👍🏽/u],
      ["/visit \u202e永清超市\u202c 订货\u200b100", "card", /已记录拜访/u],
      ["/visit    ", "form", /记一条拜访/u],
      ["/visit\n\n\t\u3000", "form", /记一条拜访/u],
      ["", "card", /怎么用/u],
      ["   \u3000 ", "card", /怎么用/u],
      ["/frobnicate 永清超市", "card", /没看出要做什么/u],
      ["你好", "card", /没看出要做什么/u],
      ["/visit ،؛؟!@#$%^&*()", "card", /没有找到客户/u],
      ['/visit \' OR 1=1; DROP TABLE "Visit"; --', "card", /没有找到客户/u],
      ["/complaint \ud800\udc00\ud800", "card", /没有找到客户/u],
      [`/customer ${"名".repeat(300)}`, "form", /最多 200 字/u],
      ["/find ' % _ \\", "card", /没有找到/u],
      ["/visit list 不存在的", "card", /./u],
      ["/visit show V-99999999999999999999", "card", /没/u],
      ["/visit edit", "card", /编号/u],
      ["/export frob", "card", /可以导出/u],
      ["/export visit 2026-02-30", "card", /不是日期/u],
      ["/rapport 投诉频道", "card", /经理或管理员/u],
    ];

    it("are answered in words, and what was written is not lost", async () => {
      const wrong: string[] = [];
      for (const [line, answered, words] of table) {
        const reply = await 王磊.says(line);
        const said = wordsOf(reply);
        const isRight = reply.reply === answered && words.test(said) && !said.includes("出了点问题");
        if (!isRight) wrong.push(`${JSON.stringify(line.slice(0, 60))}: ${said.slice(0, 300)}`);
      }
      expect(wrong).toEqual([]);
    });

    it("a line of many lines and a thousand parts is answered in time", async () => {
      const began = performance.now();
      const reply = await 王磊.says(`/visit ${"订货 1 收款 2 见王店长 承诺 周五 换\n".repeat(400)}`);
      expect(reply.reply).toBe("form");
      expect(performance.now() - began).toBeLessThan(5_000);
    });

    it("text of ten thousand characters comes back whole", async () => {
      await 王磊.says(`/visit 永清超市 小结 ${long}`);
      const [visit] = await database.read<{ summary: string }>(
        `SELECT "summary" FROM "Visit" ORDER BY "id" DESC LIMIT 1`,
      );
      expect(visit?.summary === long).toBe(true);
    });

    it("what could not be read waits in the form, and is saved from there", async () => {
      const reply = await 王磊.says("/visit 永清超市 12000 小结 货架 整理");
      expect(reply).toMatchObject({ reply: "form" });
      const draft = reply.reply === "form" ? (reply.form.draft ?? 0) : 0;
      expect(wordsOf(await 王磊.presses({ do: "new", record: "visit", draft }))).toContain("货架 整理");
    });
  });

  describe("the same through Slack and Feishu", () => {
    let world: World;
    beforeEach(async () => {
      world = await openWorld({ database: await openFresh() });
    });
    afterEach(() => world.close());

    it.each<PlatformName>(["slack", "feishu"])("%s", async (platform) => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("frobnicate 你好");
      王磊.gets("没看出要做什么");
      await 王磊.says(`拜访 永清超市 小结 ${"长".repeat(3_000)}末尾`);
      expect(await world.database.read(`SELECT "id" FROM "Visit" WHERE "summary" LIKE '长%末尾'`)).toHaveLength(1);
      await 王磊.says("拜访 永清超市 小结 \u0007响铃 👨‍👩‍👧");
      王磊.gets("响铃 👨‍👩‍👧").getsNot("\u0007");
    });
  });
});
