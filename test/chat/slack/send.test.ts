// What becomes of a message that we send: each fault is told apart, and none makes it arrive twice.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outgoing } from "../../../src/core/platform.ts";
import { card, makeDesk } from "./scripted-desk.ts";
import { type Both, LI, openBoth, SALES, seen, until, WANG, words } from "./open-both.ts";

let both: Both;
beforeEach(async () => {
  both = await openBoth("socket", makeDesk(), {
    channels: [
      { id: SALES, name: "sales", members: [LI, WANG] },
      { id: "C0OLD", name: "old", members: [LI], isArchived: true },
      { id: "C0ALIEN", name: "alien", members: [LI], hasBot: false },
    ],
  });
});
afterEach(() => both.close());

const toUser: Outgoing = { key: "reminder:1", to: { user: LI }, card: card("今天：换海报"), locale: "zh-CN" };
const toChannel: Outgoing = { ...toUser, key: "case:1", to: { chat: SALES } };

describe("a message", () => {
  it("goes to a person, to a channel and into a thread", async () => {
    expect(await both.slack.send(toUser)).toMatchObject({ sent: "yes" });
    const posted = await both.slack.send(toChannel);
    if (posted.sent !== "yes") throw new Error("not sent");
    await both.slack.send({ ...toUser, key: "case:2", to: { chat: SALES, thread: posted.messageId } });
    expect(words(seen(both.fake, LI, both.fake.privateChat(LI))[0]?.json)).toContain("今天：换海报");
    expect(seen(both.fake, WANG, SALES)[1]?.thread).toBe(posted.messageId);
  });

  it("carries its key, and nothing that Slack makes links or mentions of", async () => {
    await both.slack.send({
      ...toChannel,
      card: { ...card("<!channel> @here"), summary: "<!channel> <http://a.cn|x>" },
    });
    const call = both.fake.calls.find((each) => each.method === "chat.postMessage");
    expect(call?.args).toMatchObject({
      metadata: { event_type: "rapport_message", event_payload: { key: "case:1" } },
      text: "&lt;!channel&gt; &lt;http://a.cn|x&gt;",
    });
    expect(String(call?.args["unfurl_links"])).toBe("false");
    expect(String(call?.args["link_names"])).toBe("false");
  });

  it.each([
    ["a channel that is gone", "C0NONE"],
    ["an archived channel", "C0OLD"],
    ["a channel we are not in", "C0ALIEN"],
  ])("never goes to %s", async (_, chat) => {
    expect(await both.slack.send({ ...toChannel, to: { chat } })).toMatchObject({ sent: "never" });
  });

  it("never goes to somebody unknown", async () => {
    expect(await both.slack.send({ ...toUser, to: { user: "U0NOBODY" } })).toMatchObject({ sent: "never" });
  });

  it("waits as long as Slack says", async () => {
    both.fake.faults.next("chat.postMessage", { fault: "rate-limit", retryAfter: 7 });
    expect(await both.slack.send(toUser)).toEqual({ sent: "retry", why: "ratelimited", afterMs: 7000 });
    expect(await both.slack.send(toUser)).toMatchObject({ sent: "yes" });
  });

  it.each([
    ["the answer was lost", { fault: "drop-after" }, 1],
    ["the connection broke before", { fault: "drop-before" }, 0],
    ["Slack said 500", { fault: "status", status: 500 }, 0],
    ["Slack said fatal_error", { fault: "error", error: "fatal_error" }, 0],
  ] as const)("is in doubt when %s, and arrives once all the same", async (_, fault, there) => {
    const chat = both.fake.privateChat(LI);
    both.fake.faults.next("chat.postMessage", fault);
    expect(await both.slack.send(toUser)).toMatchObject({ sent: "unknown" });
    expect(seen(both.fake, LI, chat)).toHaveLength(there);
    expect(await both.slack.send(toUser)).toMatchObject({ sent: "yes" });
    expect(seen(both.fake, LI, chat)).toHaveLength(1);
  });

  it.each([
    ["in private", toUser],
    ["in a channel", toChannel],
  ])("in doubt since another process is looked for %s", async (_, message) => {
    const first = await both.slack.send(message);
    expect(await both.slack.send({ ...message, isInDoubt: true })).toEqual(first);
    const posts = both.fake.calls.filter((each) => each.method === "chat.postMessage");
    expect(posts).toHaveLength(1);
  });

  it("in doubt in a thread is looked for there", async () => {
    const root = await both.slack.send(toChannel);
    if (root.sent !== "yes") throw new Error("not sent");
    const reply: Outgoing = { ...toUser, key: "case:reply", to: { chat: SALES, thread: root.messageId } };
    const first = await both.slack.send(reply);
    expect(await both.slack.send({ ...reply, isInDoubt: true })).toEqual(first);
  });

  it("in doubt is not sent while it cannot be looked for", async () => {
    both.fake.faults.next("conversations.history", { fault: "status", status: 503 });
    expect(await both.slack.send({ ...toChannel, isInDoubt: true })).toMatchObject({ sent: "unknown" });
    expect(seen(both.fake, LI, SALES)).toHaveLength(0);
  });

  it("whose blocks are refused arrives in plain words", async () => {
    both.fake.faults.next("chat.postMessage", { fault: "error", error: "invalid_blocks" });
    const facts = [{ label: "客户", value: "永清超市" }];
    await both.slack.send({ ...toUser, card: card("已记下", [{ part: "facts", facts }]) });
    const [message] = seen(both.fake, LI, both.fake.privateChat(LI));
    expect(words(message?.json)).toContain("已记下");
    expect(words(message?.json)).toContain("永清超市");
  });
});

describe("a revoked token", () => {
  it("loses no message, is seen in the connection, and is tried again until it works", async () => {
    both.fake.faults.next("chat.postMessage", { fault: "error", error: "token_revoked" });
    both.fake.faults.next("auth.test", { fault: "error", error: "token_revoked" });
    expect(both.slack.connection()).toMatchObject({ isUp: true });
    expect(await both.slack.send(toUser)).toMatchObject({ sent: "retry", why: "token_revoked" });
    expect(both.slack.connection()).toMatchObject({ isUp: false, why: "token: token_revoked" });
    await until(() => both.slack.connection().isUp, 8000);
    expect(await both.slack.send(toUser)).toMatchObject({ sent: "yes" });
  });

  it("is noticed when Slack tells of it", async () => {
    both.fake.revokeToken();
    await until(() => !both.slack.connection().isUp);
  });
});
