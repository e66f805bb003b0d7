// Messages changed in place, files in a thread, somebody's words passed on, and what was said in a thread before.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isSlacks } from "../../../src/chat/slack/files.ts";
import type { Outgoing } from "../../../src/core/platform.ts";
import { HOSTILE } from "../hostile.ts";
import { PIXEL } from "../../support/picture.ts";
import { card, makeDesk } from "./scripted-desk.ts";
import { type Both, LI, openBoth, readManifest, SALES, seen, WANG, words } from "./open-both.ts";

let both: Both;
let root: string;
const out = (over: Partial<Outgoing>): Outgoing => ({
  key: "case:1",
  to: { chat: SALES },
  card: card("T-1042 待认领"),
  locale: "zh-CN",
  ...over,
});
beforeEach(async () => {
  both = await openBoth("socket", makeDesk());
  const sent = await both.slack.send(out({}));
  root = sent.sent === "yes" ? sent.messageId : "";
});
afterEach(() => both.close());

describe("a change in place", () => {
  const change = (over: Partial<Outgoing> = {}) =>
    both.slack.send(out({ key: "case:1:2", card: card("T-1042 李明 已认领"), replaces: root, ...over }));

  it("shows the new card and no second message", async () => {
    expect(await change()).toEqual({ sent: "yes", messageId: root });
    const messages = seen(both.fake, LI, SALES);
    expect(messages).toHaveLength(1);
    expect(words(messages[0]?.json)).toContain("李明 已认领");
    expect(messages[0]?.isEdited).toBe(true);
  });

  it("works in a private chat, which is written to by the person's id", async () => {
    const sent = await both.slack.send(out({ key: "case:1:u", to: { user: LI } }));
    if (sent.sent !== "yes") throw new Error("not sent");
    expect(await change({ to: { user: LI }, replaces: sent.messageId })).toEqual(sent);
    expect(words(seen(both.fake, LI, both.fake.privateChat(LI))[0]?.json)).toContain("已认领");
  });

  it("says that the message is gone when somebody deleted it", async () => {
    expect(await change({ replaces: "1.000001" })).toEqual({ sent: "never", why: "message_not_found", isGone: true });
  });

  it.each(["cant_update_message", "edit_window_closed"])("says that it is gone on %s", async (error) => {
    both.fake.faults.next("chat.update", { fault: "error", error });
    expect(await change()).toEqual({ sent: "never", why: error, isGone: true });
  });

  it("does not call it gone where no new one could stand either", async () => {
    both.fake.archive(SALES);
    expect(await change()).toEqual({ sent: "never", why: "is_inactive" });
    both.fake.removeBot(SALES);
    expect(await change()).toMatchObject({ sent: "never" });
    expect(await change()).not.toHaveProperty("isGone");
  });

  it.each([
    ["drop-before", { fault: "drop-before" }, "unknown"],
    ["drop-after", { fault: "drop-after" }, "unknown"],
    ["a limit", { fault: "rate-limit", retryAfter: 3 }, "retry"],
  ] as const)("is tried again after %s, and does no harm twice", async (_, fault, sent) => {
    both.fake.faults.next("chat.update", fault);
    expect(await change()).toMatchObject({ sent });
    expect(await change({ isInDoubt: true })).toEqual({ sent: "yes", messageId: root });
    expect(seen(both.fake, LI, SALES)).toHaveLength(1);
  });

  it("keeps the words when Slack refuses the blocks", async () => {
    both.fake.faults.next("chat.update", { fault: "error", error: "invalid_blocks" });
    expect(await change()).toMatchObject({ sent: "yes" });
    expect(JSON.stringify(seen(both.fake, LI, SALES)[0]?.json)).toContain("已认领");
  });
});

describe("somebody's words passed on", () => {
  it("read as people say it, without a card's frame", async () => {
    const said = { ...card("王磊", [{ part: "text", text: "客户说周五来拉" }]), summary: "王磊：客户说周五来拉" };
    await both.slack.send(out({ key: "m:1", to: { chat: SALES, thread: root }, card: { ...said, isSaid: true } }));
    const json = seen(both.fake, LI, SALES)[1]?.json as { text: string; blocks: { type: string }[] };
    expect(json.text).toBe("王磊：客户说周五来拉");
    expect(json.blocks.map(({ type }) => type)).toEqual(["section"]);
    expect(words(json.blocks)).toBe("王磊：客户说周五来拉");
  });

  it.each(HOSTILE)("are literal: %j", async (text) => {
    const said = { ...card("<!channel>", [{ part: "text", text }]), summary: text, isSaid: true as const };
    expect(await both.slack.send(out({ key: "m:2", card: said }))).toMatchObject({ sent: "yes" });
    const { json } = seen(both.fake, LI, SALES)[1] ?? {};
    const { blocks } = json as { blocks: { text: { type: string; emoji: boolean } }[] };
    for (const block of blocks) expect(block.text).toMatchObject({ type: "plain_text", emoji: false });
    expect((json as { text: string }).text).not.toMatch(/[<>]/u);
  });

  it("are counted aloud where they are too long", async () => {
    const said = { ...card("王磊", [{ part: "text", text: "长".repeat(20_000) }]), isSaid: true as const };
    await both.slack.send(out({ key: "m:3", card: said }));
    expect(words(seen(both.fake, LI, SALES)[1]?.json)).toMatch(/还有 \d+ 个字/u);
  });
});

