// A platform whose answers a test writes down, to see what the outbox makes of each.
import type { PlatformName } from "../../src/core/ask.ts";
import type { Outgoing, Platform, Sent } from "../../src/core/platform.ts";
import { letter } from "../../src/core/notices.ts";
import type { Database, Write } from "../../src/core/store/database.ts";

export type Scripted = Platform & { sent: Outgoing[] };

/** `answer` says what comes of the nth sending (from 0); "yes" unless it says otherwise. */
export function scriptPlatform(
  name: PlatformName,
  answer: (message: Outgoing, nth: number) => Sent | Promise<Sent> = () => ({ sent: "yes", messageId: "m" }),
): Scripted {
  const sent: Outgoing[] = [];
  return {
    name,
    sent,
    start: async () => undefined,
    stop: async () => undefined,
    fetchFile: async () => null,
    readThread: async () => [],
    connection: () => ({ isUp: true, since: new Date(0) }),
    send: async (message) => answer(message, sent.push(message) - 1),
  };
}

export const NOW = new Date("2026-11-18T02:00:00Z");
export const after = (ms: number): Date => new Date(NOW.getTime() + ms);

type To = { platform?: PlatformName; toUser?: string; chat?: string; thread?: string };

/** A letter's row, to U1 in Slack unless it says otherwise. */
export function letterRow(key: string, { platform = "slack", ...to }: To = {}): Write {
  const address = { platform, ...(Object.keys(to).length ? to : { toUser: "U1" }) };
  const card = { title: key, tone: "plain" as const, summary: key, parts: [] };
  return letter({ address, card, locale: "zh-CN", key, now: NOW });
}

export type OutboxRow = {
  key: string;
  state: string;
  attempts: number;
  dueAt: Date;
  problem: string | null;
  takenBy: string | null;
  messageId: string | null;
};

export async function readOutbox(database: Database, key: string): Promise<OutboxRow | undefined> {
  const [row] = await database.read<OutboxRow>(`SELECT * FROM "Outbox" WHERE "key" = ?`, [key]);
  return row;
}
