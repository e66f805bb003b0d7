// The Home tab and the first opening of the private chat.
import { afterEach, describe, expect, it } from "vitest";
import { card, makeDesk, saidCard, visitForm } from "./scripted-desk.ts";
import { type Both, buttonNamed, LI, openBoth, seen, until, words } from "./open-both.ts";

let both: Both;
afterEach(() => both.close());

const homeOf = (user = LI): string => words(both.fake.screen(user).home);
const published = (): number => both.fake.calls.filter((call) => call.method === "views.publish").length;
const show = { label: "看", style: "plain" as const, action: { do: "show" as const, record: "visit", id: 5 } };

describe("the home", () => {
  it("shows that it is loading while the desk is slow", async () => {
    const desk = makeDesk();
    let finish: () => void = () => undefined;
    desk.home = () =>
      new Promise((resolve) => {
        finish = () => resolve({ card: card("我的一天"), locale: "zh-CN" });
      });
    both = await openBoth("socket", desk);
    await both.fake.enter(LI);
    await until(() => homeOf().includes("正在打开"));
    finish();
    await until(() => homeOf().includes("我的一天"));
  });

  it("says so when it cannot be drawn", async () => {
    const desk = makeDesk();
    desk.home = () => Promise.reject(new Error("boom"));
    both = await openBoth("socket", desk);
    await both.fake.enter(LI);
    await until(() => /[0-9A-F]{6}/.test(homeOf()));
  });

  it("is drawn again after a save of who looks at it, and not of who does not", async () => {
    const desk = makeDesk(saidCard("已记下"));
    both = await openBoth("socket", desk);
    await both.fake.say(LI, both.fake.privateChat(LI), "/visit 永清 订货1万");
    await both.fake.settled();
    expect(published()).toBe(0);
    await both.fake.enter(LI);
    await until(() => published() === 1);
    await both.fake.say(LI, both.fake.privateChat(LI), "/visit 永清 订货1万");
    await until(() => published() === 2);
  });

  it("answers in a modal, whose own buttons are answered in it", async () => {
    const desk = makeDesk(saidCard("V-5", [{ part: "buttons", buttons: [{ ...show, label: "改" }] }]));
    desk.home = async () => ({
      card: card("我的一天", [{ part: "rows", rows: [{ title: "V-5", button: show }] }]),
      locale: "zh-CN",
    });
    both = await openBoth("socket", desk);
    await both.fake.enter(LI);
    await until(() => homeOf().includes("V-5"));
    await both.fake.press(LI, { chat: null, message: null, action: buttonNamed(both.fake.screen(LI).home, "看") });
    await until(() => words(both.fake.screen(LI).modal).includes("V-5"));

    desk.reply = { reply: "word", text: "别人正在改", tone: "stop" };
    await both.fake.press(LI, { chat: null, message: null, action: buttonNamed(both.fake.screen(LI).modal, "改") });
    await until(() => words(both.fake.screen(LI).modal).includes("别人正在改"));
    await both.fake.dismiss(LI, (both.fake.screen(LI).modal as { id: string }).id);

    desk.reply = { reply: "form", form: visitForm({ id: 5, version: 1 }) };
    await both.fake.press(LI, { chat: null, message: null, action: buttonNamed(both.fake.screen(LI).modal, "改") });
    await until(() => words(both.fake.screen(LI).modal).includes("目的"));
    expect(both.fake.complaints).toEqual([]);
  });
});

describe("the private chat", () => {
  it("greets when it is opened, once for each opening", async () => {
    const desk = makeDesk((ask) => (ask.does === "enter" ? saidCard("你好") : { reply: "nothing" }));
    both = await openBoth("socket", desk);
    const chat = both.fake.privateChat(LI);
    const event = { type: "app_home_opened", user: LI, channel: chat, tab: "messages", event_ts: "1763431200.000100" };
    const payload = { type: "event_callback", team_id: both.fake.teamId, event_id: "Ev1", event };
    await both.fake.send("events_api", payload);
    await both.fake.send("events_api", payload);
    await until(() => desk.said_.length === 1);
    expect(seen(both.fake, LI, chat)).toHaveLength(1);
    expect(both.fake.screen(LI).home).toBeNull();
  });
});
