// A signed day stays as it was: every way to its records refuses and says who can unlock it; what comes next goes on.
import { beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../../src/core/ask.ts";
import type { Card } from "../../../src/core/reply.ts";
import type { Database, Write } from "../../../src/core/store/database.ts";
import { forEachDatabase } from "../../support/database.ts";
import { formIn, keyOf, said } from "../case/office.ts";
import { actionOf, cardIn, DAY, lettersTo, openScene, type Scene } from "./scene.ts";

const LOCKED = /11月18日 周三 的日报陈静在 11月18日 周三 签核了，这一天的记录已锁定/u;

forEachDatabase((_name, openFresh) => {
  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await openScene(await openFresh(), platform);
    });

    const visits = () =>
      scene.office.database.read(
        `SELECT "id", "version", "undoneAt" FROM "Visit" WHERE "visitedOn" = ? ORDER BY "id"`,
        [DAY],
      );

    it("refuses to change, to take back and to answer a card's question, by whatever way", async () => {
      const { rep, boss } = scene;
      await rep.says("/plan 重百 今天 服务");
      await scene.signed();
      const before = await visits();
      const id = await scene.visitId();
      const fields = { customer: "永清超市", visitedOn: DAY, channel: "onsite", orderAmount: "99" };
      expect(said(await rep.says(`/visit edit ${id}`))).toMatch(LOCKED);
      expect(said(await rep.presses({ do: "edit", record: "visit", id }))).toMatch(/请陈静解锁/u);
      expect(formIn(await rep.submits({ record: "visit", id, version: 1 }, fields)).problems["visitedOn"]).toMatch(
        LOCKED,
      );
      expect(said(await rep.presses({ do: "set", record: "visit", id, choice: "purposes:service" }))).toMatch(LOCKED);
      const sql = `SELECT MAX("id") AS "id" FROM "Change" WHERE "record" = 'visit' AND "recordId" = ?`;
      const [change] = await scene.office.database.read<{ id: number }>(sql, [id]);
      expect(said(await rep.presses({ do: "undo", record: "visit", id: change?.id ?? 0 }))).toMatch(LOCKED);
      const [plan] = await scene.office.database.read<{ id: number }>(`SELECT MAX("id") AS "id" FROM "Plan"`);
      const cancel = formIn(await rep.presses({ do: "plan", id: plan?.id ?? 0, choice: "cancel" }));
      expect(said(await rep.submits(keyOf(cancel), { reason: "没去成" }))).toMatch(LOCKED);
      // The manager himself unlocks it first, so that a signature never stands under something else.
      expect(said(await boss.presses({ do: "edit", record: "visit", id }))).toMatch(/要改先解锁/u);
      expect(await visits()).toEqual(before);
    });

    it("keeps what was written for such a day in the form, where its day can be changed", async () => {
      const { rep } = scene;
      await scene.signed();
      const form = formIn(await rep.says("/visit 永清超市 服务 备注 又去了一次"));
      expect(form.problems["visitedOn"]).toMatch(LOCKED);
      expect(form.fields.find(({ name }) => name === "summary")).toMatchObject({ value: "又去了一次" });
      const again = formIn(
        await rep.submits(keyOf(form), { customer: "永清超市", visitedOn: DAY, summary: "又去了一次" }),
      );
      expect(again.problems["visitedOn"]).toMatch(LOCKED);
      const other = await rep.submits(keyOf(form), {
        customer: "永清超市",
        visitedOn: "2026-11-17",
        summary: "又去了一次",
      });
      expect(cardIn(other).title).toContain("已记录拜访");
    });

    it("moves no visit onto such a day, nor away from it", async () => {
      const { rep } = scene;
      await rep.says("/visit 重百 昨天 服务 小结 看看");
      await scene.signed();
      const sql = `SELECT MAX("id") AS "id" FROM "Visit" WHERE "visitedOn" = '2026-11-17' AND "repId" = ?`;
      const [other] = await scene.office.database.read<{ id: number }>(sql, [await scene.office.idOf("wanglei")]);
      const fields = { customer: "重百", visitedOn: DAY, channel: "onsite", summary: "看看" };
      const key = { record: "visit", id: other?.id ?? 0, version: 1 };
      expect(formIn(await rep.submits(key, fields)).problems["visitedOn"]).toMatch(LOCKED);
      const own = { record: "visit", id: await scene.visitId(), version: 1 };
      const away = { customer: "永清超市", visitedOn: "2026-11-17", channel: "onsite", orderAmount: "1.2万" };
      expect(formIn(await rep.submits(own, away)).problems["visitedOn"]).toMatch(LOCKED);
    });

    it("lets what comes next go on: the follow-up of a signed visit can be put off", async () => {
      const { rep } = scene;
      await scene.signed();
      const id = await scene.visitId();
      const moved = await rep.presses({ do: "snooze", record: "visit", id, choice: "tomorrow:none" });
      expect(said(moved)).toContain("改到");
      const [visit] = await scene.office.database.read(`SELECT "nextVisitOn" FROM "Visit" WHERE "id" = ?`, [id]);
      expect(visit).toEqual({ nextVisitOn: "2026-11-19" });
      expect(await scene.row()).toMatchObject({ state: "signed" });
    });

    it("writes nothing more on a signed report, by words, form or button", async () => {
      const { rep } = scene;
      await scene.signed();
      expect(said(await rep.says("/daily 心得 忘了写"))).toMatch(LOCKED);
      expect(said(await rep.presses({ do: "daily", choice: `words:${DAY}` }))).toMatch(LOCKED);
      const number = Date.parse(`${DAY}T00:00:00Z`) / 86_400_000;
      expect(said(await rep.submits({ record: "dailyWords", id: number }, { reflections: "忘了写" }))).toMatch(LOCKED);
      expect(said(await rep.presses({ do: "daily", choice: `send:${DAY}` }))).toContain("已经签核了");
    });

    it("is unlocked with a reason only, which stays in its history, and locked again by the next signature", async () => {
      const { rep, boss, office } = scene;
      await scene.signed();
      const unlock = formIn(await boss.presses(actionOf(cardIn(await boss.says("/daily 王磊")), "解锁")));
      expect(formIn(await boss.submits(keyOf(unlock), { comment: "" })).problems).toHaveProperty("comment");
      await boss.submits(keyOf(unlock), { comment: "金额写错了" });
      expect(await scene.row()).toMatchObject({ state: "unlocked" });
      expect(lettersTo(await office.post(), "wanglei")[0]?.card.title).toContain("解锁了你11月18日 周三的日报");
      const id = await scene.visitId();
      const fields = { customer: "永清超市", visitedOn: DAY, channel: "onsite", orderAmount: "1.1万" };
      expect(cardIn(await rep.submits({ record: "visit", id, version: 1 }, fields)).title).toContain("已修改");
      const mine = cardIn(await rep.says("/daily"));
      expect(JSON.stringify(mine)).toMatch(/已签核[^]*解锁：金额写错了[^]*可以改了/u);
      await rep.presses(actionOf(mine, "再交给陈静"));
      const [letter] = lettersTo(await office.post(), "chenjing");
      if (!letter) throw new Error("the manager was not asked");
      await boss.presses(actionOf(letter.card, "签核"));
      expect(said(await rep.presses({ do: "edit", record: "visit", id }))).toMatch(LOCKED);
      const deeds = await office.database.read(
        `SELECT "after" FROM "Change" WHERE "record" = 'dailyReport' ORDER BY "at", "id"`,
      );
      expect(deeds).toHaveLength(3);
    });
  });

  describe("a signature and a change at the same moment", () => {
    let meanwhile: (() => Promise<unknown>) | null;
    let scene: Scene;
    let card: Card;
    const edit = async () =>
      scene.rep.submits(
        { record: "visit", id: await scene.visitId(), version: 1 },
        { customer: "永清超市", visitedOn: DAY, channel: "onsite", orderAmount: "9000" },
      );
    const sign = () => scene.boss.presses(actionOf(card, "签核"));
    const amount = async () => {
      const sql = `SELECT "orderAmountFen" AS "fen" FROM "Visit" WHERE "id" = ?`;
      return (await scene.office.database.read<{ fen: number }>(sql, [await scene.visitId()]))[0]?.fen;
    };

    beforeEach(async () => {
      const database = await openFresh();
      meanwhile = null;
      // Between what a turn has read and its save, something else happens once.
      const save = async (writes: readonly Write[]) => {
        const happens = meanwhile;
        meanwhile = null;
        await happens?.();
        return database.save(writes);
      };
      scene = await openScene(Object.create(database, { save: { value: save } }) as Database, "slack");
      card = await scene.handedIn();
    });

    it("refuses the change where the signature came between its look and its save", async () => {
      meanwhile = sign;
      expect(said(await edit())).toMatch(LOCKED);
      expect(await scene.row()).toMatchObject({ state: "signed" });
      expect(await amount()).toBe(1_200_000);
    });

    it("signs nothing where the change came between", async () => {
      meanwhile = edit;
      expect(said(await sign())).toContain("刚刚变了");
      expect(await scene.row()).toMatchObject({ state: "changed" });
      expect(await amount()).toBe(900_000);
    });
  });
});
