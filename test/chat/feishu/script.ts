// A desk that answers from a script, and the cards and forms that it answers with: for the tests in this folder.
import type { Ask } from "../../../src/core/ask.ts";
import type { Desk } from "../../../src/core/platform.ts";
import type { Card, Form, Reply } from "../../../src/core/reply.ts";

export type ScriptedDesk = Desk & {
  asks: Ask[];
  taken: string[];
  told: string[];
  /** What is answered; a function may wait or throw. */
  script: (ask: Ask) => Reply | Promise<Reply>;
  takeFails: boolean;
  /** Threads that are followed, by their first message. */
  followed: Set<string>;
};

export const plainCard = (title = "已记下"): Card => ({
  title,
  tone: "done",
  summary: `${title} 永清超市`,
  parts: [
    { part: "facts", facts: [{ label: "客户", value: "永清超市" }] },
    {
      part: "buttons",
      buttons: [
        { label: "修改", style: "plain", action: { do: "edit", record: "visit", id: 7 } },
        {
          label: "撤销",
          style: "danger",
          action: { do: "undo", id: 99 },
          confirm: { title: "撤销？", text: "记录会被撤回", yes: "撤销", no: "算了" },
        },
      ],
    },
  ],
});

export const visitForm = (over: Partial<Form> = {}): Form => ({
  record: "visit",
  draft: 5,
  title: "拜访",
  submit: "保存",
  cancel: "取消",
  fields: [
    { name: "customer", label: "客户", required: true, input: "customer", value: null, typed: "", candidates: [] },
    {
      name: "channel",
      label: "方式",
      required: false,
      input: "choice",
      value: "onsite",
      choices: [
        { value: "onsite", label: "上门" },
        { value: "phone", label: "电话" },
      ],
    },
    {
      name: "purposes",
      label: "目的",
      required: false,
      input: "choices",
      value: ["order"],
      choices: [
        { value: "order", label: "订货" },
        { value: "collect", label: "收款" },
      ],
    },
    { name: "visitedOn", label: "日期", required: false, input: "day", value: "2026-11-18" },
    { name: "orderAmount", label: "订货", required: false, input: "line", value: "1.2万", hint: "元" },
    { name: "summary", label: "小结", required: false, input: "text", value: "" },
  ],
  problems: {},
  ...over,
});

export function scriptDesk(): ScriptedDesk {
  const desk: ScriptedDesk = {
    asks: [],
    taken: [],
    told: [],
    takeFails: false,
    followed: new Set(),
    follows: async ({ thread }) => desk.followed.has(thread),
    script: () => ({ reply: "card", card: plainCard() }),
    async answer(ask) {
      desk.asks.push(ask);
      return { reply: await desk.script(ask), locale: "zh-CN" };
    },
    async take(ask) {
      if (desk.takeFails) throw new Error("the database is locked");
      if (desk.taken.includes(ask.key)) return false;
      desk.taken.push(ask.key);
      return true;
    },
    async said(key) {
      desk.told.push(key);
    },
    suggest: async () => [
      { value: "12", label: "永清超市" },
      { value: "13", label: "新华超市" },
    ],
    home: async () => ({ card: plainCard("我的"), locale: "zh-CN" }),
    locale: () => "zh-CN",
  };
  return desk;
}