describe("a file in a thread", () => {
  const file = { name: "破损.png", mime: "image/png", bytes: PIXEL };
  const withFile = (over: Partial<Outgoing> = {}) =>
    both.slack.send(out({ key: "m:1", to: { chat: SALES, thread: root }, card: card("王磊"), file, ...over }));
  const files = () => seen(both.fake, LI, SALES).flatMap((message) => message.files.map(({ name }) => name));

  it("stands beside the words", async () => {
    expect(await withFile()).toMatchObject({ sent: "yes" });
    const [, said, upload] = seen(both.fake, LI, SALES);
    expect([said?.thread, upload?.thread]).toEqual([root, root]);
    expect(upload?.files).toMatchObject([{ name: "破损.png", mime: "image/png" }]);
  });

  it.each(["files.getUploadURLExternal", "files.completeUploadExternal"])(
    "is brought once, also when %s loses its answer",
    async (method) => {
      both.fake.faults.next(method, { fault: "drop-after" });
      expect(await withFile()).toMatchObject({ sent: "unknown" });
      expect(await withFile({ isInDoubt: true })).toMatchObject({ sent: "yes" });
      expect(await withFile({ isInDoubt: true })).toMatchObject({ sent: "yes" });
      expect(files()).toEqual(["破损.png"]);
      expect(seen(both.fake, LI, SALES)).toHaveLength(3);
    },
  );

  it("leaves the words standing when Slack does not take it", async () => {
    both.fake.faults.next("files.getUploadURLExternal", { fault: "error", error: "file_uploads_disabled" });
    expect(await withFile()).toMatchObject({ sent: "yes" });
    expect(both.log.lines.some(({ message }) => message.includes("file was refused"))).toBe(true);
  });
});

describe("fetching a file", () => {
  const fetchOf = async (name: string, body: Uint8Array) => {
    await both.fake.attach(WANG, { chat: SALES, files: [{ name, body }], thread: root });
    await both.fake.settled();
    const event = both.fake.deliveries.at(-1)?.payload["event"] as { files: { id: string; mimetype: string }[] };
    const id = event.files[0]?.id ?? "";
    return both.slack.fetchFile({
      chat: SALES,
      message: "",
      file: { id, name, mime: "text/plain", size: body.length },
    });
  };

  it("goes by the bytes, not by the name", async () => {
    expect(await fetchOf("照片.txt", PIXEL)).toMatchObject({ name: "照片.txt", mime: "image/png" });
    expect(await fetchOf("说明.txt", Buffer.from("三箱"))).toMatchObject({ mime: "text/plain" });
  });

  it("says what is too big, and gives null for what is not there", async () => {
    expect(await fetchOf("大.bin", Buffer.alloc(10 * 1024 * 1024 + 1))).toBe("tooBig");
    const file = { id: "F0NONE", name: "x", mime: "image/png", size: 1 };
    expect(await both.slack.fetchFile({ chat: SALES, message: "", file })).toBeNull();
  });

  it("rejects where it may be had another time", async () => {
    both.fake.faults.next("files.info", { fault: "status", status: 503 });
    await expect(fetchOf("a.png", PIXEL)).rejects.toThrow();
    both.fake.faults.next("files.info", { fault: "rate-limit", retryAfter: 3 });
    await expect(fetchOf("b.png", PIXEL)).rejects.toThrow();
  });

  it("gives null, not Slack's page for signing in, without the right", async () => {
    await both.close();
    const manifest = readManifest();
    const scopes = manifest.oauth_config?.scopes?.bot ?? [];
    manifest.oauth_config = { scopes: { bot: scopes.filter((scope) => scope !== "files:read") } };
    both = await openBoth("socket", makeDesk(), { manifest });
    root = "";
    await both.fake.attach(WANG, { chat: SALES, files: [{ name: "a.png", body: PIXEL }] });
    await both.fake.settled();
    const [message] = seen(both.fake, LI, SALES);
    const id = /files-pri\/(\w+)\//u.exec(message?.files[0]?.url ?? "")?.[1] ?? "";
    const file = { id, name: "a.png", mime: "image/png", size: PIXEL.length };
    expect(await both.slack.fetchFile({ chat: SALES, message: "", file })).toBeNull();
  });

  it.each([
    ["https://files.slack.com/files-pri/T1-F1/download/a.png", undefined, true],
    ["https://slack.com/files/a.png", undefined, true],
    ["https://docs.google.com/document/d/1", undefined, false],
    ["https://evilslack.com/a.png", undefined, false],
    ["https://files.slack.com.evil.example/a.png", undefined, false],
    ["http://files.slack.com/a.png", undefined, false],
    ["http://127.0.0.1:4000/files-pri/F1/a.png", "http://127.0.0.1:4000/api/", true],
    ["http://127.0.0.1:4001/files-pri/F1/a.png", "http://127.0.0.1:4000/api/", false],
  ])("gives the token to nobody but Slack: %s", (url, apiUrl, is) => {
    expect(isSlacks(url, { apiUrl })).toBe(is);
  });
});

describe("a thread so far", () => {
  it("is told in order, with names and files and without the bot", async () => {
    await both.fake.say(LI, SALES, "@王芳 永清的货破了");
    const thread = seen(both.fake, LI, SALES).at(-1)?.id ?? "";
    await both.fake.attach(WANG, { chat: SALES, files: [{ name: "a.png", body: PIXEL }], text: "这张", thread });
    await both.slack.send(out({ key: "m:9", to: { chat: SALES, thread } }));
    const said = await both.slack.readThread({ chat: SALES, thread });
    expect(said.map(({ author, text, files }) => [author, text, files.map(({ name }) => name)])).toEqual([
      ["李明", "@王芳 永清的货破了", []],
      ["王芳", "这张", ["a.png"]],
    ]);
    expect(said[0]).toMatchObject({ user: LI, message: thread });
  });

  it("is empty, and logged, where it cannot be read", async () => {
    expect(await both.slack.readThread({ chat: SALES, thread: "1.000001" })).toEqual([]);
    expect(both.log.lines.some(({ message }) => message.includes("thread could not be read"))).toBe(true);
  });
});
