// POST /sandbox/clock: the page moves the sandbox's clock.
import type { Hono } from "hono";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantOfMove, MOVES } from "./clock.ts";
import type { ClockAnswer, Refusal } from "./company.ts";
import { describeFaults } from "./requests.ts";

export type Moving = {
  now: () => Date;
  /** Goes there (null: to the present) and does what is due then. False: it would go back to another instant. */
  moveClock: (to: Date | null) => Promise<boolean>;
};

const isWallClock = (text: string): boolean => {
  try {
    Temporal.PlainDateTime.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
};

const wallClock = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u, "a time is written 2026-11-27T17:30")
  .refine(isWallClock, "there is no such time");
const asked = z.strictObject({ to: z.enum(MOVES).or(wallClock) });

/** The demo company looks back on one year; a longer way ahead would leave it behind. */
const FARTHEST_MS = 366 * 86_400_000;

/** {to: now | tomorrow | friday | monday | 2026-11-27T17:30 in the company's zone} → {now}, or a refusal. */
export function addClock(app: Hono, { now, moveClock }: Moving, timezone: string): void {
  app.post("/sandbox/clock", async (c) => {
    const refuse = (problem: Refusal["problem"], mend: string) => c.json({ problem, mend } satisfies Refusal, 400);
    const body: unknown = await c.req.json().catch(() => undefined);
    const read = asked.safeParse(body);
    if (!read.success) return refuse("bad_request", describeFaults(read.error));
    const to = instantOfMove(read.data.to, now(), timezone);
    if (to && to.getTime() - now().getTime() > FARTHEST_MS)
      return refuse("clock_refused", "The clock goes a year ahead at most.");
    if (!(await moveClock(to)))
      return refuse("clock_refused", "The clock only goes ahead, or back to the present with {to: now}.");
    return c.json({ now: now().getTime() } satisfies ClockAnswer);
  });
}
