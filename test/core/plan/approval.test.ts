// A week of plans handed in: agreed to or sent back by those above, once, on what they saw; a changed plan asks again.
import { pino } from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../../../src/clock/jobs.ts";
import { runJobs } from "../../../src/clock/slots.ts";
import type { Action, PlatformName } from "../../../src/core/ask.ts";
import type { Card, Reply } from "../../../src/core/reply.ts";
import { records } from "../../../src/records/index.ts";
import { people } from "../../../src/sandbox/demo/people.ts";
import { house } from "../../support/desk.ts";
import { forEachDatabase } from "../../support/database.ts";
import { formIn, keyOf, type Letter, type Office, openOffice, said, userOf } from "../case/office.ts";

const MONDAY = "2026-11-23";
const NOW = "2026-11-18T10:00:00+08:00";
const REFUSED = /只有他的上级可以核签|Only someone above them/u;

/** The action behind a card's button. */
function actionOf(card: Card, label: string): Action {
  for (const part of card.parts) {
    const found = part.part === "buttons" ? part.buttons.find((button) => button.label === label) : undefined;
    if (found) return found.action;
  }
  throw new Error(`no button ${label} in ${JSON.stringify(card)}`);
}

const cardIn = (reply: Reply): Card => {
  if (reply.reply !== "card") throw new Error(`no card but ${JSON.stringify(reply)}`);
  return reply.card;
};

