// A desk that says what a test tells it to, and remembers what it was asked. It keeps keys as the real one does.
import type { Ask } from "../../../src/core/ask.ts";
import type { Answer, Desk } from "../../../src/core/platform.ts";
import type { Card, Choice, Form, Reply } from "../../../src/core/reply.ts";

export type ScriptedDesk = Desk & {
  asked: Ask[];
  taken: Set<string>;
  said_: string[];
  /** What is answered from now on. */
  reply: Reply | ((ask: Ask) => Reply | Promise<Reply>);
  /** What is answered was answered before, by another process. */
  isAgain: boolean;
  choices: Choice[];
  searched: string[];
  /** The next that many takes fail. */
  failTakes: number;
  /** Threads that are followed, by their first message. */
  followed: Set<string>;
};

export const card = (title: string, parts: Card["parts"] = []): Card => ({
  title,
  tone: "done",
  summary: title,
  parts,
});

export const saidCard = (title: string, parts: Card["parts"] = []): Reply => ({
  reply: "card",
  card: card(title, parts),
});

export const visitForm = (over: Partial<Form> = {}): Form => ({
  record: "visit",
  draft: 7,
  title: "拜访",
  submit: "保存",
  cancel: "取消",
  fields: [
    { name: "customer", label: "客户", required: true, input: "customer", value: null, typed: "永请", candidates: [] },
    { name: "orderAmount", label: "订货", required: false, input: "line", value: "1.2万" },
    { name: "visitedOn", label: "日期", required: true, input: "day", value: "2026-11-18" },
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
    { name: "summary", label: "小结", required: false, input: "text", value: "" },
  ],
  problems: {},
  ...over,
});

export function makeDesk(reply: ScriptedDesk["reply"] = { reply: "nothing" }): ScriptedDesk {
  const desk: ScriptedDesk = {
    asked: [],
    taken: new Set(),
    said_: [],
    reply,
    isAgain: false,
    choices: [],
    searched: [],
    failTakes: 0,
    followed: new Set(),
    follows: async ({ thread }) => desk.followed.has(thread),
    async answer(ask): Promise<Answer> {
      desk.asked.push(ask);
      const said = typeof desk.reply === "function" ? await desk.reply(ask) : desk.reply;
      return { reply: said, locale: "zh-CN", ...(desk.isAgain && { isAgain: true }) };
    },
    async take(ask) {
      if (desk.failTakes > 0) {
        desk.failTakes -= 1;
        throw new Error("the database is away");
      }
      if (desk.taken.has(ask.key)) return false;
      desk.taken.add(ask.key);
      return true;
    },
    async said(key) {
      desk.said_.push(key);
    },
    async suggest(_actor, typed, limit) {
      desk.searched.push(typed);
      return desk.choices.filter((choice) => choice.label.includes(typed)).slice(0, limit);
    },
    async home() {
      return { card: card("我的一天", [{ part: "text", text: "没有到期的承诺" }]), locale: "zh-CN" };
    },
    locale: () => "zh-CN",
  };
  return desk;
}
