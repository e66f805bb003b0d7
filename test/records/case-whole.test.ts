// One whole case from its report to its review: a rep in Feishu, his staff in Slack, two restarts, and nothing lost or twice.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { PIXEL } from "../support/picture.ts";
import { type Scene, lastLine, openScene, readTimeline } from "./case-scene.ts";

/** What the thread in Slack holds in the end: the bot's own words before ✅, the others' with their names. */
const CHANNEL = [
  "赵敏：认领了",
  "已响应 电话里道歉了",
  "✅ 赵敏 已响应客户：电话里道歉了",
  "客户今天几点在店里？",
  "王磊：（已删除）",
  "王磊：门口有保安，<b>走后门</b> *别按铃*",
  "王磊：［文件］",
  "",
  "赵敏：评估了原因和责任 装卸时摔了",
  "王磊：开始等客户，方案时限暂停 老板出差",
  "王磊：客户回复了，方案时限继续",
  "方案 换三箱 赔 1500",
  "✅ 赵敏 提出方案：换三箱 赔 1500 · ¥1,500 超出你的权限，已请 陈静 决定；批准前不要告诉客户。",
  "王磊：客户同意",
  "陈静：批准了方案",
  "王磊：记下客户同意",
  "开始执行",
  "✅ 赵敏 开始执行",
  "王磊：标记已解决",
  "关闭 4 换得快，*谢谢*",
  "✅ 赵敏 关闭：4 / 5 · 换得快，*谢谢* 接着请写复盘：我们改什么？",
  "复盘 出库前查一遍",
  "✅ 赵敏 复盘：出库前查一遍",
];

/** What came over to Feishu; his own words and the answers to him stand between. */
const PRIVATE = [
  "赵敏：认领了",
  "赵敏：已响应客户 电话里道歉了",
  "赵敏：客户今天几点在店里？",
  "赵敏：评估了原因和责任 装卸时摔了",
  "赵敏：提出方案 换三箱 赔 1500 · ¥1,500",
  "陈静：批准了方案",
  "赵敏：开始执行",
  "赵敏：关闭 4 / 5 · 换得快，*谢谢*",
  "赵敏：复盘 出库前查一遍",
];

const TIMELINE = [
  "18日 王磊 记录 劲酒三箱破损",
  "18日 赵敏 认领了",
  "18日 赵敏 已响应客户 电话里道歉了",
  "18日 赵敏：客户今天几点在店里？（改过，原来是：客户几点在店里？）",
  "18日 王磊：下午三点（已删除）",
  "18日 王磊：门口有保安，<b>走后门</b> *别按铃*",
  "18日 王磊：📌 ［文件］",
  "18日 赵敏 评估了原因和责任 装卸时摔了",
  "20日 王磊 开始等客户，方案时限暂停 老板出差",
  "25日 王磊 客户回复了，方案时限继续",
  "25日 赵敏 提出方案 换三箱 赔 1500 · ¥1,500",
  "25日 王磊：客户同意",
  "25日 陈静 批准了方案",
  "25日 王磊 记下客户同意",
  "25日 赵敏 开始执行",
  "25日 王磊 标记已解决",
  "25日 赵敏 关闭 4 / 5 · 换得快，*谢谢*",
  "25日 赵敏 复盘 出库前查一遍",
];

/** In the end, names for ids. */
const KEPT = {
  step: "reviewed",
  status: "closed",
  level: 1,
  version: 13,
  reporterId: "王磊",
  assigneeId: "赵敏",
  proposerId: "赵敏",
  deciderId: null,
  fault: "carrier",
  satisfaction: 4,
  closingWords: "换得快，*谢谢*",
  review: "出库前查一遍",
};
const INSTANTS = ["receivedAt", "respondedAt", "proposedAt", "releasedAt", "resolvedAt", "closedAt", "reviewedAt"];

