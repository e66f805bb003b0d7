// How events reach the app, twice, late or not at all; and how calls go wrong on the way back.
import type { App } from "@slack/bolt";
import { afterEach, describe, expect, test } from "vitest";
import { drawRequest } from "../../../src/sandbox/slack/line-http.ts";
import { type Connected, connect, connectApp, LI, type Mode, SALES } from "./bolt.ts";

let open: Connected | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

type Heard = { eventId: string; retry: number | undefined; reason: string | undefined };

async function start(mode: Mode, more: Parameters<typeof connect>[2] = {}, extra: (app: App) => void = () => {}) {
  const heard: Heard[] = [];
  open = await connect(
    mode,
    (app) => {
      app.message(async ({ body, context }) => {
        heard.push({ eventId: body.event_id, retry: context.retryNum, reason: context.retryReason });
      });
      extra(app);
    },
    more,
  );
  return { ...open, heard };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe.each<Mode>(["socket", "http"])("over %s", (mode) => {
  test("the same event, eleven times at once, keeps its ids and says that it is a retry", async () => {
    const { slack, heard } = await start(mode);
    await slack.say(LI.id, SALES, "早");
    await slack.settled();
    const [first] = slack.deliveries;
    const acks = await slack.deliver(first!, { times: 11 });
    await until(() => heard.length === 12);
    expect(acks.every((ack) => ack.isOk)).toBe(true);
    expect(new Set(heard.map((each) => each.eventId)).size).toBe(1);
    expect(heard.map((each) => each.retry).filter((retry) => retry !== undefined)).toHaveLength(11);
    expect(heard.at(-1)?.reason).toBe("timeout");
  });

  test("a command that is not acknowledged in time looks failed to the person", async () => {
    const slow = (app: App) =>
      app.command("/slow", async ({ ack }) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await ack();
      });
    const { slack } = await start(mode, { ackMs: 100 }, slow);
    const outcome = await slack.say(LI.id, SALES, "/slow");
    expect(outcome).toMatchObject({ isOk: false, problem: "operation_timeout" });
    expect(outcome.tookMs).toBeGreaterThanOrEqual(95);
    await new Promise((resolve) => setTimeout(resolve, 300));
  });

  test("any payload can be sent, also one that no client would make", async () => {
    const seen: unknown[] = [];
    const listen = (app: App) =>
      app.action("forged", async ({ ack, body }) => {
        seen.push(body.user.id);
        await ack();
      });
    const { slack } = await start(mode, {}, listen);
    const user = { id: "U0EVIL", team_id: slack.teamId };
    const action = { type: "button", action_id: "forged", block_id: "b", value: "x" };
    const payload = { type: "block_actions", user, team: { id: slack.teamId }, actions: [action] };
    expect(await slack.send("interactive", payload)).toMatchObject({ isOk: true });
    expect(seen).toEqual(["U0EVIL"]);
  });
});

describe("a lost connection", () => {
  test.each(["cut", "refresh"] as const)("%s: the app comes back, and the event is repeated", async (how) => {
    const { slack, heard } = await start("socket", { retryMs: [0, 200, 400, 800, 1600] });
    slack.disconnect(how);
    await until(() => slack.connections() === 0);
    expect(await slack.say(LI.id, SALES, "/visit 永清")).toMatchObject({ problem: "dispatch_failed" });
    await slack.say(LI.id, SALES, "早");
    await until(() => heard.length === 1);
    expect(heard[0]?.retry).toBeGreaterThan(0);
    expect(slack.connections()).toBe(1);
  });

  test("two connections share the payloads: each goes to one of them, and to the other when one is gone", async () => {
    const { slack, heard } = await start("socket");
    let elsewhere = 0;
    const second = await connectApp(slack, "socket", (app) => app.message(async () => void (elsewhere += 1)));
    expect(slack.connections()).toBe(2);
    for (let count = 0; count < 4; count += 1) await slack.say(LI.id, SALES, `${count}`);
    await slack.settled();
    expect([heard.length, elsewhere]).toEqual([2, 2]);
    await second.stop();
    await until(() => slack.connections() === 1);
    await slack.say(LI.id, SALES, "还在");
    await slack.settled();
    expect(heard).toHaveLength(3);
  });
});

describe("signed requests", () => {
  const body = JSON.stringify({ type: "url_verification", challenge: "c" });
  const type = "application/json";

  test("a right signature is answered; a wrong one, an old one and none are not", async () => {
    const { slack } = await start("http");
    expect(await slack.postForged({ type, body })).toMatchObject({ isOk: true, body: { challenge: "c" } });
    expect(await slack.postForged({ type, body, secret: "wrong" })).toMatchObject({ isOk: false, status: 401 });
    expect(await slack.postForged({ type, body, ageSeconds: 360 })).toMatchObject({ isOk: false, status: 401 });
    const headers = { "x-slack-signature": "" };
    expect(await slack.postForged({ type, body, headers })).toMatchObject({ isOk: false, status: 401 });
  });

  test("a command goes as a form, with exactly the content type that Bolt takes", () => {
    const request = drawRequest({ id: "1", kind: "slash_commands", payload: { command: "/visit", text: "永 清&" } });
    expect(request).toEqual({
      type: "application/x-www-form-urlencoded",
      body: "command=%2Fvisit&text=%E6%B0%B8+%E6%B8%85%26",
    });
  });
});

describe("a call that goes wrong", () => {
  const post = { channel: SALES, text: "提醒" };

  test.each([
    ["before anything happened", "drop-before", 0],
    ["after it happened", "drop-after", 1],
  ] as const)("the connection breaks %s", async (_name, fault, posted) => {
    const { slack, app } = await start("socket");
    slack.faults.next("chat.postMessage", { fault });
    await expect(app.client.chat.postMessage(post)).rejects.toThrow();
    expect(slack.screen(LI.id).chats[0]?.messages).toHaveLength(posted);
    await app.client.chat.postMessage(post);
    expect(slack.screen(LI.id).chats[0]?.messages).toHaveLength(posted + 1);
  });

  test("a status, a limit, an error: so many times as asked, then all is well", async () => {
    const { slack, app } = await start("socket");
    slack.faults.next("chat.postMessage", { fault: "status", status: 500 }, 2);
    slack.faults.next("chat.postMessage", { fault: "rate-limit", retryAfter: 7 });
    slack.faults.next("chat.postMessage", { fault: "error", error: "fatal_error" });
    const send = () => app.client.chat.postMessage(post);
    await expect(send()).rejects.toThrow("500");
    await expect(send()).rejects.toThrow("500");
    await expect(send()).rejects.toMatchObject({ retryAfter: 7 });
    await expect(send()).rejects.toMatchObject({ data: { error: "fatal_error" } });
    expect(await send()).toMatchObject({ ok: true });
    expect(slack.calls.filter((each) => each.method === "chat.postMessage")).toHaveLength(5);
  });

  test("too many posts into one channel are limited, others are not", async () => {
    const { slack, app } = await start("socket", { burst: 3 });
    for (let count = 0; count < 3; count += 1) await app.client.chat.postMessage(post);
    await expect(app.client.chat.postMessage(post)).rejects.toMatchObject({ retryAfter: 1 });
    expect(await app.client.chat.postMessage({ ...post, channel: LI.id })).toMatchObject({ ok: true });
    expect(slack.screen(LI.id).chats[0]?.messages).toHaveLength(3);
  });
});
