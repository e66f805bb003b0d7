// Plays the demo company's open case on both platforms as its people would have: what is seen of it has gone the usual way.
import type { Calendar } from "../../core/calendar/working-time.ts";
import type { Cell, Database } from "../../core/store/database.ts";
import type { FirstLook } from "../company.ts";
import type { FakePlatform } from "../screen.ts";
import { planCase } from "./case-plan.ts";
import { feishuIdOf, slackIdOf, teams } from "./people.ts";
import { drawCrushedBox } from "./picture.ts";

export type Stage = {
  database: Database;
  slack: FakePlatform;
  feishu: FakePlatform;
  calendar: Calendar;
  now(): Date;
  /** Sets the sandbox's clock, also back. */
  setClock(to: Date): void;
  /** Sends what is due; how much went out. */
  deliver(): Promise<number>;
};

const MINUTE_MS = 60_000;
/** An act that shows no effect for so long has gone wrong. */
const PATIENCE_MS = 10_000;
/** Letters to one place leave a second after each other (clock/pace.ts). */
const PACE_MS = 1_100;
const MOST_SECONDS = 60;
const wanglei = feishuIdOf("wanglei");
const zhaomin = slackIdOf("zhaomin");

/** Where it plays: `card` in Slack's channel, `own` in the reporter's private chat with the bot in Feishu. */
type Scene = { channel: string; card: string; own: string; privateChat: string };

/** Rejects where an act came to nothing. The clock is left where the last act was. */
export async function playCase(stage: Stage): Promise<FirstLook> {
  const { slack, feishu, setClock } = stage;
  const plan = planCase(stage.calendar, stage.now());
  const at = (from: Date, minutes: number) => setClock(new Date(from.getTime() + minutes * MINUTE_MS));
  const channel = slack.screen(zhaomin).chats.find(({ name }) => name.includes(teams.north))?.id ?? "";
  at(plan.receivedAt, -30);
  await slack.say(slackIdOf("chenjing"), channel, "/rapport 投诉频道");
  await come(stage, `SELECT "id" FROM "Team" WHERE "complaintChat" = ?`, [channel]);
  // He has been greeted long since: what he sees first is the case.
  await feishu.enter(wanglei);
  await come(stage, `SELECT "personId" FROM "Identity" WHERE "userId" = ? AND "greetedAt" IS NOT NULL`, [wanglei]);
  at(plan.receivedAt, 0);
  const privateChat = feishu.privateChat(wanglei);
  await feishu.say(wanglei, privateChat, "投诉 大润发 运输 急 两箱劲酒运输途中破损，货架断货 要求 本周内补货");
  await come(stage, `SELECT "id" FROM "Complaint"`);
  const scene = { channel, privateChat, ...(await findCards(stage)) };
  at(plan.receivedAt, 6);
  await actIn(stage, scene, "认领");
  at(plan.receivedAt, 8);
  await speakIn(stage, scene, "王磊，外箱和封签能各拍一张吗？找承运方要用。");
  at(plan.receivedAt, 35);
  await showPicture(stage, scene);
  at(plan.receivedAt, 50);
  await actIn(stage, scene, "已响应 给孟采购打过电话，先道了歉");
  at(plan.waitsFrom, 0);
  await actIn(stage, scene, "等客户 等孟采购核对补货数量");
  // A moment later than planned, so that the deadline is not a second too early for its minute.
  at(plan.waitsUntil, 0.5);
  await feishu.say(wanglei, privateChat, "客户回复了", scene.own);
  await come(stage, `SELECT "id" FROM "Complaint" WHERE "respondedAt" IS NOT NULL AND "waitingSince" IS NULL`);
  at(plan.waitsUntil, 3);
  await feishu.say(wanglei, privateChat, "孟采购说补三箱，旧的两箱我们拉走。", scene.own);
  await come(stage, `SELECT "id" FROM "CaseEntry" WHERE "text" LIKE '孟采购%'`);
  return {
    slack: { user: zhaomin, chat: channel, thread: scene.card },
    feishu: { user: wanglei, chat: privateChat, thread: null },
  };
}

/** Both cards, once they were sent. */
async function findCards(stage: Stage): Promise<Pick<Scene, "card" | "own">> {
  const sql = `SELECT p."platform", o."messageId" FROM "CasePlace" p JOIN "Outbox" o ON o."key" = p."letterKey"`;
  const sent = await stage.database.read<{ platform: string; messageId: string | null }>(sql);
  const find = (platform: string) => sent.find((one) => one.platform === platform)?.messageId;
  const [card, own] = [find("slack"), find("feishu")];
  if (!card || !own) throw new Error("the demo case has no card on one platform");
  return { card, own };
}

async function actIn(stage: Stage, { channel, card }: Scene, words: string): Promise<void> {
  const [before] = await stage.database.read<{ version: number }>(`SELECT "version" FROM "Complaint"`);
  await stage.slack.say(zhaomin, channel, words, card);
  await come(stage, `SELECT "id" FROM "Complaint" WHERE "version" > ?`, [before?.version ?? 0]);
}

async function speakIn(stage: Stage, { channel, card }: Scene, words: string): Promise<void> {
  await stage.slack.say(zhaomin, channel, words, card);
  await come(stage, `SELECT "id" FROM "CaseEntry" WHERE "text" = ?`, [words]);
}

/** Sent from Feishu with a word; marked as evidence where it came out in Slack. */
async function showPicture(stage: Stage, { channel, privateChat, own }: Scene): Promise<void> {
  const files = [{ name: "外箱.png", body: drawCrushedBox(), mime: "image/png" }];
  const text = "左下角压塌了，两箱都在渗。";
  await stage.feishu.attach(wanglei, { chat: privateChat, thread: own, files, text });
  await come(stage, `SELECT "id" FROM "CaseEntry" WHERE "text" = ?`, [text]);
  const [mirror] = await come<{ messageId: string }>(
    stage,
    `SELECT "messageId" FROM "Outbox" WHERE "key" LIKE 'file:%' AND "messageId" IS NOT NULL`,
  );
  await stage.slack.pin(zhaomin, { chat: channel, message: mirror?.messageId ?? "" }, true);
  await come(stage, `SELECT "id" FROM "CaseEntry" WHERE "isEvidence"`);
}

/** Waits for rows that an act leaves behind, and for everybody to have been told of it. */
async function come<Row>(stage: Stage, sql: string, params: readonly Cell[] = []): Promise<Row[]> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    await deliverAll(stage);
    const rows = await stage.database.read<Row>(sql, params);
    if (rows.length > 0 && !(await isOwed(stage))) {
      await deliverAll(stage);
      return rows;
    }
    if (performance.now() > until) throw new Error(`the demo case stands still before: ${sql}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function isOwed({ database, slack, feishu }: Stage): Promise<boolean> {
  await Promise.all([slack.settled(), feishu.settled()]);
  return (await database.read(`SELECT "key" FROM "InboundEvent" WHERE "doneAt" IS NULL LIMIT 1`)).length > 0;
}

async function deliverAll({ database, now, setClock, deliver }: Stage): Promise<void> {
  for (let second = 0; second < MOST_SECONDS; second++) {
    while ((await deliver()) > 0);
    const soon = [new Date(now().getTime() + PACE_MS)];
    const sql = `SELECT "id" FROM "Outbox" WHERE "state" = 'waiting' AND "dueAt" <= ? LIMIT 1`;
    if ((await database.read(sql, soon)).length === 0) return;
    setClock(new Date(now().getTime() + PACE_MS));
  }
}
