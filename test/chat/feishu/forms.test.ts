// Presses and form cards in both ways of connecting: the answer stands in the card's place, at once.
import { afterEach, describe, expect, it } from "vitest";
import { HAN, LI, MODES, openRoom, type Room, TEAM } from "./room.ts";
import { plainCard, visitForm } from "./script.ts";
import { botMessages, findButton, pressButton, seeAgain, type Shown, showCard } from "./seen.ts";

let room: Room;
afterEach(() => room.close());

const press = (shown: Shown, label: string, user = LI.id) => pressButton(room, { shown, label, user });
const shownNow = (shown: Shown) => seeAgain(room, shown);
const toast = () => room.fake.screen(LI.id).word;

async function showForm() {
  room.desk.script = () => ({ reply: "form", form: visitForm() });
  return showCard(room);
}

const submit = (shown: Shown, values: Record<string, unknown>) =>
  room.fake.submit(LI.id, {
    chat: shown.chat,
    message: shown.id,
    view: null,
    values,
    action: findButton(shown.json, "保存"),
  });

describe.each(MODES)("cards over %s", (mode) => {
  it("puts the answer to a press in the card's place, with a toast", async () => {
    room = await openRoom({ mode });
    const shown = await showCard(room);
    room.desk.script = () => ({ reply: "card", card: plainCard("已撤销") });
    expect(await press(shown, "撤销")).toMatchObject({ isOk: true });
    expect(room.desk.asks.at(-1)).toMatchObject({
      does: "press",
      action: { do: "undo", id: 99 },
      actor: { user: LI.id },
      place: { chat: shown.chat, isPrivate: true, message: shown.id },
    });
    expect(shownNow(shown)?.text).toContain("已撤销");
    expect(toast()).toMatchObject({ type: "success" });
  });

  it("says a word as a toast and leaves the card", async () => {
    room = await openRoom({ mode });
    const shown = await showCard(room);
    room.desk.script = () => ({ reply: "word", text: "这条记录不是你的", tone: "stop" });
    await press(shown, "撤销");
    expect(toast()).toEqual({ type: "error", content: "这条记录不是你的" });
    expect(shownNow(shown)?.json).toEqual(shown.json);
  });

  it("fills, refuses, echoes and keeps a form in one card", async () => {
    room = await openRoom({ mode });
    const shown = await showForm();
    const problems = { orderAmount: "“一大堆”不是金额", summary: "请写一句" };
    const fields = visitForm().fields.map((field) =>
      field.name === "orderAmount" && field.input === "line" ? { ...field, value: "一大堆" } : field,
    );
    room.desk.script = () => ({ reply: "form", form: visitForm({ problems, fields }) });
    expect(await submit(shown, { customer: "12", orderAmount: "一大堆", purposes: [] })).toMatchObject({ isOk: true });
    expect(room.desk.asks.at(-1)).toMatchObject({
      does: "submit",
      form: { record: "visit", draft: 5 },
      fields: {
        customer: "12",
        channel: "onsite",
        purposes: "",
        visitedOn: "2026-11-18",
        orderAmount: "一大堆",
        summary: "",
      },
    });
    const redrawn = shownNow(shown)?.text ?? "";
    expect(redrawn).toContain('"default_value":"一大堆"');
    expect(redrawn).toContain("<font color='red'>“一大堆”不是金额</font>");
    expect(redrawn).toContain("有 2 处要改");
    expect(toast()).toMatchObject({ type: "error" });
    room.desk.script = () => ({ reply: "card", card: plainCard() });
    const again = { ...shown, json: shownNow(shown)?.json };
    expect(await submit(again, { customer: "12", orderAmount: "1.2万", summary: "都好" })).toMatchObject({
      isOk: true,
    });
    expect(shownNow(shown)?.text).toContain("已记下");
    expect(shownNow(shown)?.text).not.toContain('"tag":"form"');
  });

  it("takes a typed customer when none is chosen, and the chosen one when both are there", async () => {
    room = await openRoom({ mode });
    const shown = await showForm();
    await submit(shown, { customer_typed: "永清", visitedOn: "2026-11-17" });
    expect(room.desk.asks.at(-1)).toMatchObject({ fields: { customer: "永清", visitedOn: "2026-11-17" } });
    await submit({ ...shown, json: shownNow(shown)?.json }, { customer: "13", customer_typed: "永清" });
    expect(room.desk.asks.at(-1)).toMatchObject({ fields: { customer: "13" } });
  });

  it("cancels outside the form, without its required fields", async () => {
    room = await openRoom({ mode });
    const shown = await showForm();
    room.desk.script = () => ({ reply: "card", card: { ...plainCard("已取消"), tone: "plain" } });
    expect(await press(shown, "取消")).toMatchObject({ isOk: true });
    expect(shownNow(shown)?.text).toContain("已取消");
    expect(toast()).toBeNull();
    expect(room.desk.asks.at(-1)).toMatchObject({ action: { do: "cancel", record: "visit", draft: 5 } });
  });

  it("answers a failing press with a toast that has a reference", async () => {
    room = await openRoom({ mode });
    const shown = await showCard(room);
    room.desk.script = () => Promise.reject(new Error("out of order"));
    expect(await press(shown, "撤销")).toMatchObject({ isOk: true });
    expect(JSON.stringify(toast())).toMatch(/"error".*编号 [0-9A-F]{6}/);
    expect(shownNow(shown)?.json).toEqual(shown.json);
  });

  it("knows a press in a group for one, and sends its form and its file to the private chat", async () => {
    room = await openRoom({ mode });
    const { fake, desk } = room;
    await fake.say(LI.id, TEAM.id, `@${fake.bot.name} 拜访 永清超市`);
    await fake.settled();
    const [card] = botMessages(fake, HAN.id, TEAM.id);
    if (!card) throw new Error("no card");
    desk.script = () => ({ reply: "form", form: visitForm() });
    await press({ chat: TEAM.id, id: card.id, json: card.json }, "修改", HAN.id);
    expect(desk.asks.at(-1)).toMatchObject({ actor: { user: HAN.id }, place: { isPrivate: false, chat: TEAM.id } });
    await fake.until(() => botMessages(fake, HAN.id, fake.privateChat(HAN.id))[0]?.text.includes("保存"));
    const file = { name: "a.csv", mime: "text/csv", bytes: new TextEncoder().encode("a\n") };
    desk.script = () => ({ reply: "file", file, card: plainCard("导出") });
    await press({ chat: TEAM.id, id: card.id, json: card.json }, "修改", HAN.id);
    await fake.until(() => botMessages(fake, HAN.id, fake.privateChat(HAN.id)).length === 3);
    expect(botMessages(fake, HAN.id, TEAM.id).map(({ json }) => json)).toEqual([card.json]);
  });

  it("puts a form asked for by a press in the private chat in the card's place", async () => {
    room = await openRoom({ mode });
    const shown = await showCard(room);
    room.desk.script = () => ({ reply: "form", form: visitForm({ id: 7, version: 2 }) });
    await press(shown, "修改");
    expect(findButton(shownNow(shown)?.json, "保存")).toMatchObject({
      name: "submit_visit_i7_v2_d5",
      value: { form: { record: "visit", id: 7, version: 2, draft: 5 } },
    });
  });

  it("does not believe a button that is not ours, and takes a press without its value by the button's name", async () => {
    room = await openRoom({ mode });
    const shown = await showForm();
    await press(shown, "取消");
    const clicked = room.fake.envelopes.at(-1);
    if (!clicked) throw new Error("no click");
    const asked = room.desk.asks.length;
    const forged = structuredClone(clicked);
    forged.header.event_id = "forged";
    Object.assign(forged.event, { action: { tag: "button", value: { action: { do: "become director" } } } });
    const [answered] = await room.fake.deliver(forged);
    expect(answered).toMatchObject({ isAcked: true, answer: { toast: { type: "error" } } });
    expect(room.desk.asks).toHaveLength(asked);
    const bare = structuredClone(clicked);
    bare.header.event_id = "bare";
    const action = { tag: "button", name: "submit_visit_i7_v2_d5", form_value: { customer: null, summary: "都好" } };
    Object.assign(bare.event, { action });
    await room.fake.deliver(bare);
    expect(room.desk.asks.at(-1)).toMatchObject({
      does: "submit",
      form: { record: "visit", id: 7, version: 2, draft: 5 },
      fields: { customer: "", summary: "都好" },
    });
  });

  it("asks Feishu what kind of chat it is when a card from before a restart is pressed", async () => {
    room = await openRoom({ mode });
    const sent = await room.feishu.send({ key: "k", to: { user: LI.id }, card: plainCard(), locale: "zh-CN" });
    const id = sent.sent === "yes" ? sent.messageId : "";
    const chat = room.fake.privateChat(LI.id);
    const shown = { chat, id, json: botMessages(room.fake, LI.id, chat)[0]?.json };
    await room.restart();
    await press(shown, "撤销");
    expect(room.desk.asks.at(-1)?.place).toMatchObject({ chat, isPrivate: true, message: id });
    expect(room.fake.calls.some(({ path }) => path.endsWith(`/chats/${chat}`))).toBe(true);
  });
});
