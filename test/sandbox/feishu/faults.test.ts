// Failures on order and the platform's own limits, as the real SDK meets them.
import { afterEach, expect, test } from "vitest";
import { type FakeFeishu, openFakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";
import { type Bot, createLarkClient, GROUP, refusalOf, seed, YU } from "./bot.ts";

let fake: FakeFeishu;
let client: Bot["client"];
afterEach(() => fake.close());

const open = async (options: Partial<Parameters<typeof openFakeFeishu>[0]> = {}): Promise<void> => {
  fake = await openFakeFeishu({ ...seed, events: { mode: "ws" }, ...options });
  client = createLarkClient(fake);
};

const say = (text: string, to = YU.id, uuid?: string) =>
  client.im.v1.message.create({
    params: { receive_id_type: to.startsWith("ou_") ? "open_id" : "chat_id" },
    data: {
      receive_id: to,
      msg_type: "text",
      content: JSON.stringify({ text }),
      ...(uuid === undefined ? {} : { uuid }),
    },
  });

const path = "/open-apis/im/v1/messages";

test("429 with the seconds to wait, once", async () => {
  await open();
  fake.fault({ path, fault: "rate-limit", resetSeconds: 7 });
  const refusal = await refusalOf(say("1"));
  expect(refusal).toMatchObject({ status: 429, code: 99991400 });
  expect(refusal.headers["x-ogw-ratelimit-reset"]).toBe("7");
  expect(await say("1")).toMatchObject({ code: 0 });
  expect(fake.messages()).toHaveLength(1);
});

test.each([
  [{ fault: "chat-rate-limit" }, 400, 230020],
  [{ fault: "stale-token" }, 400, 99991663],
  [{ fault: "internal-error" }, 500, 2200],
  [{ fault: "code", code: 230028 }, 400, 230028],
] as const)("%j, for the next two calls", async (fault, status, code) => {
  await open();
  fake.fault({ path, times: 2, ...fault });
  expect(await refusalOf(say("1"))).toMatchObject({ status, code });
  expect(await refusalOf(say("1"))).toMatchObject({ status, code });
  expect(await say("1")).toMatchObject({ code: 0 });
});

test("a connection that breaks before and after the effect: the uuid tells them apart", async () => {
  await open();
  fake.fault({ path, fault: "drop-before" });
  await expect(say("1", YU.id, "job-1")).rejects.toThrow();
  expect(fake.messages()).toHaveLength(0);
  fake.fault({ path, fault: "drop-after" });
  await expect(say("1", YU.id, "job-1")).rejects.toThrow();
  expect(fake.messages()).toHaveLength(1);
  await say("1", YU.id, "job-1");
  expect(fake.messages()).toHaveLength(1);
});

test("a late answer, and no faults once they are cleared", async () => {
  await open();
  fake.fault({ path, fault: "late", afterMs: 120 });
  const began = performance.now();
  await say("1");
  expect(performance.now() - began).toBeGreaterThan(115);
  fake.fault({ path: /./, fault: "internal-error", times: 100 });
  fake.clearFaults();
  expect(await say("2")).toMatchObject({ code: 0 });
});

test("a fault meets only its own path and method", async () => {
  await open();
  fake.fault({ path: /\/reply$/, method: "POST", fault: "internal-error" });
  const sent = await say("1");
  const reply = client.im.v1.message.reply({
    path: { message_id: sent.data?.message_id ?? "" },
    data: { msg_type: "text", content: '{"text":"x"}' },
  });
  expect(await refusalOf(reply)).toMatchObject({ status: 500 });
});

/** The codes of many calls at once, in their order; 0: taken. */
const codesOf = (calls: Promise<unknown>[]): Promise<number[]> =>
  Promise.all(
    calls.map(async (call) => {
      const isTaken = await call.then(
        () => true,
        () => false,
      );
      return isTaken ? 0 : (await refusalOf(call)).code;
    }),
  );

test("5 a second to one chat, with patience for ten; other chats go on", async () => {
  await open();
  const codes = await codesOf(Array.from({ length: 40 }, (_, i) => say(String(i))));
  expect(codes.filter((code) => code === 0).length).toBeGreaterThanOrEqual(10);
  expect(codes).toContain(230020);
  expect(await say("1", GROUP)).toMatchObject({ code: 0 });
});

test("50 a second for one API", async () => {
  const users = Array.from({ length: 250 }, (_, i) => ({ id: `ou_${i}`, name: `${i}`, email: `${i}@example.com` }));
  await open({ users });
  await say("0", "ou_0");
  const codes = await codesOf(users.map((user) => say("x", user.id)));
  expect(new Set(codes)).toEqual(new Set([0, 99991400]));
});

test("without rates nothing is held back", async () => {
  await open({ hasRates: false });
  await Promise.all(Array.from({ length: 100 }, (_, i) => say(String(i))));
  expect(fake.messages()).toHaveLength(100);
});

test("settled waits for an answer that is still on its way", async () => {
  await open();
  fake.fault({ path, fault: "late", afterMs: 200 });
  const sent = say("1");
  await fake.until(() => fake.calls.length === 2);
  await fake.settled();
  expect(fake.messages()).toHaveLength(1);
  await sent;
  await expect(fake.until(() => false, 20)).rejects.toThrow(/nothing came within 20 ms/);
});
