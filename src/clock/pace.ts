// No more letters at once to one destination than its platform takes; the others wait their turn in the outbox.
import type { PlatformName } from "../core/ask.ts";

export type Addressed = { platform: PlatformName; toUser: string | null; chat: string | null };

/** Slack: about one message a second in a channel, short bursts allowed (docs, Rate limits). Feishu: 5 a second (发送消息). */
const PAUSE_MS: Record<PlatformName, number> = { slack: 1_000, feishu: 200 };
const BURST = 5;

export type Paced<T> = { now: T[][]; later: { one: T; waitMs: number }[] };

/** `now`: what goes out at once, a list per destination, each in its order. */
export function paceByDestination<T>(all: readonly T[], addressOf: (one: T) => Addressed): Paced<T> {
  const paced: Paced<T> = { now: [], later: [] };
  for (const [destination, same] of groupBy(all, (one) => keyOf(addressOf(one)))) {
    const pause = PAUSE_MS[destination.startsWith("slack") ? "slack" : "feishu"];
    paced.now.push(same.slice(0, BURST));
    same.slice(BURST).forEach((one, at) => paced.later.push({ one, waitMs: (BURST + at) * pause }));
  }
  return paced;
}

const keyOf = ({ platform, toUser, chat }: Addressed): string => `${platform}:${toUser ?? chat}`;

function groupBy<T>(all: readonly T[], keyOfOne: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOfOne(one), [...(groups.get(keyOfOne(one)) ?? []), one]);
  return groups;
}