forEachDatabase((_name, openFresh) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(await openFresh(), NOW);
  });

  const tick = async (instant: string) => {
    office.at(instant);
    const { database } = office;
    const now = new Date(instant);
    await runJobs(jobs, { database, records, house, log: pino({ level: "silent" }) }, { now, sendAt: now });
  };
  const planWeek = async () =>
    (await office.database.read<Record<string, unknown>>(`SELECT * FROM "PlanWeek" WHERE "monday" = ?`, [MONDAY]))[0];
  const lettersTo = (letters: readonly Letter[], who: string) =>
    letters.filter(({ toUser, platform }) => toUser === userOf(who, platform));

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    const rep = () => office.seat("wanglei", platform);
    const boss = () => office.seat("chenjing", platform);

    /** Two visits of next week, handed in; the card that the manager got. */
    const handedIn = async (): Promise<Card> => {
      await boss().says("/today");
      await rep().says("/plan 永清超市 下周一 收款");
      await rep().says("/plan 大润发 下周二 订货");
      await rep().presses(actionOf(cardIn(await rep().says("/plan 下周")), "交主管核签"));
      const [letter] = lettersTo(await office.post(), "chenjing");
      if (!letter) throw new Error("the manager was not asked");
      return letter.card;
    };

    it("asks the manager in private, once, with what is planned", async () => {
      const card = await handedIn();
      expect(card.title).toContain("王磊的计划等你核签");
      expect(JSON.stringify(card)).toMatch(/永清超市 · 收款[^]*大润发（廊坊店） · 订货/u);
      const again = await rep().presses({ do: "plan", choice: `ask:${MONDAY}` });
      expect(said(again)).toContain("已交给陈静");
      expect(lettersTo(await office.post(), "chenjing")).toEqual([]);
    });

    it("is agreed to by one press, and the rep hears of it", async () => {
      const card = await handedIn();
      const shown = await boss().presses(actionOf(card, "同意"));
      expect(said(shown)).toContain("陈静 11月18日 周三 10:00 已同意");
      expect(await planWeek()).toMatchObject({ state: "approved", letterKey: null });
      const [told] = lettersTo(await office.post(), "wanglei");
      expect(told?.card.title).toBe("陈静同意了你第48周（11月23日–29日）的计划");
      const signed = await office.database.read(
        `SELECT "after" FROM "Change" WHERE "record" = 'planWeek' AND "personId" = ?`,
        [await office.idOf("chenjing")],
      );
      expect(signed).toEqual([{ after: '{"state":"approved","comment":null}' }]);
      expect(said(await boss().presses(actionOf(card, "同意")))).toContain("陈静在 11月18日 周三 10:00 已经决定了");
    });

    it("is sent back with a comment only, which the rep hears, and handed in again", async () => {
      const card = await handedIn();
      const form = formIn(await boss().presses(actionOf(card, "退回")));
      const empty = formIn(await boss().submits(keyOf(form), { comment: " " }));
      expect(empty.problems).toEqual({ comment: "请写一句意见，好让他知道改什么。" });
      await boss().submits(keyOf(form), { comment: "周三也去一趟 <重百>" });
      expect(await planWeek()).toMatchObject({ state: "returned", comment: "周三也去一趟 <重百>" });
      const [told] = lettersTo(await office.post(), "wanglei");
      expect(told?.card.summary).toContain("周三也去一趟 <重百>");
      const again = cardIn(await rep().says("/plan 下周"));
      expect(JSON.stringify(again)).toContain("退回：周三也去一趟");
      await rep().presses(actionOf(again, "再交主管核签"));
      const [asked] = lettersTo(await office.post(), "chenjing");
      expect(asked?.card.title).toContain("请再核签");
      expect(asked?.replaces).toBeNull();
    });

    it("waits while what was sent back is mended, the comment before the rep's eyes", async () => {
      const form = formIn(await boss().presses(actionOf(await handedIn(), "退回")));
      await boss().submits(keyOf(form), { comment: "周三也去" });
      await rep().says("/plan 重百 下周三 服务");
      await tick("2026-11-18T10:05:00+08:00");
      expect(lettersTo(await office.post(), "chenjing")).toEqual([]);
      const mended = cardIn(await rep().says("/plan 下周"));
      expect(JSON.stringify(mended)).toMatch(/重庆百货[^]*退回：周三也去[^]*再交主管核签/u);
      await rep().presses(actionOf(mended, "再交主管核签"));
      expect(lettersTo(await office.post(), "chenjing")).toHaveLength(1);
    });

    it("asks again for a plan that changes after it was agreed to, once for all changes", async () => {
      await boss().presses(actionOf(await handedIn(), "同意"));
      await office.post();
      office.at("2026-11-18T10:01:00+08:00");
      await rep().says("/plan 重百 下周三 服务");
      await rep().says("/plan 五月花 下周四 服务");
      expect(await planWeek()).toMatchObject({ state: "changed" });
      expect(said(await rep().says("/plan 下周"))).toContain("马上再请陈静核签");
      await tick("2026-11-18T10:02:00+08:00");
      expect(lettersTo(await office.post(), "chenjing")).toEqual([]);
      await tick("2026-11-18T10:03:00+08:00");
      await tick("2026-11-18T10:04:00+08:00");
      const asked = lettersTo(await office.post(), "chenjing");
      expect(asked).toHaveLength(1);
      expect(JSON.stringify(asked[0]?.card)).toContain("重庆百货新世纪店 · 服务（新改）");
      expect(JSON.stringify(asked[0]?.card)).not.toContain("订货（新改）");
    });

    it("takes the place of a question that nobody has answered yet", async () => {
      await handedIn();
      await rep().says("/plan 重百 下周三 服务");
      await tick("2026-11-18T10:05:00+08:00");
      const [asked] = lettersTo(await office.post(), "chenjing");
      expect(asked?.replaces).toMatch(/^planweek:\d+:1$/u);
    });

    it("agrees to nothing that was not seen: a card that is out of date shows the latest", async () => {
      const card = await handedIn();
      await rep().says("/plan 重百 下周三 服务");
      const shown = cardIn(await boss().presses(actionOf(card, "同意")));
      expect(JSON.stringify(shown)).toMatch(/王磊刚刚改过[^]*重庆百货/u);
      expect(await planWeek()).toMatchObject({ state: "changed" });
      await boss().presses(actionOf(shown, "同意"));
      expect(await planWeek()).toMatchObject({ state: "approved" });
    });

    it("asks again also for what was edited, moved or taken back", async () => {
      const changes: ((id: number) => Promise<unknown>)[] = [
        async (id) =>
          rep().submits({ record: "plan", id, version: 1 }, { customer: "永清超市", plannedOn: "2026-11-25" }),
        async (id) => rep().submits({ record: "planMove", id, version: 2 }, { day: "2026-11-26", reason: "老板不在" }),
        async () => {
          const sql = `SELECT "id" FROM "Change" WHERE "record" = 'plan' ORDER BY "id" DESC LIMIT 1`;
          const [change] = await office.database.read<{ id: number }>(sql);
          return rep().presses({ do: "undo", id: change?.id ?? 0 });
        },
      ];
      await handedIn();
      const [plan] = await office.database.read<{ id: number }>(`SELECT MIN("id") AS "id" FROM "Plan"`);
      for (const change of changes) {
        const { id, version } = (await planWeek()) ?? {};
        await boss().presses({ do: "plan", id: Number(id), choice: `approve:${Number(version)}` });
        expect(await planWeek()).toMatchObject({ state: "approved" });
        await change(plan?.id ?? 0);
        expect(await planWeek()).toMatchObject({ state: "changed" });
      }
    });

    it("is decided by those above alone, whoever presses a button with its number", async () => {
      const card = await handedIn();
      const form = { record: "planReturn", id: Number((await planWeek())?.["id"]), version: 1 };
      for (const { key } of people.filter((one) => one.key !== "chenjing" && one.key !== "linlan")) {
        const seat = office.seat(key, platform);
        for (const label of ["同意", "退回"]) {
          const answer = said(await seat.presses(actionOf(card, label)));
          expect([key, answer]).toEqual([key, expect.stringMatching(REFUSED)]);
        }
        expect([key, said(await seat.submits(form, { comment: "不行" }))]).toEqual([
          key,
          expect.stringMatching(REFUSED),
        ]);
      }
      expect(await planWeek()).toMatchObject({ state: "asked" });
      await office.seat("linlan", platform).presses(actionOf(card, "同意"));
      expect(await planWeek()).toMatchObject({ state: "approved" });
    });
  });

  it("lets one of two win who decide at the same moment, and tells the other", async () => {
    const [rep, boss, director] = ["wanglei", "chenjing", "linlan"].map((who) => office.seat(who, "slack"));
    await rep?.says("/plan 永清超市 下周一 收款");
    await rep?.presses({ do: "plan", choice: `ask:${MONDAY}` });
    const { id } = (await planWeek()) ?? {};
    const answers = await Promise.all([
      boss?.presses({ do: "plan", id: Number(id), choice: "approve:1" }),
      director?.submits({ record: "planReturn", id: Number(id), version: 1 }, { comment: "再想想" }),
    ]);
    const told = answers.map((one) => JSON.stringify(one));
    expect(told.filter((one) => one.includes("已经决定了"))).toHaveLength(1);
    const sql = `SELECT COUNT(*) AS "many" FROM "Change" WHERE "record" = 'planWeek'`;
    expect((await office.database.read<{ many: number }>(sql))[0]?.many).toBe(1);
  });

  it("waits for the manager's working hours, and says when he will be asked", async () => {
    office.at("2026-11-21T11:00:00+08:00");
    const rep = office.seat("wanglei", "slack");
    await rep.says("/plan 永清超市 下周一 收款");
    expect(said(await rep.presses({ do: "plan", choice: `ask:${MONDAY}` }))).toContain(
      "会在 11月23日 周一 09:00 请陈静核签",
    );
    const [letter] = await office.database.read<{ dueAt: Date }>(
      `SELECT "dueAt" FROM "Outbox" WHERE "key" LIKE 'planweek:%'`,
    );
    expect(letter?.dueAt.toISOString()).toBe("2026-11-23T01:00:00.000Z");
  });

  it("goes to whoever stands in for a manager on leave, who may then decide", async () => {
    await office.seat("zhouqiang", "slack").says("/today");
    await office.seat("chenjing", "slack").says("/rapport 请假 今天..周五 代理 @周强");
    const rep = office.seat("wanglei", "slack");
    await rep.says("/plan 永清超市 下周一 收款");
    await rep.presses({ do: "plan", choice: `ask:${MONDAY}` });
    const letters = await office.post();
    expect(lettersTo(letters, "chenjing")).toEqual([]);
    const [letter] = lettersTo(letters, "zhouqiang");
    await office.seat("zhouqiang", "slack").presses(actionOf(letter?.card as Card, "同意"));
    expect(await planWeek()).toMatchObject({ state: "approved" });
  });

  it("needs nobody's word where nobody is above, nothing is planned, or the week is over", async () => {
    const director = office.seat("linlan", "slack");
    await director.says("/plan 永清超市 下周一 收款");
    await director.presses({ do: "confirm", draft: 1 });
    expect(said(await director.says("/plan 下周"))).toContain("你没有主管，计划不用核签");
    const rep = office.seat("lina", "slack");
    expect(said(await rep.presses({ do: "plan", choice: `ask:${MONDAY}` }))).toContain("先排几条再交");
    await rep.says("/plan 永清便利店 周五 收款");
    office.at("2026-11-25T10:00:00+08:00");
    expect(said(await rep.presses({ do: "plan", choice: "ask:2026-11-16" }))).toContain("已经过去了");
    for (const choice of ["ask:2026-11-17", "ask:x", "approve", "nonsense", "week:2026-11-23:99999", "constructor"])
      expect(said(await rep.presses({ do: "plan", choice }))).toMatch(/用过或过期|没有可以查看/u);
  });
});
