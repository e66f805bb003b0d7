// A complaint with a long life: sixty entries, pictures, edits, deletions, marks, a wait, an approval, and a reopening.
import { createCanvas } from "@napi-rs/canvas";
import type { HeardFile } from "../../../src/core/ask.ts";
import { fetchFiles } from "../../../src/core/case/files.ts";
import type { Database } from "../../../src/core/store/database.ts";
import { house } from "../../support/desk.ts";
import { type Office, type Where, formIn, keyOf, openOffice } from "./office.ts";

const LINE =
  "/complaint 永清超市 质量 急 劲酒三箱破损，纸箱底部受潮，开箱后两瓶漏酒 要求 换货并承担搬运费 产品：劲酒 520ml×12 证据：送货单 20261117 情绪：着急，语气还好";

export type LongCase = { office: Office; id: number; chat: string; thread: string };

/** A box seen from above, so that a reader sees whether the picture is whole. */
function drawBox(width = 640, height = 420): Uint8Array {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#c9a26b";
  pen.fillRect(0, 0, width, height);
  pen.strokeStyle = "#7b5a2e";
  pen.lineWidth = 12;
  pen.strokeRect(30, 30, width - 60, height - 60);
  pen.beginPath();
  pen.moveTo(30, height / 2);
  pen.lineTo(width - 30, height / 2);
  pen.stroke();
  pen.fillStyle = "#3a2a10";
  pen.font = "40px sans-serif";
  pen.fillText(`${width} x ${height}`, 60, 110);
  return new Uint8Array(canvas.toBuffer("image/png"));
}

/** Carried in Slack by 赵敏, reported in Feishu by 王磊; everything happens through the desk. */
export async function openLongCase(database: Database): Promise<LongCase> {
  const office = await openOffice(database, "2026-11-18T10:02:00+08:00");
  const chat = "C0NORTH";
  await office.seat("chenjing", "slack").says("/rapport 投诉频道", { chat, isPrivate: false });
  await office.seat("wanglei", "feishu").says(LINE);
  const { id } = await office.complaint();
  const letters = await office.post();
  const thread = letters.find((one) => one.chat === chat)?.messageId ?? "";
  const long = { office, id: Number(id), chat, thread };
  await firstDay(long);
  await bringFiles(long, new Date("2026-11-18T16:00:00+08:00"));
  await secondDay(long);
  await bringFiles(long, new Date("2026-11-19T18:00:00+08:00"));
  await afterReopening(long);
  return long;
}

const PEOPLE = { 敏: "zhaomin", 静: "chenjing", 娜: "lina" } as const;

/** What is said in the channel's thread at a time of that day. */
function talkOn({ office, chat, thread }: LongCase, day: string) {
  let said = 0;
  const at = (time: string) => office.at(`${day}T${time}:00+08:00`);
  const place = (message: string): Where => ({ chat, thread, message, isPrivate: false });
  const hear = async (who: keyof typeof PEOPLE, time: string, heard: object, message: string) => {
    at(time);
    await office.seat(PEOPLE[who], "slack").hears(heard as never, place(message));
    return message;
  };
  const next = () => `${day}-${(said += 1)}`;
  return {
    at,
    say: (who: keyof typeof PEOPLE, time: string, text: string) =>
      hear(who, time, { is: "message", text, files: [] }, next()),
    send: (who: keyof typeof PEOPLE, time: string, files: HeardFile[], text = "") =>
      hear(who, time, { is: "message", text, files }, next()),
    edit: (who: keyof typeof PEOPLE, time: string, message: string, text: string) =>
      hear(who, time, { is: "edit", text }, message),
    takeBack: (who: keyof typeof PEOPLE, time: string, message: string) => hear(who, time, { is: "deletion" }, message),
    pin: (who: keyof typeof PEOPLE, time: string, message: string) =>
      hear(who, time, { is: "evidence", isSet: true }, message),
  };
}

const fileOf = (id: string, name: string, mime: string, size: number): HeardFile => ({ id, name, mime, size });

