// POST /sandbox/clock: the page moves the sandbox's clock.
import type { Hono } from "hono";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantOfMove, MOVES, type MoveName } from "./clock.ts";
import type { ClockAnswer, Refusal } from "./company.ts";
import { describeFaults } from "./requests.ts";

export type Moving = {
  now: () => Date;
  /**
   * Goes there (null: to the present) and does what is due then. False: it would go back to another instant. Without it the
   * clock cannot be moved.
   */
  moveClock?: ((to: Date | null) => Promise<boolean>) | undefined;
  /** When the next complaint is overdue, and somebody hears of it; null: none will be. */
  findBreach?: ((now: Date) => Promise<Date | null>) | undefined;
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

const BREACH: MoveName = "breach";

/**
 * GET: what time it is, and when the next complaint runs over its deadline. POST {to: now | tomorrow | friday | monday |
 * breach | 2026-11-27T17:30 in the company's zone}: the same after the move, or a refusal.
 */
export function addClock(app: Hono, { now, moveClock, findBreach = async () => null }: Moving, timezone: string): void {
  const read = async (): Promise<ClockAnswer> => {
    const breach = await findBreach(now());
    return { now: now().getTime(), breachAt: breach?.getTime() ?? null };
  };
  app.get("/sandbox/clock", async (c) => c.json(await read()));
  if (!moveClock) return;
  app.post("/sandbox/clock", async (c) => {
    const refuse = (problem: Refusal["problem"], mend: string) => c.json({ problem, mend } satisfies Refusal, 400);
    const body: unknown = await c.req.json().catch(() => undefined);
    const wanted = asked.safeParse(body);
    if (!wanted.success) return refuse("bad_request", describeFaults(wanted.error));
    const isBreach = wanted.data.to === BREACH;
    const to = isBreach ? await findBreach(now()) : instantOfMove(wanted.data.to, now(), timezone);
    if (isBreach && !to) return refuse("clock_refused", "No complaint is open whose deadline lies ahead.");
    if (to && to.getTime() - now().getTime() > FARTHEST_MS)
      return refuse("clock_refused", "The clock goes a year ahead at most.");
    if (!(await moveClock(to)))
      return refuse("clock_refused", "The clock only goes ahead, or back to the present with {to: now}.");
    return c.json(await read());
  });
}
