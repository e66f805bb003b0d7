// Sends deliveries to the app, remembers them, repeats events nobody acknowledged, and knows when all is quiet.
import type { Json } from "./json.ts";
import type { Ack, Line, Retry } from "./line.ts";
import { isSubscribed } from "./manifest.ts";
import { drawEvent } from "./payloads.ts";
import type { Delivery, World } from "./world.ts";

export type PostOffice = {
  /** All that was sent, oldest first; any of it can be sent again with the same ids. */
  deliveries: Delivery[];
  send: (kind: Delivery["kind"], payload: Json) => Promise<Ack>;
  sendEvent: (event: Json) => Promise<Ack>;
  redeliver: (delivery: Delivery, times: number) => Promise<Ack[]>;
  /** Counts work under way, so that `settled` waits for it. */
  during: <T>(work: () => Promise<T>) => Promise<T>;
  settled: () => Promise<void>;
  close: () => void;
};

/** Slack repeats an event at once, after about a minute and after about five (docs.slack.dev, Events API: retries). */
const RETRY_MS: readonly number[] = [0, 60_000, 300_000];

type Desk = {
  world: World;
  line: Line;
  retryMs: readonly number[];
  deliveries: Delivery[];
  underWay: number;
  lastAt: number;
  timers: Set<NodeJS.Timeout>;
  isClosed: boolean;
};

async function during<T>(desk: Desk, work: () => Promise<T>): Promise<T> {
  desk.underWay += 1;
  try {
    return await work();
  } finally {
    desk.underWay -= 1;
    desk.lastAt = performance.now();
  }
}

function sendOnce(desk: Desk, delivery: Delivery, retry: Retry | null): Promise<Ack> {
  return during(desk, async () => {
    const ack = await desk.line.send(delivery, retry);
    if (ack.isOk) delivery.isAcked = true;
    return ack;
  });
}

function retryLater(desk: Desk, delivery: Delivery, attempt: number): void {
  const waitMs = desk.retryMs[attempt - 1];
  if (waitMs === undefined || desk.isClosed) return;
  const repeat = async () => {
    desk.timers.delete(timer);
    const ack = await sendOnce(desk, delivery, { attempt, reason: "timeout" });
    if (!ack.isOk) retryLater(desk, delivery, attempt + 1);
  };
  const timer = setTimeout(() => void repeat(), waitMs);
  timer.unref();
  desk.timers.add(timer);
}

async function sendEvent(desk: Desk, event: Json): Promise<Ack> {
  const delivery: Delivery = { id: crypto.randomUUID(), kind: "events_api", payload: drawEvent(desk.world, event) };
  desk.deliveries.push(delivery);
  const ack = await sendOnce(desk, delivery, null);
  if (!ack.isOk) retryLater(desk, delivery, 1);
  return ack;
}

/** Quiet means: nothing on its way in either direction, and nothing for this long. */
const QUIET_MS = 120;

async function settled(desk: Desk): Promise<void> {
  while (desk.underWay > 0 || performance.now() - desk.lastAt < QUIET_MS) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function openPostOffice(world: World, line: Line, retryMs: readonly number[] = RETRY_MS): PostOffice {
  const desk: Desk = {
    world,
    line,
    retryMs,
    deliveries: [],
    underWay: 0,
    lastAt: 0,
    timers: new Set(),
    isClosed: false,
  };
  world.emit = (event) => {
    if (isSubscribed(world.manifest, event)) void sendEvent(desk, event);
  };
  return {
    deliveries: desk.deliveries,
    send(kind, payload) {
      const delivery: Delivery = { id: crypto.randomUUID(), kind, payload };
      desk.deliveries.push(delivery);
      return sendOnce(desk, delivery, null);
    },
    sendEvent: (event) => sendEvent(desk, event),
    redeliver: (delivery, times) =>
      Promise.all(
        Array.from({ length: times }, (_none, index) =>
          sendOnce(desk, delivery, { attempt: index + 1, reason: "timeout" }),
        ),
      ),
    during: (work) => during(desk, work),
    settled: () => settled(desk),
    close() {
      desk.isClosed = true;
      for (const timer of desk.timers) clearTimeout(timer);
    },
  };
}
