// The people of the demo company: two sales teams, their customer service, a director, an administrator, and a stranger.
import type { Role } from "../../core/record.ts";

export type DemoPerson = {
  key: string; // in lower-case pinyin: part of the user ids and of the e-mail
  name: string;
  role: Role;
  team: "north" | "east" | null;
  manager: string | null;
  locale: "zh-CN" | "en";
};

export const teams = { north: "华北队", east: "华东队" } as const;

export const people: readonly DemoPerson[] = [
  { key: "wanglei", name: "王磊", role: "rep", team: "north", manager: "chenjing", locale: "zh-CN" },
  { key: "lina", name: "李娜", role: "rep", team: "north", manager: "chenjing", locale: "zh-CN" },
  { key: "chenjing", name: "陈静", role: "manager", team: "north", manager: "linlan", locale: "zh-CN" },
  { key: "zhaomin", name: "赵敏", role: "cs", team: "north", manager: "chenjing", locale: "zh-CN" },
  { key: "emily", name: "Emily Carter", role: "rep", team: "east", manager: "zhouqiang", locale: "en" },
  { key: "wudi", name: "吴迪", role: "rep", team: "east", manager: "zhouqiang", locale: "zh-CN" },
  { key: "zhouqiang", name: "周强", role: "manager", team: "east", manager: "linlan", locale: "zh-CN" },
  { key: "zhengkai", name: "郑凯", role: "cs", team: "east", manager: "zhouqiang", locale: "zh-CN" },
  { key: "linlan", name: "林岚", role: "director", team: null, manager: null, locale: "zh-CN" },
  { key: "heping", name: "何平", role: "admin", team: null, manager: null, locale: "zh-CN" },
];

/** Somebody in the chat who is on no list: what a stranger is told can be seen through his eyes. */
export const stranger = { key: "xuchen", name: "徐晨" } as const;

export const emailOf = (key: string): string => `${key}@rapport.example`;

/** Slack: U and capitals. Feishu: ou_ and 32 hex digits; ours spell the name. */
export const slackIdOf = (key: string): string => `U0${key.toUpperCase()}`;
export const feishuIdOf = (key: string): string => `ou_${Buffer.from(key).toString("hex").padEnd(32, "0")}`;

export const users = (idOf: (key: string) => string) =>
  [...people, stranger].map(({ key, name }) => ({ id: idOf(key), name, email: emailOf(key) }));
