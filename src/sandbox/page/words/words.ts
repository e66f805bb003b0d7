// The page's catalogue. It is apart from core's: these words are about the sandbox, not about the product.
import type { Locale } from "../../../core/messages/index.ts";
import type { InBoth } from "../../company.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export type Words = typeof zhCN;

const catalogues: Record<Locale, Words> = { "zh-CN": zhCN, en };

export const wordsFor = (locale: Locale): Words => catalogues[locale];

export const pick = (text: InBoth, locale: Locale): string => (locale === "zh-CN" ? text.zh : text.en);
