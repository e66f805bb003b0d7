// Letters that hang on others, and a platform that names its messages after them: for tests of what becomes of them.
import { pino } from "pino";
import { sendDue } from "../../src/clock/outbox.ts";
import { letter } from "../../src/core/notices.ts";
import type { Outgoing, Platform, Sent } from "../../src/core/platform.ts";
import type { Database, Write } from "../../src/core/store/database.ts";
import { house } from "../support/desk.ts";
import { letterRow, NOW, scriptPlatform } from "./scripted-platform.ts";

const log = pino({ level: "silent" });
export const optionsOf = (database: Database, platform: Platform, worker = "one") => ({
  database,
  house,
  worker,
  log,
  platforms: new Map([[platform.name, platform]]),
});

type Hung = { replaces?: string; thread?: string; chat?: string };

export function hung(key: string, { replaces, thread, chat = "C1" }: Hung): Write {
  const card = { title: key, tone: "plain" as const, summary: key, parts: [] };
  const address = { platform: "slack" as const, chat, ...(thread !== undefined && { thread }) };
  return letter({ address, card, locale: "zh-CN", key, now: NOW, ...(replaces !== undefined && { replaces }) });
}
export const root = (key: string): Write => letterRow(key, { chat: "C1" });

/** Each message gets its letter's key as its id; `answer` may say otherwise. */
export const named = (answer: (message: Outgoing, nth: number) => Sent | null = () => null) =>
  scriptPlatform("slack", (message, nth) => answer(message, nth) ?? { sent: "yes", messageId: `m-${message.key}` });
export const shown = ({ sent }: ReturnType<typeof named>) => sent.map(({ key, replaces }) => [key, replaces ?? null]);

/** Some seconds in a row, since letters to one destination leave a moment after each other (src/clock/pace.ts). */
export async function drain(database: Database, platform: Platform, at = NOW, seconds = 8): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    const then = new Date(at.getTime() + second * 1_000);
    while ((await sendDue(optionsOf(database, platform), then)) > 0);
  }
}
