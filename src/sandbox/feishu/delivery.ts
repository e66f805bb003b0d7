// Brings events to the bot, and brings them again when it did not say that it got them.
import { CARD_CLICKED, type Envelope } from "./events.ts";

/** `answer` is the callback's answer as JSON; `failed`: it came, but was not a 200. */
export type Delivered = {
  isAcked: boolean;
  tookMs: number;
  answer: unknown;
  why?: "offline" | "late" | "failed";
  status?: number; // webhook only
};

export type Transport = { post: (envelope: Envelope) => Promise<Delivered> };

export type Delivery = {
  /** Everything ever sent, in order, redeliveries left out. */
  envelopes: Envelope[];
  send: (envelope: Envelope) => Promise<Delivered>;
  /** The same ids `times` times, all at once. */
  deliver: (envelope: Envelope, options?: { times?: number }) => Promise<Delivered[]>;
  /** Brings again what is due by the sandbox's clock; returns how many. */
  redeliverDue: () => Promise<number>;
  waitingCount: () => number;
  /** It was acknowledged at least once. */
  isAcked: (envelope: Envelope) => boolean;
  busy: { count: number };
};

// Feishu: an event that is not answered with 200 comes again after 15 s, 5 min, 1 h and 6 h ("接收事件").
const AGAIN_AFTER_MS = [15_000, 5 * 60_000, 3_600_000, 6 * 3_600_000];

type Waiting = { envelope: Envelope; attempts: number; dueAt: number };

export const openDelivery = (transport: Transport, now: () => number): Delivery => {
  const envelopes: Envelope[] = [];
  const acked = new Set<string>();
  const busy = { count: 0 };
  let waiting: Waiting[] = [];

  const attempt = async (envelope: Envelope, attempts: number): Promise<Delivered> => {
    busy.count += 1;
    try {
      const delivered = await transport.post(envelope);
      if (delivered.isAcked) acked.add(envelope.header.event_id);
      const pause = AGAIN_AFTER_MS[attempts];
      // A click is never brought again: the person has seen an error and clicks again.
      const isKept = !delivered.isAcked && pause !== undefined && envelope.header.event_type !== CARD_CLICKED;
      if (isKept) waiting.push({ envelope, attempts: attempts + 1, dueAt: now() + pause });
      return delivered;
    } finally {
      busy.count -= 1;
    }
  };

  const redeliverDue = async (): Promise<number> => {
    const due = waiting.filter(({ dueAt }) => dueAt <= now());
    waiting = waiting.filter(({ dueAt }) => dueAt > now());
    await Promise.all(due.map(({ envelope, attempts }) => attempt(envelope, attempts)));
    return due.length;
  };

  return {
    envelopes,
    busy,
    redeliverDue,
    waitingCount: () => waiting.length,
    isAcked: (envelope) => acked.has(envelope.header.event_id),
    send: (envelope) => {
      envelopes.push(envelope);
      return attempt(envelope, 0);
    },
    deliver: (envelope, options = {}) =>
      Promise.all(Array.from({ length: options.times ?? 1 }, () => attempt(envelope, AGAIN_AFTER_MS.length))),
  };
};
