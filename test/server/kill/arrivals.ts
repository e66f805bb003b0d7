// What has arrived at the two platforms, by the key of the letter or answer.
import { createHash } from "node:crypto";
import type { PlatformName } from "../../../src/core/ask.ts";
import { newId } from "../../../src/sandbox/feishu/state.ts";
import type { Street } from "./people.ts";

export type Arrivals = {
  /** How many messages were made under this key. */
  count(platform: PlatformName, key: string): number;
  /** The keys that made more than one message there. Feishu: more than an hour apart, or it was not told the uuid. */
  twice(platform: PlatformName): string[];
  /** Every message that was made, as JSON, by the platform's name for its key. */
  words: { id: string; platform: PlatformName; words: string }[];
};

type Json = Record<string, unknown>;

/** Feishu: one uuid sends at most once within an hour (发送消息); a later repeat is a second message. */
const UUID_MS = 3_600_000;

const uuidOf = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 40);

export function readArrivals(street: Street): Arrivals {
  const made = [...inSlack(street), ...inFeishu(street)];
  const counts = new Map<string, number>();
  for (const { platform, id } of made) counts.set(`${platform} ${id}`, (counts.get(`${platform} ${id}`) ?? 0) + 1);
  return {
    words: made,
    count: (platform, key) => counts.get(`${platform} ${platform === "slack" ? key : uuidOf(key)}`) ?? 0,
    twice: (platform) =>
      [...counts].filter(([name, count]) => count > 1 && name.startsWith(platform)).map(([name]) => name),
  };
}

// The fake writes its answer down also where the fault then loses it.
function inSlack({ slack }: Street): Arrivals["words"] {
  return slack.calls.flatMap(({ method, args, answer }) => {
    if (method !== "chat.postMessage" || answer?.["ok"] !== true) return [];
    const payload = (args["metadata"] as Json | undefined)?.["event_payload"] as Json | undefined;
    return [{ id: String(payload?.["key"]), platform: "slack" as const, words: JSON.stringify(args) }];
  });
}

function inFeishu({ feishu }: Street): Arrivals["words"] {
  const firsts = new Map<string, number>();
  return feishu.calls.flatMap(({ method, path, body, status, code, at }) => {
    if (method !== "POST" || !path.startsWith("/open-apis/im/v1/messages")) return [];
    const { uuid = newId("no uuid "), content } = body as { uuid?: string; content: string };
    const before = firsts.get(uuid);
    if (status !== 200 || code !== 0 || (before !== undefined && at - before < UUID_MS)) return [];
    firsts.set(uuid, at);
    return [{ id: uuid, platform: "feishu" as const, words: content }];
  });
}
