// Slack's rate limits as token buckets: so much at once, then so much a minute.
import type { Args } from "./method.ts";

export type Rates = {
  /** Seconds until the next try when the limit is reached (the Retry-After header), else null. */
  take(method: string, args: Args): number | null;
};

/** Calls a minute by method: tiers of java-slack-sdk's rate_limit_tiers.json, tier 1 raised for reconnections. */
const TIERS: [perMinute: number, methods: string[]][] = [
  [10, ["apps.connections.open"]],
  [20, ["users.list", "conversations.list"]],
  [50, ["chat.update", "chat.delete", "conversations.history", "conversations.replies", "conversations.info"]],
  [50, ["files.info", "conversations.open", "conversations.join", "reactions.add", "users.lookupByEmail"]],
  [100, ["views.open", "views.update", "views.push", "views.publish", "users.info", "chat.postEphemeral"]],
  [100, ["files.getUploadURLExternal", "files.completeUploadExternal", "conversations.members"]],
];

const PER_MINUTE = new Map(TIERS.flatMap(([perMinute, methods]) => methods.map((method) => [method, perMinute])));

/** chat.postMessage: about one a second in each channel, short bursts allowed (docs, Rate limits). */
const POSTS_PER_MINUTE = 60;

/** `burst` is how many calls go through at once; "off" lets all through. */
export function openRates(burst: number | "off"): Rates {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(method, args) {
      if (burst === "off") return null;
      const isPost = method === "chat.postMessage";
      const perMinute = isPost ? POSTS_PER_MINUTE : PER_MINUTE.get(method);
      if (perMinute === undefined) return null;
      const key = isPost ? `${method} ${String(args.channel)}` : method;
      const full = Math.max(burst, isPost ? 1 : perMinute);
      const now = performance.now();
      const bucket = buckets.get(key) ?? { left: full, at: now };
      const left = Math.min(full, bucket.left + ((now - bucket.at) / 60_000) * perMinute);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
      return left >= 1 ? null : Math.ceil(((1 - left) * 60) / perMinute);
    },
  };
}
