// Cards changed in place, files in a topic, somebody's words passed on, and what was said in a topic before.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outgoing } from "../../../src/core/platform.ts";
import { HOSTILE } from "../hostile.ts";
import { PIXEL } from "../../support/picture.ts";
import { HAN, LI, openRoom, type Room, TEAM } from "./room.ts";
import { plainCard } from "./script.ts";
import { botMessages, findElements } from "./seen.ts";

const MESSAGES = "/open-apis/im/v1/messages";
const DAY = 24 * 3_600_000;

let room: Room;
let root: string;
let now: Date;
const out = (over: Partial<Outgoing>): Outgoing => ({
  key: "case:1",
  to: { chat: TEAM.id },
  card: plainCard("T-1042 待认领"),
  locale: "zh-CN",
  ...over,
});
beforeEach(async () => {
  now = new Date("2026-11-18T02:00:00Z");
  room = await openRoom({ mode: "ws", fake: { now: () => now } });
  const sent = await room.feishu.send(out({}));
  root = sent.sent === "yes" ? sent.messageId : "";
});
afterEach(() => room.close());
const seen = () => botMessages(room.fake, LI.id, TEAM.id);

describe("a change in place", () => {
  const change = (over: Partial<Outgoing> = {}) =>
    room.feishu.send(out({ key: "case:1:2", card: plainCard("T-1042 李雷 已认领"), replaces: root, ...over }));

  it("shows the new card and no second message", async () => {
    expect(await change()).toEqual({ sent: "yes", messageId: root });
    expect(seen()).toHaveLength(1);
    expect(seen()[0]?.text).toContain("李雷 已认领");
  });

  it("says that the card is gone when it was recalled", async () => {
    const recalled = room.fake.messages().find(({ id }) => id === root);
    if (recalled) recalled.isDeleted = true;
    expect(await change()).toMatchObject({ sent: "never", isGone: true });
  });

  it("says that it is gone after 14 days", async () => {
    now = new Date(now.getTime() + 14 * DAY - 1_000);
    expect(await change()).toMatchObject({ sent: "yes" });
    now = new Date(now.getTime() + 2_000);
    expect(await change()).toMatchObject({ sent: "never", isGone: true });
  });

  it("says that it is gone when it was deleted (230110)", async () => {
    room.fake.fault({ path: MESSAGES, method: "PATCH", fault: "code", code: 230110 });
    expect(await change()).toMatchObject({ sent: "never", isGone: true });
  });

  it("does not call it gone where no new one could stand either", async () => {
    room.fake.fault({ path: MESSAGES, method: "PATCH", fault: "code", code: 230002 });
    const sent = await change();
    expect(sent.sent).toBe("never");
    expect(sent).not.toHaveProperty("isGone");
  });

  it.each([
    ["rate-limit", "retry"],
    ["chat-rate-limit", "retry"],
    ["drop-after", "unknown"],
    ["internal-error", "unknown"],
  ] as const)("is tried again after %s, and does no harm twice", async (fault, sent) => {
    room.fake.fault({ path: MESSAGES, method: "PATCH", fault });
    expect(await change()).toMatchObject({ sent });
    expect(await change({ isInDoubt: true })).toEqual({ sent: "yes", messageId: root });
    expect(seen()).toHaveLength(1);
  });

  it("is masked when the content audit refuses it", async () => {
    room.fake.fault({ path: MESSAGES, method: "PATCH", fault: "code", code: 230028 });
    const card = plainCard("T-1042");
    card.parts = [{ part: "facts", facts: [{ label: "电话", value: "13812345678" }] }];
    expect(await change({ card })).toMatchObject({ sent: "yes" });
    expect(seen()[0]?.text).toContain("138");
    expect(seen()[0]?.text).not.toContain("12345678");
  });

  it("takes its turn: five a second for one card", async () => {
    await room.close();
    room = await openRoom({ mode: "ws", fake: { hasRates: true } });
    const sent = await room.feishu.send(out({}));
    root = sent.sent === "yes" ? sent.messageId : "";
    const changes = await Promise.all(Array.from({ length: 20 }, () => change()));
    expect(changes.filter(({ sent: state }) => state === "retry").length).toBeGreaterThan(0);
    expect(changes.filter(({ sent: state }) => state === "never")).toEqual([]);
  });
});

describe("somebody's words passed on", () => {
  const said = (title: string, text: string) => ({
    ...plainCard(title),
    isSaid: true as const,
    parts: [{ part: "text" as const, text }],
  });

  it("read as people say it, without a card's frame", async () => {
    const to = { chat: TEAM.id, thread: root };
    await room.feishu.send(out({ key: "m:1", to, card: said("王磊", "客户说周五来拉") }));
    const card = seen()[1]?.json;
    expect(card).not.toHaveProperty("header");
    expect(findElements(card, "plain_text").map(({ content }) => content)).toEqual(["王磊：客户说周五来拉"]);
  });

  it.each(HOSTILE)("are literal, and ring nobody: %j", async (text) => {
    expect(await room.feishu.send(out({ key: "m:2", card: said("<at id=all></at>", text) }))).toMatchObject({
      sent: "yes",
    });
    expect(room.fake.messages().at(-1)?.notifies).toEqual([]);
    expect(findElements(seen()[1]?.json, "markdown")).toEqual([]);
  });

  it("speak English to those who do", async () => {
    await room.feishu.send(out({ key: "m:3", card: said("Wang", "they come on Friday"), locale: "en" }));
    expect(seen()[1]?.text).toContain("Wang: they come on Friday");
  });
});