async function firstDay(long: LongCase): Promise<void> {
  const { office, id } = long;
  const { at, say, send, edit, takeBack, pin } = talkOn(long, "2026-11-18");
  await say("敏", "10:08", "认领");
  const asked = await say("敏", "10:10", "王磊，压痕在箱子左侧还是右侧？同批次还有多少在店里？");
  await edit("敏", "10:12", asked, "王磊，压痕在箱子右侧吗？同批次还有多少在店里？");
  await edit("敏", "10:13", asked, "王磊，压痕在箱子右侧吗？同批次（20261101）还有多少在店里？");
  const picture = await send("娜", "10:20", [fileOf("F1", "箱底受潮.png", "image/png", 1)], "我在店里，拍了箱底");
  await pin("敏", "10:21", picture);
  await send("娜", "10:22", [
    fileOf("F2", "漏酒两瓶.png", "image/png", 1),
    fileOf("F3", "送货单 20261117.pdf", "application/pdf", 1),
  ]);
  const wrong = await say("娜", "10:25", "老板说要投诉到市监局（听错了，别当真）");
  await takeBack("娜", "10:26", wrong);
  for (const [time, text] of [
    ["10:31", "同批次店里还有 4 箱，外观都好。\n其中 1 箱在冷柜旁边，先挪开了。"],
    ["10:35", "仓库回话：这批 11 月 16 日下午出库，雨天，车没盖篷布"],
    ["10:41", "# 先别下结论 | 等承运商的装车照片"],
  ] as const)
    await say("娜", time, text);
  at("11:02");
  await office.seat("wanglei", "feishu").says(`T-${id} 已响应 已当面道歉，说好三天内给方案`);
  const assess = formIn(
    await office.seat("zhaomin", "slack").presses({ do: "deed", record: "complaint", id, choice: "assess" }),
  );
  at("14:20");
  await office
    .seat("zhaomin", "slack")
    .submits(keyOf(assess), { severity: "serious", cause: "雨天装车没盖篷布，箱底受潮后塌陷", fault: "carrier" });
  at("14:25");
  const edited = formIn(await office.seat("wanglei", "feishu").presses({ do: "edit", record: "complaint", id }));
  await office.seat("wanglei", "feishu").submits(keyOf(edited), {
    customer: "#1",
    kind: "transport",
    severity: "serious",
    description: "劲酒三箱破损，纸箱底部受潮，开箱后三瓶漏酒（老板又清点了一次）",
    product: "劲酒 520ml×12",
    evidence: "送货单 20261117",
    mood: "着急，语气还好",
    demand: "换货并承担搬运费",
  });
  for (let minute = 10; minute < 26; minute += 1)
    await say(minute % 2 ? "敏" : "静", `15:${minute}`, SMALL_TALK[minute % SMALL_TALK.length] ?? "");
}

const SMALL_TALK = [
  "承运商那边联系上了吗",
  "联系上了，说晚上给照片",
  "好，照片来了先发这里",
  "永清这家是重点客户，陈列也做得好，别拖",
  "明白，方案我先写好",
  "费用大概多少？",
  "换三箱加搬运费，三千左右",
];

async function secondDay(long: LongCase): Promise<void> {
  const { office, id } = long;
  const { at, say, send } = talkOn(long, "2026-11-19");
  const deed = (choice: string) => ({ do: "deed" as const, record: "complaint", id, choice });
  await send("敏", "09:05", [fileOf("F4", "装车照片.png", "image/png", 1)], "承运商的装车照片，确实没盖篷布");
  await say("敏", "09:30", "方案 换三箱新货，赔 3200 元（搬运费和当天损失），周五前送到");
  at("09:50");
  const change = formIn(await office.seat("linlan", "slack").presses(deed("change")));
  await office
    .seat("linlan", "slack")
    .submits(keyOf(change), { words: "换三箱新货，赔 2800 元，周五前送到；搬运由我们派人", amount: "2800" });
  await say("敏", "10:05", "等客户 老板今天进货，明早回话");
  at("10:40");
  await office.seat("wanglei", "feishu").says(`T-${id} 客户同意`);
  at("11:00");
  await office.seat("wanglei", "feishu").presses(deed("execute"));
  for (let minute = 10; minute < 26; minute += 1)
    await say(minute % 2 ? "静" : "敏", `16:${minute}`, SMALL_TALK[minute % SMALL_TALK.length] ?? "");
  at("17:30");
  await office.seat("wanglei", "feishu").presses(deed("resolve"));
  await say("敏", "17:45", "关闭 4 换得快，就是第一次没人先打电话");
  at("17:50");
  await office.seat("zhaomin", "slack").says(`T-${id} 复盘 雨天装车必须盖篷布，出库单上加一栏签字`);
}

async function afterReopening(long: LongCase): Promise<void> {
  const { office, id } = long;
  const { at, say } = talkOn(long, "2026-12-01");
  at("09:10");
  await office.seat("wanglei", "feishu").says(`T-${id} 重开 新换的货里又有一箱受潮`);
  await say("敏", "09:20", "这次是在店里漏雨，老板自己也看到了 😅");
  await say("敏", "09:40", "方案 再换一箱，不另赔");
  at("10:10");
  await office.seat("wanglei", "feishu").says(`T-${id} 客户同意`);
  await say("敏", "16:00", "已解决");
  await say("敏", "16:05", "关闭 5 没想到第二次也管");
  at("16:20");
}

/** The bytes come as they come in real life: fetched from the platform afterwards. */
async function bringFiles({ office }: LongCase, now: Date): Promise<void> {
  const fetchFile = async ({ file }: { file: HeardFile }) => ({ ...file, bytes: bytesOf(file.name) });
  const platforms = new Map([["slack" as const, { fetchFile }]]);
  await fetchFiles({ database: office.database, house, platforms, log: { warn: () => undefined } }, now);
}

const bytesOf = (name: string): Uint8Array =>
  name.endsWith(".png") ? drawBox() : new TextEncoder().encode("%PDF-1.7 no more than its beginning");
