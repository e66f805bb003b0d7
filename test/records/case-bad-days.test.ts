// A case's bad days through both real SDKs: its card deleted, its channel gone, its other side down, files that are not kept.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { type Scene, openScene } from "./case-scene.ts";

const HOUR = ["10:05", "10:10", "10:20", "10:40", "11:00", "11:05"] as const;
const POST = { path: /\/open-apis\/im\/v1\/messages/u, method: "POST" } as const;

forEachDatabase((_name, openFresh) => {
  describe.each<[PlatformName, PlatformName]>([
    ["slack", "feishu"],
    ["feishu", "slack"],
  ])("staff on %s, the reporter on %s", (staff, reporter) => {
    let scene: Scene;
    let zhao: Person;
    let wang: Person;
    beforeEach(async () => {
      scene = await openScene({ database: await openFresh(), staff, reporter });
      zhao = scene.world.person("zhaomin", staff);
      wang = scene.world.person("wanglei", reporter);
    });
    afterEach(() => scene.world.close());
    const write = async (words: string) => {
      await wang.says(words, { chat: scene.own, thread: await scene.ownCard() });
      await scene.settle();
    };
    const words = async () => (await scene.inThread()).filter(({ isBot }) => isBot).map((line) => line.words);
    const close = (how: "archived" | "removed") => {
      const { slack, feishu } = scene.world;
      if (staff === "slack") return how === "archived" ? slack.archive(scene.chat) : slack.removeBot(scene.chat);
      const code = how === "archived" ? 232009 : 230002;
      feishu.fault({ path: /reply$/u, method: "POST", fault: "code", code });
    };

    it("its card was deleted: the next word posts it anew, as it stands, and the thread goes on under it", async () => {
      await zhao.says("认领", { chat: scene.chat, thread: await scene.card() });
      await scene.settle();
      const gone = await scene.card();
      if (staff === "slack") scene.world.slack.remove(scene.chat, gone);
      else {
        const message = scene.world.feishu.messages().find(({ id }) => id === gone);
        if (message) message.isDeleted = true;
      }
      await write("还在吗");
      const fresh = await scene.card();
      expect(fresh).not.toBe(gone);
      expect(scene.shown(fresh, "zhaomin", staff)).toMatch(/T-1002[\s\S]*赵敏/u);
      expect(await words()).toEqual([expect.stringContaining("王磊：还在吗")]);
      await zhao.says("在的", { chat: scene.chat, thread: fresh });
      await scene.settle();
      expect((await scene.inPrivate()).at(-1)?.words).toContain("赵敏：在的");
    });

    it.each(["archived", "removed"] as const)(
      "its channel is gone (%s): the carers get it in private, where it goes on, and the administrator hears of it",
      async (how) => {
        const admin = scene.world.person("heping", staff);
        await admin.says("/today");
        await zhao.says("/today");
        close(how);
        await write("还在吗");
        scene.world.feishu.clearFaults();
        admin.gets("有消息没能送达");
        expect(await scene.card()).toBe("");
        zhao.gets("T-1002 · 永清超市");
        const places = `SELECT p."toUser" FROM "CasePlace" p WHERE p."complaintId" = 1002 AND p."closedAt" IS NULL`;
        expect(await scene.world.database.read(places)).toHaveLength(2);
        await zhao.says("T-1002 认领");
        await scene.settle();
        expect(scene.shown(await scene.ownCard(), "wanglei", reporter)).toContain("赵敏");
        const dead = `SELECT "id" FROM "Outbox" WHERE "state" = 'dead'`;
        const count = (await scene.world.database.read(dead)).length;
        await write("谢谢");
        expect(await scene.world.database.read(dead)).toHaveLength(count);
      },
    );

    it("its other side is down for an hour: all that was said arrives afterwards, once and in order", async () => {
      const { slack, feishu } = scene.world;
      if (staff === "slack") slack.faults.next("chat.postMessage", { fault: "status", status: 503 }, 60);
      else feishu.fault({ ...POST, fault: "internal-error", times: 60 });
      const said: string[] = [];
      for (const [at, time] of HOUR.entries()) {
        scene.world.at(`2026-11-18T${time}:00+08:00`);
        said.push(`第 ${at + 1} 句`);
        await wang.says(said.at(-1) ?? "", { chat: scene.own, thread: await scene.ownCard() });
        await scene.world.tick();
      }
      expect(await words()).toEqual([]);
      slack.faults.clear();
      feishu.clearFaults();
      for (const minute of [20, 35, 50, 55, 59]) {
        scene.world.at(`2026-11-18T11:${minute}:00+08:00`);
        for (let second = 0; second < 4; second++) await scene.world.tick();
      }
      expect(await words()).toEqual(said.map((one): unknown => expect.stringContaining(`王磊：${one}`)));
    });

    it("a file too big, and a program: both threads say why they were not kept, the file keeps their names", async () => {
      const files = [
        { name: "开箱视频.mp4", body: new Uint8Array(10 * 1024 * 1024 + 1), mime: "video/mp4" },
        { name: "清单.exe", body: Uint8Array.from(Buffer.from("MZ..")), mime: "application/octet-stream" },
      ];
      await scene.world[reporter].attach(wang.user, { chat: scene.own, thread: await scene.ownCard(), files });
      await scene.settle();
      await scene.settle();
      const why = ["开箱视频.mp4（超过 10 MB", "清单.exe（是程序"];
      const there = (await words()).join("\n");
      const here = (await scene.inPrivate()).map((line) => line.words).join("\n");
      for (const one of why) {
        expect(there).toContain(one);
        expect(here).toContain(one);
      }
      const kept = `SELECT "fileName" FROM "CaseEntry" WHERE "kind" = 'file' AND "file" IS NULL ORDER BY "fileName"`;
      expect(await scene.world.database.read(kept)).toHaveLength(2);
      await zhao.says("T-1002");
      zhao.gets(...why);
    });

    it("its holder leaves: the thread says so, and his manager claims it with the button he gets", async () => {
      await zhao.says("认领", { chat: scene.chat, thread: await scene.card() });
      await scene.settle();
      const chen = scene.world.person("chenjing", staff);
      await chen.says("/today");
      await scene.world.database.save([
        { update: "Person", where: { name: "赵敏" }, set: { isActive: false }, expect: 1 },
      ]);
      await scene.settle();
      chen.gets("赵敏 已离职，T-1002 · 永清超市 没有人负责");
      expect((await scene.inPrivate()).at(-1)?.words).toContain("离职了");
      expect(scene.shown(await scene.card(), "chenjing", staff)).toContain("还没有人认领");
      await chen.presses("认领");
      await scene.settle();
      expect(scene.shown(await scene.ownCard(), "wanglei", reporter)).toContain("陈静");
    });

    it("words that come twice, late, and after closing stand in the file once, in the order they were said", async () => {
      await write("先说的");
      await write("后说的");
      const { slack, feishu } = scene.world;
      // Both come again, the later one first, and many times at once.
      if (reporter === "slack") {
        const said = slack.deliveries.filter(({ payload }) => JSON.stringify(payload).includes("说的")).toReversed();
        for (const one of said) await slack.deliver(one, { times: 3 });
      } else {
        const said = feishu.envelopes.filter((one) => JSON.stringify(one).includes("说的")).toReversed();
        for (const one of said) await feishu.deliver(one, { times: 3 });
      }
      await scene.settle();
      expect(await words()).toEqual([expect.stringContaining("先说的"), expect.stringContaining("后说的")]);
      await scene.world.database.save([
        {
          update: "Complaint",
          where: { id: 1002 },
          set: { step: "closed", status: "closed", closedAt: scene.world.now() },
        },
      ]);
      await write("又破了一箱");
      wang.gets("T-1002 已关闭，这句话已写进案卷");
      const entries = `SELECT "text" FROM "CaseEntry" WHERE "kind" = 'message' ORDER BY "at", "id"`;
      expect(await scene.world.database.read(entries)).toEqual([
        { text: "先说的" },
        { text: "后说的" },
        { text: "又破了一箱" },
      ]);
    });
  });
});