forEachDatabase((_name, openFresh) => {
  let scene: Scene;
  let 王磊: Person;
  let 赵敏: Person;
  let 陈静: Person;
  beforeEach(async () => {
    scene = await openScene({ database: await openFresh(), staff: "slack", reporter: "feishu" });
    王磊 = scene.world.person("wanglei", "feishu");
    赵敏 = scene.world.person("zhaomin", "slack");
    陈静 = scene.world.person("chenjing", "slack");
  });
  afterEach(() => scene.world.close());

  const talk = async () => {
    const { world, chat, own } = scene;
    await scene.cardsSay("新投诉T-1002·永清超市", "还没有人认领");
    await 赵敏.presses("认领");
    await scene.cardsSay("T-1002·永清超市·已接收", "负责人赵敏");
    await scene.writes(赵敏, "已响应 电话里道歉了");
    await scene.writes(赵敏, "客户几点在店里？");
    await scene.soon(async () => expect((await scene.broughtLines()).at(-1)).toBe("赵敏：客户几点在店里？"));
    await scene.writes(王磊, "下午三点");
    await scene.soon(async () => expect((await scene.threadLines()).at(-1)).toBe("王磊：下午三点"));
    const asked = (await scene.inThread()).find(({ words }) => words === "客户几点在店里？");
    const answered = (await scene.inPrivate()).find(({ isBot }) => !isBot);
    await world.slack.correct(赵敏.user, { chat, message: asked?.id ?? "" }, "客户今天几点在店里？");
    await world.feishu.correct(王磊.user, { chat: own, message: answered?.id ?? "" }, null);
    await scene.soon(async () => {
      expect((await scene.broughtLines()).at(-1)).toBe("赵敏：客户今天几点在店里？");
      expect((await scene.threadLines()).at(-1)).toBe("王磊：（已删除）");
    });
  };

  const prove = async () => {
    const { world, chat, own } = scene;
    await scene.writes(王磊, "门口有保安，<b>走后门</b> *别按铃*");
    await world.restart();
    const files = [{ name: "破损.png", body: PIXEL, mime: "image/png" }];
    await world.feishu.attach(王磊.user, { chat: own, thread: await scene.ownCard(), files });
    await scene.soon(async () => expect((await scene.inThread()).map(({ files }) => files)).toContain(1));
    expect((await scene.pictureInThread()).equals(PIXEL)).toBe(true);
    const named = (await scene.inThread()).find((line) => lastLine(line) === "王磊：［文件］");
    await world.slack.pin(赵敏.user, { chat, message: named?.id ?? "" }, true);
    await 赵敏.presses("评估");
    await vi.waitFor(() => 赵敏.fills({ cause: "装卸时摔了", fault: "承运方" }), 5_000);
    await scene.cardsSay("·评估中", "责任承运方", "方案到期11月23日(周一)18:00");
  };

  const waitFor = async () => {
    scene.world.at("2026-11-20T15:00:00+08:00");
    await scene.writes(王磊, "等客户 老板出差");
    await scene.cardsSay("·评估中·等客户", "方案时限暂停");
    // Past its deadline, the clock of which stands.
    scene.world.at("2026-11-25T10:00:00+08:00");
    await scene.world.tick();
    expect(await scene.complaint()).toMatchObject({
      status: "waiting",
      proposalDueAt: new Date("2026-11-23T18:00+08:00"),
    });
    await scene.writes(王磊, "客户回复了");
    // Three hours of the Friday and eight of the Monday were left.
    await scene.cardsSay("方案到期11月26日(周四)14:0");
  };

  const decide = async () => {
    await scene.writes(赵敏, "方案 换三箱 赔 1500");
    await scene.cardsSay("·方案已提出", "等陈静批准，批准前不能告诉客户");
    await scene.writes(王磊, "客户同意");
    王磊.gets("方案还在等 陈静 批准，批准前不能告诉客户。");
    expect(await scene.complaint()).toMatchObject({ step: "proposed", releasedAt: null });
    await 陈静.presses("批准");
    await scene.cardsSay("·方案已提出", "批准可以告诉客户");
    await scene.writes(王磊, "客户同意");
    王磊.gets("王磊 记下客户同意");
    await scene.cardsSay("·客户已同意");
  };

  const finish = async () => {
    await scene.writes(赵敏, "开始执行");
    await scene.cardsSay("·执行中");
    await scene.writes(王磊, "已解决");
    await scene.world.restart();
    await scene.soon(async () => expect((await scene.threadLines()).at(-1)).toBe("王磊：标记已解决"));
    await scene.writes(赵敏, "关闭 4 换得快，*谢谢*");
    await scene.cardsSay("·已关闭", "满意度4/5", "客户的话换得快，*谢谢*");
    await scene.writes(赵敏, "复盘 出库前查一遍");
    await scene.cardsSay("T-1002·永清超市·已复盘", "改进出库前查一遍");
  };

  it(
    "a case of a Feishu rep and Slack staff is carried from its report to its review",
    { timeout: 60_000 },
    async () => {
      for (const part of [talk, prove, waitFor, decide, finish]) await part();
      // Whatever would go round goes round once more.
      await scene.settle();
      expect(await scene.threadLines()).toEqual(CHANNEL);
      expect(await scene.broughtLines()).toEqual(PRIVATE);
      expect((await scene.inThread()).filter(({ files }) => files > 0)).toHaveLength(1);
      await 王磊.says("T-1002");
      expect(readTimeline(王磊.heard())).toEqual(TIMELINE);
      await 赵敏.says("/complaint T-1002");
      expect(readTimeline(赵敏.heard())).toEqual(TIMELINE);
      const row = await scene.named();
      expect(row).toMatchObject(KEPT);
      const kept = INSTANTS.map((column) => Number(row[column]));
      expect(kept).toEqual([...new Set(kept)].toSorted((one, other) => one - other));
      expect(Number(row["proposalFen"])).toBe(150_000);
      const open = `SELECT "key" FROM "Outbox" WHERE "state" <> 'sent' AND "key" LIKE '%1002%'`;
      expect(await scene.world.database.read(open)).toEqual([]);
    },
  );
});
