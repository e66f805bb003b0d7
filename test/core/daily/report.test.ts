// A day's report: it builds itself, is written on, handed in, signed and locked; whoever may not do so is told.
import { beforeEach, describe, expect, it } from "vitest";
import type { Action, PlatformName } from "../../../src/core/ask.ts";
import type { Card, Reply } from "../../../src/core/reply.ts";
import { forEachDatabase } from "../../support/database.ts";
import { formIn, keyOf, type Letter, type Office, openOffice, said, userOf } from "../case/office.ts";

const NOW = "2026-11-18T16:00:00+08:00"; // a Wednesday
const DAY = "2026-11-18";

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
    await office.database.save([{ remove: "Visit", where: { visitedOn: DAY } }]);
  });

  const lettersTo = (letters: readonly Letter[], who: string) =>
    letters.filter(({ toUser, platform }) => toUser === userOf(who, platform));
  const daily = async () =>
    (await office.database.read<Record<string, unknown>>(`SELECT * FROM "DailyReport" WHERE "day" = ?`, [DAY]))[0];

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    const rep = () => office.seat("wanglei", platform);
    const boss = () => office.seat("chenjing", platform);

    const handedIn = async (): Promise<Card> => {
      await boss().says("/today");
      await rep().says("/visit 永清超市 订货1.2万 收款5000 见于老板 竞品 康师傅降价");
      await rep().says("/visit 大润发 开发 小结 谈进场");
      await rep().presses(actionOf(cardIn(await rep().says("/daily")), "交给陈静"));
      const [letter] = lettersTo(await office.post(), "chenjing");
      if (!letter) throw new Error("the manager was not asked");
      return letter.card;
    };

    it("builds itself, is asked to be signed, is signed, and the rep hears", async () => {
      const card = await handedIn();
      expect(card.title).toBe("王磊的日报等你签核 · 11月18日 周三");
      expect(JSON.stringify(card)).toMatch(/拜访 2 次 · 新开户 1 · 原有户 1 · 合计 2 户/u);
      expect(JSON.stringify(card)).toContain("销售额 ¥12,000 · 实收款 ¥5,000");
      const shown = await boss().presses(actionOf(card, "签核"));
      expect(said(shown)).toContain("陈静 11月18日 周三 16:00 已签核");
      expect(await daily()).toMatchObject({ state: "signed", letterKey: null });
      const [told] = lettersTo(await office.post(), "wanglei");
      expect(told?.card.title).toBe("陈静签核了你11月18日 周三的日报");
    });

    it("refuses changes of a signed day and says who can unlock it", async () => {
      await boss().presses(actionOf(await handedIn(), "签核"));
      const form = formIn(await rep().says("/visit 永清超市 备注 又去了一次"));
      expect(form.problems["visitedOn"]).toMatch(/陈静在 11月18日 周三 签核了[^]*请陈静解锁/u);
      expect(said(await rep().says("/visit edit 永清超市"))).toContain("已锁定");
      const unlock = formIn(await boss().presses(actionOf(cardIn(await boss().says("/daily 王磊")), "解锁")));
      expect(formIn(await boss().submits(keyOf(unlock), { comment: "" })).problems).toHaveProperty("comment");
      await boss().submits(keyOf(unlock), { comment: "金额写错了" });
      expect(await daily()).toMatchObject({ state: "unlocked" });
      const reply = await rep().submits(keyOf(form), { customer: "永清超市", visitedOn: DAY, summary: "又去了一次" });
      expect(cardIn(reply).title).toContain("已记");
      expect(said(await rep().says("/daily"))).toMatch(/已签核[^]*解锁：金额写错了/u);
    });
  });
});
