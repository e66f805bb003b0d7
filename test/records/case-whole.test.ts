// explore
import { expect, it, vi } from "vitest";
import { forEachDatabase } from "../support/database.ts";
import { PIXEL } from "../support/picture.ts";
import { openScene } from "./case-scene.ts";

forEachDatabase((_name, openFresh) => {
  it("explore", { timeout: 60_000 }, async () => {
    const scene = await openScene({ database: await openFresh(), staff: "slack", reporter: "feishu" });
    const { world, chat, own, settle } = scene;
    try {
      const 王磊 = world.person("wanglei", "feishu");
      const 赵敏 = world.person("zhaomin", "slack");
      const 陈静 = world.person("chenjing", "slack");
      const dump = async (what: string) => {
        console.log(what, world.now().toISOString(), JSON.stringify(await scene.complaint(), (_k, v) => typeof v === "bigint" ? String(v) : v));
        console.log("THREAD", (await scene.inThread()).map((l) => `${l.isBot ? "B" : "P"} ${l.files} ${l.pinned} ${JSON.stringify(l.words)}`).join("\n"));
        console.log("PRIVATE", (await scene.inPrivate()).map((l) => `${l.isBot ? "B" : "P"} ${l.files} ${l.pinned} ${JSON.stringify(l.words)}`).join("\n"));
        console.log("CARDS", scene.shown(await scene.card(), "zhaomin", "slack"), "\n---\n", scene.shown(await scene.ownCard(), "wanglei", "feishu"));
      };
      const inSlack = async (p: typeof 赵敏, words: string) => { await p.says(words, { chat, thread: await scene.card() }); await settle(); };
      const inFeishu = async (words: string) => { await 王磊.says(words, { chat: own, thread: await scene.ownCard() }); await settle(); };
      await 赵敏.presses("认领"); await settle();
      await inSlack(赵敏, "已响应 电话里道歉了");
      await inSlack(赵敏, "客户几点在店里？");
      await inFeishu("下午三点，<b>别太早</b>");
      const said = (await scene.inThread()).find((l) => l.words.includes("几点"))?.id ?? "";
      await world.slack.correct(赵敏.user, { chat, message: said }, "客户今天几点在店里？"); await settle();
      const his = (await scene.inPrivate()).find((l) => !l.isBot && l.words.includes("别太早"))?.id ?? "";
      await world.feishu.correct(王磊.user, { chat: own, message: his }, null); await settle();
      await world.feishu.attach(王磊.user, { chat: own, thread: await scene.ownCard(), files: [{ name: "破损.png", body: PIXEL, mime: "image/png" }] }); await settle();
      await dump("A");
      await world.restart();
      await 赵敏.presses("评估");
      await vi.waitFor(() => 赵敏.fills({ cause: "装卸时摔了", fault: "承运方" }), 5_000);
      await settle();
      world.at("2026-11-20T15:00:00+08:00");
      await inFeishu("等客户 老板出差");
      world.at("2026-11-25T10:00:00+08:00");
      await world.tick();
      await dump("B");
      await inFeishu("客户回复了");
      await dump("C");
      await inSlack(赵敏, "方案 换三箱 赔 1500");
      console.log("zhao heard", 赵敏.heard(), "CHEN", 陈静.heard());
      await inFeishu("客户同意");
      console.log("wang heard", 王磊.heard());
      await 陈静.presses("批准"); await settle();
      await dump("D");
      await inFeishu("客户同意");
      await inSlack(赵敏, "开始执行");
      await inFeishu("已解决");
      await world.restart();
      await inSlack(赵敏, "关闭 4 换得快");
      await inSlack(赵敏, "复盘 出库前查一遍");
      await dump("E");
      await 王磊.says("T-1002"); console.log("WANG", 王磊.heard());
      await 赵敏.says("/complaint T-1002"); console.log("ZHAO", 赵敏.heard());
      expect(1).toBe(1);
    } finally { await world.close(); }
  });
});
