// How Slack reaches the app: one interface for Socket Mode and for signed HTTP requests.
import type { Json } from "./json.ts";
import type { Delivery } from "./world.ts";

/** What the app answered; `problem` is the word Slack's client shows when it did not. */
export type Ack = {
  isOk: boolean;
  tookMs: number;
  body: unknown;
  problem?: "operation_timeout" | "dispatch_failed";
  status?: number;
};

export type Retry = { attempt: number; reason: string };

export type Line = {
  send(delivery: Delivery, retry: Retry | null): Promise<Ack>;
  close(): Promise<void>;
};

/** Slack: an app has three seconds to acknowledge (docs, "Acknowledging requests"). */
export const ACK_MS = 3000;

/** The answer as Slack reads it: JSON if it is JSON, else a text; an empty one says nothing. */
export function readBody(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { text } satisfies Json;
  }
}
