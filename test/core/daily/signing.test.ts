// A day's report handed in: signed, sent back or unlocked by those above, once, on what they saw.
import { pino } from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import { jobs } from "../../../src/clock/jobs.ts";
import { runJobs } from "../../../src/clock/slots.ts";
import type { PlatformName } from "../../../src/core/ask.ts";
import { records } from "../../../src/records/index.ts";
import { people } from "../../../src/sandbox/demo/people.ts";
import { forEachDatabase } from "../../support/database.ts";
import { house } from "../../support/desk.ts";
import { formIn, keyOf, said } from "../case/office.ts";
import { actionOf, cardIn, DAY, labelsOf, lettersTo, openScene, type Scene } from "./scene.ts";

const REFUSED = /只有他的上级可以签核|Only someone above them/u;

forEachDatabase((_name, openFresh) => {
  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await openScene(await openFresh(), platform);
    });

    const tick = async (instant: string) => {
      scene.office.at(instant);
      const { database } = scene.office;
      const now = new Date(instant);
      await runJobs(jobs, { database, records, house, log: pino({ level: "silent" }) }, { now, sendAt: now });
    };

    it("is asked for in private with what the day's records say, and signed by one press", async () => {
      const { boss, rep, office } = scene;
      const card = await scene.handedIn();
      expect(card.title).toBe("王磊的日报等你签核 · 11月18日 周三");
      const shown = JSON.stringify(card);
      expect(shown).not.toContain("已交给陈静");
      expect(shown).toContain("拜访 2 次 · 新开户 1 · 原有户 1 · 合计 2 户");
      expect(shown).toContain("销售额 ¥12,000 · 实收款 ¥5,000");
      expect(shown).toMatch(/客户信息[^]*谈进场[^]*竞品信息[^]*永清超市：康师傅降价[^]*本月累计/u);
      expect(said(await rep.presses({ do: "daily", choice: `send:${DAY}` }))).toContain("已交给陈静");
      expect(lettersTo(await office.post(), "chenjing")).toEqual([]);
      expect(said(await boss.presses(actionOf(card, "签核")))).toContain("陈静 11月18日 周三 16:00 已签核");
      expect(await scene.row()).toMatchObject({ state: "signed", letterKey: null });
      expect(lettersTo(await office.post(), "wanglei")[0]?.card.title).toBe("陈静签核了你11月18日 周三的日报");
      const sql = `SELECT "after" FROM "Change" WHERE "record" = 'dailyReport' AND "personId" = ?`;
      const [signature] = await office.database.read<{ after: string }>(sql, [await office.idOf("chenjing")]);
      expect(JSON.parse(signature?.after ?? "")).toMatchObject({ state: "signed", comment: null });
      expect(said(await boss.presses(actionOf(card, "签核")))).toContain("不用再签了");
    });

    it("is signed with a comment, which the rep reads", async () => {
      const { boss, rep, office } = scene;
      const form = formIn(await boss.presses(actionOf(await scene.handedIn(), "批示并签核")));
      expect(formIn(await boss.submits(keyOf(form), { comment: " " })).problems).toHaveProperty("comment");
      await boss.submits(keyOf(form), { comment: "康师傅那家 <盯紧>" });
      expect(await scene.row()).toMatchObject({ state: "signed", comment: "康师傅那家 <盯紧>" });
      expect(lettersTo(await office.post(), "wanglei")[0]?.card.summary).toContain("康师傅那家 <盯紧>");
      expect(said(await rep.says("/daily"))).toContain("已签核：康师傅那家 <盯紧>");
    });

    it("is sent back with a word, mended, and handed in again; what came first stays in its history", async () => {
      const { boss, rep, office } = scene;
      const form = formIn(await boss.presses(actionOf(await scene.handedIn(), "退回")));
      await boss.submits(keyOf(form), { comment: "写上见了谁" });
      expect(await scene.row()).toMatchObject({ state: "returned" });
      expect(lettersTo(await office.post(), "wanglei")[0]?.card.title).toContain("退回了你11月18日");
      await rep.submits(
        { record: "visit", id: (await scene.visitId()) + 1, version: 1 },
        {
          customer: "大润发",
          visitedOn: DAY,
          purposes: ["new"],
          channel: "onsite",
          met: "周店长",
          summary: "谈进场",
        },
      );
      const again = cardIn(await rep.says("/daily"));
      expect(JSON.stringify(again)).toMatch(/退回：写上见了谁[^]*可以改了/u);
      await rep.presses(actionOf(again, "再交给陈静"));
      const [asked] = lettersTo(await office.post(), "chenjing");
      expect(asked?.card.title).toContain("请再签核");
      expect(JSON.stringify(asked?.card)).toMatch(/见 周店长[^]*退回：写上见了谁/u);
    });

    it("is never signed on what was not seen: the fresh card comes instead", async () => {
      const { boss, rep } = scene;
      const old = await scene.handedIn();
      await rep.says("/visit 重百 服务 小结 修冰柜");
      const fresh = cardIn(await boss.presses(actionOf(old, "签核")));
      expect(JSON.stringify(fresh)).toMatch(/王磊的记录刚刚变了[^]*拜访 3 次/u);
      expect(await scene.row()).toMatchObject({ state: "changed" });
      const form = await boss.presses(actionOf(old, "批示并签核"));
      expect(JSON.stringify(cardIn(form))).toContain("刚刚变了");
      expect(said(await boss.presses(actionOf(fresh, "签核")))).toContain("已签核");
    });

    it("comes anew, in the place of the old card, a moment after its records changed, once for all changes", async () => {
      const { rep, office } = scene;
      await scene.handedIn();
      await rep.says("/visit 重百 服务 小结 修冰柜");
      await rep.says("/daily 心得 今天累了");
      expect(said(await rep.says("/daily"))).toContain("马上再请陈静签核");
      await tick("2026-11-18T16:01:59+08:00");
      expect(lettersTo(await office.post(), "chenjing")).toEqual([]);
      await tick("2026-11-18T16:02:01+08:00");
      await tick("2026-11-18T16:03:00+08:00");
      const asked = lettersTo(await office.post(), "chenjing");
      expect(asked).toHaveLength(1);
      expect(asked[0]?.replaces).not.toBeNull();
      expect(JSON.stringify(asked[0]?.card)).toMatch(/请再签核[^]*拜访 3 次[^]*今天累了/u);
      expect(await scene.row()).toMatchObject({ state: "sent" });
    });

    it("is decided by those above only, and the second of two is told who was first", async () => {
      const { office } = scene;
      const card = await scene.handedIn();
      const { id = 0, choice = "" } = actionOf(card, "签核");
      const [, mark] = choice.split(":");
      const above = ["chenjing", "linlan"];
      for (const { key } of people.filter((one) => !above.includes(one.key))) {
        const seat = office.seat(key, platform);
        for (const what of ["sign", "comment", "return", "unlock"])
          expect([key, said(await seat.presses({ do: "daily", id, choice: `${what}:${mark}` }))]).toEqual([
            key,
            expect.stringMatching(REFUSED),
          ]);
        const submitted = await seat.submits({ record: "dailySign", id, version: Number(mark) }, { comment: "签" });
        expect([key, said(submitted)]).toEqual([key, expect.stringMatching(REFUSED)]);
      }
      expect(await scene.row()).toMatchObject({ state: "sent" });
      const press = (who: string) => office.seat(who, platform).presses({ do: "daily", id, choice: `sign:${mark}` });
      const both = await Promise.all(above.map(press));
      expect(both.map(said).filter((one) => one.includes("不用再签了"))).toHaveLength(1);
      expect(await scene.row()).toMatchObject({ state: "signed" });
    });

    it("is seen by its rep and those above only, as a card, as a sheet and by a forged button", async () => {
      const { office } = scene;
      await scene.handedIn();
      const repId = await office.idOf("wanglei");
      for (const { key } of people) {
        const seat = office.seat(key, platform);
        const may = ["wanglei", "chenjing", "linlan"].includes(key);
        for (const line of ["/daily 王磊", "/daily 王磊 xlsx", "/daily 2026-11-18 王磊"]) {
          const reply = await seat.says(line);
          const isSeen = reply.reply === "file" || said(reply).includes("康师傅降价");
          expect([key, line, isSeen]).toEqual([key, line, may]);
        }
        for (const what of ["show", "file"]) {
          const reply = await seat.presses({ do: "daily", choice: `${what}:${DAY}:${repId}` });
          const isSeen = reply.reply === "file" || said(reply).includes("康师傅降价");
          expect([key, what, isSeen]).toEqual([key, what, may]);
        }
      }
      expect(labelsOf(cardIn(await office.seat("linlan", platform).says("/daily 王磊")))).toContain("签核");
    });

    it("is held until the manager works, and the rep is told so", async () => {
      const { rep, boss, office } = scene;
      await boss.says("/today");
      await rep.says("/visit 永清超市 订货1.2万");
      office.at("2026-11-20T19:00:00+08:00"); // a Friday evening
      const shown = await rep.presses({ do: "daily", choice: `send:${DAY}` });
      expect(said(shown)).toContain("会在 11月23日 周一 09:00 送到陈静手里");
    });
  });
});