describe("a file in a topic", () => {
  const file = { name: "破损.png", mime: "image/png", bytes: PIXEL };
  const withFile = (over: Partial<Outgoing> = {}) =>
    room.feishu.send(out({ key: "m:1", to: { chat: TEAM.id, thread: root }, file, ...over }));
  const kinds = () => room.fake.messages().map(({ kind }) => kind);

  it("is a picture where it is one, and a file else", async () => {
    expect(await withFile()).toMatchObject({ sent: "yes" });
    const sheet = { name: "清单.xlsx", mime: "application/octet-stream", bytes: Buffer.from("PK..") };
    await withFile({ key: "m:2", file: sheet });
    expect(kinds()).toEqual(["interactive", "interactive", "image", "interactive", "file"]);
    expect(
      room.fake
        .messages()
        .slice(1)
        .every(({ root: under }) => under === root),
    ).toBe(true);
  });

  it("is brought once, also when an answer is lost", async () => {
    room.fake.fault({ path: "/open-apis/im/v1/images", fault: "internal-error" });
    expect(await withFile()).toMatchObject({ sent: "unknown" });
    room.fake.fault({ path: /\/reply$/u, fault: "drop-after", times: 1 });
    expect(await withFile({ isInDoubt: true })).toMatchObject({ sent: "unknown" });
    expect(await withFile({ isInDoubt: true })).toMatchObject({ sent: "yes" });
    expect(kinds()).toEqual(["interactive", "interactive", "image"]);
  });

  it("leaves the words standing when Feishu does not take it", async () => {
    room.fake.fault({ path: "/open-apis/im/v1/images", fault: "code", code: 234006 });
    expect(await withFile()).toMatchObject({ sent: "yes" });
    expect(kinds()).toEqual(["interactive", "interactive"]);
    expect(room.log.lines.some((line) => line.includes("file was refused"))).toBe(true);
  });
});

describe("fetching a file", () => {
  const fetchOf = async (body: Uint8Array) => {
    await room.fake.attach(HAN.id, { chat: TEAM.id, files: [{ name: "a.bin", body }] });
    const message = room.fake.messages().at(-1);
    const { file_key: id = "" } = JSON.parse(message?.content ?? "{}") as { file_key?: string };
    const file = { id, name: "a.bin", mime: "application/octet-stream", size: 0 };
    return room.feishu.fetchFile({ chat: TEAM.id, message: message?.id ?? "", file });
  };

  it("renews the token, and says what is too big, and gives null for what is not there or not allowed", async () => {
    room.fake.revokeToken();
    expect(await fetchOf(Buffer.from("三箱"))).toMatchObject({ bytes: Buffer.from("三箱") });
    expect(await fetchOf(Buffer.alloc(10 * 1024 * 1024 + 1))).toBe("tooBig");
    const file = { id: "file_v3_none", name: "x", mime: "", size: 1 };
    expect(await room.feishu.fetchFile({ chat: TEAM.id, message: root, file })).toBeNull();
    expect(room.log.lines.join("\n")).not.toMatch(/Bearer|\bt-[\w-]{8}/u);
    room.fake.fault({ path: /resources/u, fault: "internal-error" });
    await expect(fetchOf(Buffer.from("另一次"))).rejects.toThrow("Feishu");
  });
});

describe("a topic so far", () => {
  it("is told in order, with names and files, without the bot and what was recalled", async () => {
    const { fake, feishu } = room;
    await fake.say(LI.id, TEAM.id, "@韩梅梅 永清的货破了");
    const thread = fake.messages().at(-1)?.id ?? "";
    await fake.attach(HAN.id, { chat: TEAM.id, files: [{ name: "a.png", body: PIXEL }], text: "这张", thread });
    await fake.say(HAN.id, TEAM.id, "说错了", thread);
    await fake.correct(HAN.id, { chat: TEAM.id, message: fake.messages().at(-1)?.id ?? "" }, null);
    await feishu.send(out({ key: "m:9", to: { chat: TEAM.id, thread } }));
    const said = await feishu.readThread({ chat: TEAM.id, thread });
    expect(said.map(({ author, text, files }) => [author, text, files.length])).toEqual([
      ["李雷", "@韩梅梅 永清的货破了", 0],
      ["韩梅梅", "", 1],
      ["韩梅梅", "这张", 0],
    ]);
    expect(said[0]).toMatchObject({ user: LI.id, message: thread, at: now });
  });

  it("is the one message where there is no topic, and empty where it cannot be read", async () => {
    await room.fake.say(LI.id, TEAM.id, "永清的货破了");
    const thread = room.fake.messages().at(-1)?.id ?? "";
    expect(await room.feishu.readThread({ chat: TEAM.id, thread })).toMatchObject([{ text: "永清的货破了" }]);
    expect(await room.feishu.readThread({ chat: TEAM.id, thread: "om_none" })).toEqual([]);
  });
});
