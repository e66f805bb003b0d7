// How fast a bot may talk: 5 a second to one chat or user, 5 a second for one card, 50 a second for one API.
import { overLimit } from "./faults.ts";
import { Refusal } from "./refusal.ts";

type Bucket = { tokens: number; at: number };

export type Rates = {
  /** A message into a chat (private chats too): 5 a second, 10 at once. */
  send: (chat: string) => void;
  /** A card's update: 5 a second, 10 at once. */
  update: (message: string) => void;
};

const PER_SECOND = 5; // Feishu: "5 QPS" to a user, to a group, and per updated message (send, reply and patch pages)
const BURST = 10; // Feishu documents no burst; ten at once let an ordinary conversation through
const API_PER_SECOND = 50; // Feishu: 50 a second per API, app and tenant

/** `isOn: false`: nothing is ever refused. Runs on real time, whatever the sandbox's clock says. */
export const openRates = (isOn: boolean): Rates => {
  if (!isOn) return { send: () => {}, update: () => {} };
  const buckets = new Map<string, Bucket>();
  const take = (key: string, perSecond: number, most: number): boolean => {
    const now = performance.now();
    const bucket = buckets.get(key) ?? { tokens: most, at: now };
    const tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
    return tokens >= 1;
  };
  const check = (api: string, target: string): void => {
    if (!take(api, API_PER_SECOND, API_PER_SECOND)) throw overLimit(1);
    if (!take(`${api}:${target}`, PER_SECOND, BURST))
      throw new Refusal(230020, "This operation triggers the frequency limit.");
  };
  return { send: (chat) => check("send", chat), update: (message) => check("update", message) };
};
