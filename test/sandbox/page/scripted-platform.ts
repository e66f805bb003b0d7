// A small platform that follows a script: for looking at the page and for testing its server without a bot.
import type { PlatformName } from "../../../src/core/ask.ts";
import type { SandboxCompany } from "../../../src/sandbox/company.ts";
import type { FakePlatform, Outcome, SandboxUser, ScreenChat, ScreenMessage } from "../../../src/sandbox/screen.ts";
import { everyTag, formCard } from "./sample-cards.ts";
import { AT, message } from "./sample-message.ts";
import { everyBlock, visitCard } from "./sample-slack.ts";
import { home, modal } from "./sample-views.ts";

export const company: SandboxCompany = {
  locale: "zh-CN",
  timezone: "Asia/Shanghai",
  people: [
    { email: "man@example.com", role: "rep", team: "华北" },
    { email: "li@example.com", role: "manager", team: "华北" },
  ],
  commands: [
    {
      command: "/visit",
      words: ["拜访"],
      example: {
        zh: "永清超市 订货1.2万 见于老板 承诺 周五前换海报",
        en: "Yongqing order 12k met Yu promise by Fri replace posters",
      },
    },
    {
      command: "/complaint",
      words: ["投诉"],
      example: {
        zh: "永清超市 质量 急 劲酒三箱破损 要求 换货",
        en: "Yongqing quality urgent three broken cases demand replacement",
      },
    },
    { command: "/today", words: ["今天"], example: { zh: "", en: "" } },
    { command: "/find", words: ["找"], example: { zh: "永清", en: "Yongqing" } },
  ],
  shortcuts: [{ callback: "log_complaint", label: { zh: "记为投诉", en: "Log as complaint" } }],
  menu: [
    { key: "visit", label: { zh: "记拜访", en: "Visit" } },
    { key: "today", label: { zh: "今天", en: "Today" } },
  ],
};

const people = (letter: string): SandboxUser[] => [
  { id: `${letter}1`, name: "陈小曼", email: "man@example.com" },
  { id: `${letter}2`, name: "李国强", email: "LI@example.com" },
];

const makeChats = (isSlack: boolean): ScreenChat[] => {
  const me = { id: isSlack ? "U1" : "F1", name: "陈小曼", isBot: false };
  const file = {
    name: "拜访-2026-11.xlsx",
    mime: "application/vnd.ms-excel",
    url: "data:text/plain,rows",
    bytes: 41_200,
  };
  return [
    {
      id: "private",
      name: "客情",
      kind: "private",
      messages: [
        message("1", { from: me, text: `${isSlack ? "/visit" : "拜访"} 永清超市 订货1.2万 见于老板`, at: AT - 90_000 }),
        message("2", { json: isSlack ? visitCard : everyTag, files: [file] }),
        message("3", { json: isSlack ? everyBlock : formCard, isEphemeral: isSlack }),
      ],
    },
    {
      id: "group",
      name: "投诉",
      kind: "channel",
      messages: [
        message("4", { from: me, text: "永清超市的劲酒破了三箱 <b>*真的*</b>", replies: 1 }),
        message("5", { from: me, text: "拍了照片", thread: "4" }),
        message("6", { text: null, json: null, isDeleted: true }),
      ],
    },
  ];
};

export type Scripted = FakePlatform & { did: unknown[][]; push: (chat: string, message: ScreenMessage) => void };

/** `word` answers a submit: Slack's errors by block id, or Feishu's toast. */
export function scriptPlatform(name: PlatformName, word: unknown = null): Scripted {
  const isSlack = name === "slack";
  const listeners = new Set<() => void>();
  const chats = makeChats(isSlack);
  const did: unknown[][] = [];
  const shown = { modal: null as unknown, home: null as unknown, word: null as unknown };
  const change = (): void => {
    for (const listener of listeners) listener();
  };
  const push = (chat: string, said: ScreenMessage): void => {
    chats.find(({ id }) => id === chat)?.messages.push(said);
    change();
  };
  const note = async (...what: unknown[]): Promise<Outcome> => {
    did.push(what);
    change();
    return { isOk: true, tookMs: 3 };
  };
  return {
    name,
    did,
    push,
    users: () => people(isSlack ? "U" : "F"),
    screen: (id) => {
      const user = people(isSlack ? "U" : "F").find((one) => one.id === id);
      if (!user) throw new Error(`nobody is called ${id}`);
      return { platform: name, user, chats, ...shown };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say: async (user, chat, text, thread) => {
      if (text === "/fail") return { isOk: false, tookMs: 3000, problem: "operation_timeout" };
      const from = { id: user, name: "陈小曼", isBot: false };
      push(chat, message(`${chats.flatMap((one) => one.messages).length + 1}`, { from, text, thread: thread ?? null }));
      if (isSlack && text === "/visit") shown.modal = modal;
      return note("say", user, chat, text, thread);
    },
    attach: (user, { chat, files, text = "", thread = null }) => {
      const from = { id: user, name: "陈小曼", isBot: false };
      const sent = files.map(({ name, mime = "", body }) => {
        const url = `data:${mime};base64,${Buffer.from(body).toString("base64")}`;
        return { name, mime, url, bytes: body.length };
      });
      const id = `${chats.flatMap((one) => one.messages).length + 1}`;
      push(chat, message(id, { from, text, thread, files: sent }));
      return note(
        "attach",
        user,
        chat,
        files.map(({ name, body }) => [name, body.length]),
        text,
        thread,
      );
    },
    correct: (user, place, text) => {
      const found = chats.flatMap((one) => one.messages).find(({ id }) => id === place.message);
      if (found) Object.assign(found, text === null ? { text: null, isDeleted: true } : { text, isEdited: true });
      return note("correct", user, place, text);
    },
    pin: (user, place, isSet) => {
      const found = chats.flatMap((one) => one.messages).find(({ id }) => id === place.message);
      if (found) found.pinnedBy = isSet ? [...found.pinnedBy, user] : found.pinnedBy.filter((id) => id !== user);
      return note("pin", user, place, isSet);
    },
    press: (user, press) => {
      shown.word = word;
      return note("press", user, press);
    },
    submit: (user, submit) => {
      shown.word = word;
      if (isSlack && word === null) shown.modal = null;
      return note("submit", user, submit);
    },
    dismiss: (user, view) => {
      shown.modal = null;
      return note("dismiss", user, view);
    },
    shortcut: (user, chat, on, callback) => {
      shown.modal = modal;
      return note("shortcut", user, chat, on, callback);
    },
    suggest: async (_user, _press, typed) =>
      ["永清超市", "永安商行", "清河便利"]
        .filter((one) => one.includes(typed))
        .map((label) => ({ label, value: label })),
    enter: (user) => {
      if (isSlack) shown.home = home;
      return note("enter", user);
    },
    menu: (user, key) => note("menu", user, key),
    privateChat: () => "private",
    settled: async () => {},
    close: async () => {},
  };
}
