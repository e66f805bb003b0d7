// A press whose answer takes longer than Feishu waits: a word at once, the answer afterwards.
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { LI, MODES, openRoom, type Room } from "./room.ts";
import { plainCard } from "./script.ts";
import { botMessages, pressButton, seeAgain, type Shown, showCard } from "./seen.ts";

let room: Room;
afterEach(() => room.close());

const press = (shown: Shown, label: string) => pressButton(room, { shown, label, user: LI.id });
const shownNow = (shown: Shown) => seeAgain(room, shown);
const toast = () => room.fake.screen(LI.id).word;

describe.each(MODES)("a late answer over %s", (mode) => {
  it("answers a slow press at once and changes the card afterwards", async () => {
    room = await openRoom({ mode, answerWithinMs: 150 });
    const shown = await showCard(room);
    room.desk.script = async () => {
      await wait(400);
      return { reply: "card", card: plainCard("终于好了") };
    };
    const outcome = await press(shown, "撤销");
    expect(outcome.isOk).toBe(true);
    expect(outcome.tookMs).toBeLessThan(380);
    expect(toast()).toEqual({ type: "info", content: "收到，正在处理…" });
    await room.fake.until(() => shownNow(shown)?.text.includes("终于好了"));
  });

  it("says a late word as a message", async () => {
    room = await openRoom({ mode, answerWithinMs: 100 });
    const shown = await showCard(room);
    room.desk.script = async () => {
      await wait(200);
      return { reply: "word", text: "已经撤销过了", tone: "plain" };
    };
    await press(shown, "撤销");
    await room.fake.until(() => botMessages(room.fake, LI.id, shown.chat).at(-1)?.text.includes("已经撤销过了"));
    expect(shownNow(shown)?.json).toEqual(shown.json);
  });
});
