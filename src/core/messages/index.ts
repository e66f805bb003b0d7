// What people read, in both languages. A key or a parameter missing in one of them does not compile.
import { en } from "./en/index.ts";
import { zhCN } from "./zh-CN/index.ts";

export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Keys and parameters of every message; Chinese comes first and sets them. */
export type Messages = typeof zhCN;

const catalogues: Record<Locale, Messages> = { "zh-CN": zhCN, en };

export const messagesFor = (locale: Locale): Messages => catalogues[locale];
