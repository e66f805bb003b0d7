// The sandbox's clock: where each button goes, and that it never goes back except to the present.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOfMove, makeSandboxClock } from "../../src/sandbox/clock.ts";
import type { ClockAnswer, Refusal } from "../../src/sandbox/company.ts";
import { sandboxRoutes } from "../../src/sandbox/server.ts";
import { company, scriptPlatform } from "./page/scripted-platform.ts";

const ZONE = "Asia/Shanghai";

describe("a button", () => {
  it.each([
    ["2026-11-18T10:00:00+08:00", "tomorrow", "2026-11-19T08:30:00+08:00"],
    ["2026-11-18T00:10:00+08:00", "tomorrow", "2026-11-19T08:30:00+08:00"],
    ["2026-11-18T23:59:00+08:00", "tomorrow", "2026-11-19T08:30:00+08:00"],
    ["2026-11-18T10:00:00+08:00", "friday", "2026-11-20T17:30:00+08:00"],
    ["2026-11-20T17:29:59+08:00", "friday", "2026-11-20T17:30:00+08:00"],
    ["2026-11-20T17:30:00+08:00", "friday", "2026-11-27T17:30:00+08:00"],
    ["2026-11-18T10:00:00+08:00", "monday", "2026-11-23T09:00:00+08:00"],
    ["2026-11-23T09:00:00+08:00", "monday", "2026-11-30T09:00:00+08:00"],
    ["2026-12-31T10:00:00+08:00", "tomorrow", "2027-01-01T08:30:00+08:00"],
    ["2026-11-18T10:00:00+08:00", "2026-11-18T21:15", "2026-11-18T21:15:00+08:00"],
  ])("at %s: %s is %s", (now, move, expected) => {
    expect(instantOfMove(move, new Date(now), ZONE)).toEqual(new Date(expected));
  });

  it("goes ahead from any instant, in any zone", () => {
    const instants = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
    const zones = fc.constantFrom("Asia/Shanghai", "America/New_York", "Europe/London", "UTC");
    const moves = fc.constantFrom("tomorrow", "friday", "monday");
    fc.assert(
      fc.property(instants, zones, moves, (now, zone, move) => {
        const ahead = (instantOfMove(move, now, zone)?.getTime() ?? 0) - now.getTime();
        return ahead > 0 && ahead <= 8 * 86_400_000;
      }),
    );
  });
});

describe("the clock", () => {
  it("runs on from where it was moved, goes back to the present and to nowhere else", () => {
    let real = 1_000_000;
    const clock = makeSandboxClock(() => real);
    expect(clock.move(new Date(5_000_000))).toBe(true);
    real += 7;
    expect(clock.now().getTime()).toBe(5_000_007);
    expect(clock.move(new Date(5_000_006))).toBe(false);
    expect(clock.now().getTime()).toBe(5_000_007);
    expect(clock.move(null)).toBe(true);
    expect(clock.now().getTime()).toBe(1_000_007);
    expect(clock.move(new Date(999_999))).toBe(false);
    clock.stage(new Date(500));
    expect(clock.now().getTime()).toBe(500);
    expect(clock.move(null)).toBe(true);
    expect(clock.now().getTime()).toBe(1_000_007);
  });
});

describe("POST /sandbox/clock", () => {
  const open = (findBreach?: (now: Date) => Promise<Date | null>) => {
    const clock = makeSandboxClock(() => Date.parse("2026-11-18T10:00:00+08:00"));
    const moved: string[] = [];
    const app = sandboxRoutes({
      slack: scriptPlatform("slack"),
      feishu: scriptPlatform("feishu"),
      company,
      now: clock.now,
      findBreach,
      moveClock: async (to) => {
        if (!clock.move(to)) return false;
        moved.push(clock.now().toISOString());
        return true;
      },
    });
    const post = async (body: unknown, headers: Record<string, string> = {}) => {
      const init = { method: "POST", body: JSON.stringify(body) };
      const own = { host: "127.0.0.1:3000", "content-type": "application/json", ...headers };
      const answer = await app.request("http://127.0.0.1:3000/sandbox/clock", { ...init, headers: own });
      return { status: answer.status, body: (await answer.json()) as Partial<ClockAnswer & Refusal> };
    };
    const get = async () => {
      const answer = await app.request("http://127.0.0.1:3000/sandbox/clock", { headers: { host: "127.0.0.1:3000" } });
      return (await answer.json()) as ClockAnswer;
    };
    return { post, get, moved };
  };

  it("moves, and says the new time once what was due is done", async () => {
    const { post, moved } = open();
    const now = Date.parse("2026-11-19T08:30:00+08:00");
    expect(await post({ to: "tomorrow" })).toEqual({ status: 200, body: { now, breachAt: null } });
    expect(await post({ to: "2026-11-19T12:00" })).toMatchObject({ status: 200 });
    expect(await post({ to: "now" })).toMatchObject({ body: { now: Date.parse("2026-11-18T10:00:00+08:00") } });
    expect(moved).toHaveLength(3);
  });

  it("jumps to where a complaint runs over its deadline, and says when that is", async () => {
    const breach = new Date("2026-11-18T13:30:00+08:00");
    const { post, get, moved } = open(async (now) => (now < breach ? breach : null));
    expect(await get()).toMatchObject({ breachAt: breach.getTime() });
    expect(await post({ to: "breach" })).toMatchObject({ body: { now: breach.getTime(), breachAt: null } });
    expect(moved).toEqual([breach.toISOString()]);
    expect(await post({ to: "breach" })).toMatchObject({ status: 400, body: { problem: "clock_refused" } });
  });

  it.each([
    [{ to: "2026-11-17T08:30" }, "clock_refused"],
    [{ to: "2099-01-01T08:30" }, "clock_refused"],
    [{ to: "2026-02-30T08:30" }, "bad_request"],
    [{ to: "2026-11-19T08:30:00Z" }, "bad_request"],
    [{ to: "yesterday" }, "bad_request"],
    [{ to: 5 }, "bad_request"],
    [{ to: "now", also: 1 }, "bad_request"],
    [null, "bad_request"],
  ])("refuses %j and says what may be asked", async (body, problem) => {
    const { post, moved } = open();
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 400, body: { problem } });
    expect(answer.body.mend?.length).toBeGreaterThan(10);
    expect(moved).toEqual([]);
  });

  it("is for the sandbox's own page only", async () => {
    const { post, moved } = open();
    expect((await post({ to: "tomorrow" }, { origin: "https://evil.example" })).status).toBe(403);
    expect(moved).toEqual([]);
  });
});
