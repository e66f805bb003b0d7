// What goes wrong at the platforms all the while: too many calls, errors, broken connections, answers lost after the deed.
import type { FakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";
import type { Fault as FeishuFault } from "../../../src/sandbox/feishu/faults.ts";
import type { FakeSlack } from "../../../src/sandbox/slack/fake.ts";
import type { Fault as SlackFault } from "../../../src/sandbox/slack/faults.ts";
import type { Luck } from "./luck.ts";

const EVERY_MS = 150;
const MESSAGES = "/open-apis/im/v1/messages";

/** Shorter than a restart: what the platform itself holds back longer than that, nobody can look for. */
const SLOW_MS = 400;

const IN_SLACK: readonly SlackFault[] = [
  { fault: "rate-limit", retryAfter: 1 },
  { fault: "status", status: 500 },
  { fault: "drop-before" },
  { fault: "drop-after" },
  { fault: "drop-after" },
  { fault: "error", error: "internal_error" },
  { fault: "slow", ms: SLOW_MS },
];

const SLACK_METHODS = [
  ...["chat.postMessage", "chat.postMessage", "chat.postMessage", "conversations.history", "conversations.open"],
  ...["response_url", "views.open", "users.info", "apps.connections.open", "auth.test"],
];

const IN_FEISHU: readonly FeishuFault[] = [
  { path: MESSAGES, fault: "rate-limit", resetSeconds: 1 },
  { path: MESSAGES, fault: "chat-rate-limit" },
  { path: MESSAGES, fault: "stale-token" },
  { path: MESSAGES, fault: "internal-error" },
  { path: MESSAGES, fault: "drop-before" },
  { path: MESSAGES, fault: "drop-after" },
  { path: MESSAGES, fault: "drop-after" },
  { path: MESSAGES, fault: "late", afterMs: SLOW_MS },
  { path: MESSAGES, fault: "late", afterMs: 9_000 }, // longer than the program waits; its uuid makes a repeat one
  { path: "/open-apis/auth", fault: "internal-error" },
  { path: "/callback/ws/endpoint", fault: "internal-error" },
];

export type Trouble = {
  /** How many faults were ordered. */
  count(): number;
  /** From here on everything works. */
  stop(): void;
};

/** Orders a fault now and then; one that nobody meets waits for its call. */
export function makeTrouble({ slack, feishu }: { slack: FakeSlack; feishu: FakeFeishu }, luck: Luck): Trouble {
  let count = 0;
  const timer = setInterval(() => {
    if (!luck.chance(0.5)) return;
    count += 1;
    // What waited for its call too long would meet the program all at once.
    if (count % 10 === 0) {
      slack.faults.clear();
      feishu.clearFaults();
    }
    if (luck.chance(0.5)) slack.faults.next(luck.pick(SLACK_METHODS), luck.pick(IN_SLACK));
    else feishu.fault(luck.pick(IN_FEISHU));
  }, EVERY_MS);
  return {
    count: () => count,
    stop() {
      clearInterval(timer);
      slack.faults.clear();
      feishu.clearFaults();
    },
  };
}
