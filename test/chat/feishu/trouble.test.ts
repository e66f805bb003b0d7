// When Feishu fails while an answer is being said: tried again, once in the end, and said aloud where it cannot be.
import { afterEach, describe, expect, it } from "vitest";
import { setTimeout as wait } from "node:timers/promises";
import { HAN, LI, openRoom, type Room, TEAM } from "./room.ts";
import { plainCard, visitForm } from "./script.ts";
import { botMessages, findButton } from "./seen.ts";

let room: Room;
afterEach(() => room.close());

const MESSAGES = "/open-apis/im/v1/messages";
const privateTexts = (user = LI.id) =>
  botMessages(room.fake, user, room.fake.privateChat(user)).map(({ text }) => text);

describe("saying an answer", () => {
  it.each(["drop-before", "drop-after", "internal-error", "rate-limit", "chat-rate-limit", "stale-token"] as const)(
    "survives %s, and says it once",
    async (fault) => {
      room = await openRoom({ mode: "ws" });
      room.fake.fault({ path: MESSAGES, method: "POST", fault, ...(fault === "rate-limit" && { resetSeconds: 0.5 }) });
      await room.fake.say(LI.id, room.fake.privateChat(LI.id), "拜访 永清超市");
      await room.fake.until(() => room.desk.told.length === 1, 8_000);
      expect(privateTexts()).toHaveLength(1);
      expect(room.desk.asks).toHaveLength(1);
    },
  );

  it("stays owing when Feishu is away too long, for the clock to take up again (test/clock/recover.test.ts)", async () => {
    room = await openRoom({ mode: "ws" });
    room.fake.fault({ path: MESSAGES, fault: "rate-limit", resetSeconds: 0.1, times: 5 });
    await room.fake.say(LI.id, room.fake.privateChat(LI.id), "拜访 永清超市");
    await room.fake.until(
      () => room.log.lines.filter((line) => line.includes("could not be said")).length === 5,
      15_000,
    );
    expect(room.desk.told).toEqual([]);
  });

  it("tells the group when a form cannot reach the person", async () => {
    room = await openRoom({ mode: "ws", fake: { users: [LI, { ...HAN, state: "stopped" }] } });
    room.desk.script = () => ({ reply: "form", form: visitForm() });
    await room.fake.say(HAN.id, TEAM.id, `@${room.fake.bot.name} 拜访`);
    await room.fake.settled();
    expect(botMessages(room.fake, LI.id, TEAM.id)[0]?.text).toContain("请先打开和我的私聊");
    expect(room.desk.told).toHaveLength(1);
  });

  it("says that a file could not be sent", async () => {
    room = await openRoom({ mode: "ws" });
    const file = { name: "a.csv", mime: "text/csv", bytes: new TextEncoder().encode("a\n") };
    room.desk.script = () => ({ reply: "file", file, card: plainCard("导出") });
    room.fake.fault({ path: "/open-apis/im/v1/files", fault: "code", code: 234006, status: 400 });
    await room.fake.say(LI.id, room.fake.privateChat(LI.id), "/export visit");
    await room.fake.settled();
    expect(privateTexts()).toEqual([expect.stringContaining("文件没能发出去")]);
  });

  it("answers the command alone when the quoted message cannot be read", async () => {
    room = await openRoom({ mode: "ws" });
    await room.fake.say(HAN.id, TEAM.id, "三箱破损");
    const quoted = room.fake.messages()[0]?.id ?? "";
    room.fake.fault({ path: MESSAGES, method: "GET", fault: "code", code: 230027, status: 400 });
    await room.fake.quote(LI.id, quoted, `@${room.fake.bot.name} /complaint`);
    await room.fake.settled();
    expect(room.desk.asks[0]).not.toHaveProperty("quoted");
    const own = room.fake.messages().find(({ from }) => from.isBot)?.id ?? "";
    await room.fake.quote(LI.id, own, `@${room.fake.bot.name} 已经联系了`);
    await room.fake.settled();
    expect(room.desk.asks[1]).toMatchObject({ text: "已经联系了" });
    expect(room.desk.asks[1]).not.toHaveProperty("quoted");
  });

  it("does not acknowledge a command whose quoted message Feishu does not give just now", async () => {
    let minutes = 0;
    room = await openRoom({ mode: "ws", fake: { now: () => new Date(Date.now() + minutes * 60_000) } });
    await room.fake.say(HAN.id, TEAM.id, "三箱破损");
    const quoted = room.fake.messages()[0]?.id ?? "";
    room.fake.fault({ path: MESSAGES, method: "GET", fault: "internal-error" });
    await room.fake.quote(LI.id, quoted, `@${room.fake.bot.name} /complaint`);
    await room.fake.settled();
    expect(room.desk.taken).toEqual([]);
    minutes = 1;
    await room.fake.until(() => room.desk.told.length === 1);
    expect(room.desk.asks).toMatchObject([{ quoted: { author: HAN.id, text: "三箱破损" } }]);
  });

  it("posts a late card anew where the old one cannot be changed", async () => {
    room = await openRoom({ mode: "ws", answerWithinMs: 50 });
    const chat = room.fake.privateChat(LI.id);
    await room.fake.say(LI.id, chat, "拜访 永清超市");
    await room.fake.settled();
    const [card] = botMessages(room.fake, LI.id, chat);
    room.desk.script = async () => {
      await wait(100);
      return { reply: "card", card: plainCard("迟到的") };
    };
    room.fake.fault({ path: MESSAGES, method: "PATCH", fault: "code", code: 230031, status: 400 });
    await room.fake.press(LI.id, { chat, message: card?.id ?? "", action: findButton(card?.json, "撤销") });
    await room.fake.until(() => privateTexts().length === 2);
    expect(privateTexts()[1]).toContain("迟到的");
  });
});
