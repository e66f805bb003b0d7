// The webhook refuses whatever is not from Feishu, says so in the log, and stays alive.
import { afterEach, describe, expect, it } from "vitest";
import { LI, openRoom, type Room } from "./room.ts";
import { botMessages } from "./seen.ts";

let room: Room;
afterEach(() => room.close());

async function openWithEnvelope() {
  room = await openRoom({ mode: "webhook" });
  await room.fake.say(LI.id, room.fake.privateChat(LI.id), "拜访 永清超市");
  await room.fake.settled();
  const envelope = structuredClone(room.fake.envelopes[0]);
  if (!envelope) throw new Error("no envelope");
  envelope.header.event_id = "another";
  Object.assign((envelope.event as { message: object }).message, { message_id: "om_another" });
  return envelope;
}

describe("the webhook", () => {
  it.each([
    ["none", 200, true],
    ["spaced", 200, true],
    ["bad-signature", 401, false],
    ["no-signature", 401, false],
    ["stale", 401, false],
    ["tampered", 401, false],
    ["plaintext", 401, false],
    ["wrong-key", 401, false],
    ["wrong-token", 401, false],
    ["garbage", 400, false],
  ] as const)("answers a request with the trick %s with %i", async (trick, status, isTaken) => {
    const envelope = await openWithEnvelope();
    const answer = await room.fake.trick(envelope, trick);
    await room.fake.settled();
    expect(answer).toEqual({ status, body: "{}" });
    expect(room.desk.taken).toHaveLength(isTaken ? 2 : 1);
    if (!isTaken) expect(room.log.lines.join()).toContain("a Feishu request was refused");
    await room.fake.say(LI.id, room.fake.privateChat(LI.id), "还在吗");
    await room.fake.settled();
    expect(botMessages(room.fake, LI.id, room.fake.privateChat(LI.id)).length).toBeGreaterThanOrEqual(2);
  });

  it("passes the console's check of the address", async () => {
    room = await openRoom({ mode: "webhook" });
    expect(await room.fake.verifyUrl()).toBe(true);
  });

  it("takes an older request where the window is wider", async () => {
    room = await openRoom({ mode: "webhook", config: { freshForMs: 48 * 3_600_000 } });
    await room.fake.say(LI.id, room.fake.privateChat(LI.id), "拜访 永清超市");
    const [envelope] = room.fake.envelopes;
    if (envelope) expect(await room.fake.trick(envelope, "stale")).toMatchObject({ status: 200 });
  });

  it.each([
    ["a body of two megabytes", "POST", "x".repeat(2_000_000), 413],
    ["a GET", "GET", undefined, 405],
    ["an array", "POST", "[]", 400],
    ["nothing", "POST", "", 400],
    ["a cipher of nothing", "POST", '{"encrypt":""}', 401],
    ["a cipher of noise", "POST", `{"encrypt":"${"A".repeat(200)}"}`, 401],
  ])("refuses %s", async (_, method, body, status) => {
    room = await openRoom({ mode: "webhook" });
    const answer = await fetch(room.url, { method, ...(body !== undefined && { body }) });
    expect(answer.status).toBe(status);
    expect(room.desk.taken).toEqual([]);
    expect(await room.fake.verifyUrl()).toBe(true);
  });

  it("answers 500 to what could not be kept", async () => {
    const envelope = await openWithEnvelope();
    room.desk.takeFails = true;
    expect(await room.fake.trick(envelope, "none")).toEqual({ status: 500, body: "{}" });
    room.desk.takeFails = false;
    expect(await room.fake.trick(envelope, "none")).toEqual({ status: 200, body: "{}" });
  });
});
