// Clicks on a card: what is sent, what an answer may be, what the person sees when it is not.
import { afterEach, expect, test } from "vitest";
import { setTimeout as wait } from "node:timers/promises";
import { GROUP, LI, openSocketBot, refusalOf, YU } from "./bot.ts";
import { answerForm, type CardBot, done, openCardBot, openForm } from "./card-bot.ts";
import { button, card, input, type Json, options, plain, select } from "./cards.ts";

let bot: CardBot | undefined;
afterEach(async () => {
  await bot?.bot.close();
  bot = undefined;
});

const open = async (...given: Parameters<typeof openCardBot>): Promise<CardBot> => {
  bot = await openCardBot(...given);
  return bot;
};

test("a press names its button by its value; a button that is not there is not pressed", async () => {
  const { clicks, press, shownNow } = await open(openForm(""), () => ({}));
  const before = shownNow();
  expect(await press({ tag: "button", value: { do: "cancel" } })).toMatchObject({ isOk: true });
  expect(shownNow()).toEqual(before);
  expect(await press({ tag: "button", value: { do: "undo", id: 7 } })).toMatchObject({ isOk: false });
  expect(clicks.map((click) => click.action)).toEqual([{ tag: "button", value: { do: "cancel" } }]);
});

test("presses of every kind", async () => {
  const callback = [{ type: "callback", value: { do: "x" } }];
  const shown = card([
    select("page", { behaviors: callback }),
    { tag: "overflow", options: options("edit"), behaviors: callback },
    { tag: "date_picker", name: "day", behaviors: callback },
    { tag: "checker", name: "done", text: plain("好"), behaviors: callback },
    input("line", { behaviors: callback }),
    button({ behaviors: [{ type: "open_url", default_url: "https://example.com/" }] }),
    button({ disabled: true, name: "grey", behaviors: callback }),
  ]);
  const { clicks, press } = await open(shown, () => ({}));
  await press({ tag: "select_static", option: "b" });
  await press({ tag: "overflow", option: "edit" });
  await press({ tag: "date_picker", option: "2026-11-25" });
  await press({ tag: "checker", checked: true });
  await press({ tag: "input", input_value: "x" });
  expect(clicks.map(({ action }) => action)).toMatchObject([
    { tag: "select_static", option: "b" },
    { tag: "overflow", option: "edit" },
    { tag: "date_picker", option: "2026-11-25 +0800" },
    { tag: "checker", checked: true },
    { tag: "input", input_value: "x" },
  ]);
  expect(await press({ tag: "select_static", option: "z" })).toMatchObject({ isOk: false });
  expect(await press({ tag: "button", name: "grey" })).toMatchObject({ isOk: false });
  expect(await press({ tag: "button" })).toMatchObject({ isOk: true });
  expect(clicks).toHaveLength(5);
});

test("another person's private card cannot be pressed; a group's can, by anybody in it", async () => {
  const { clicks, client, press, fake } = await open(card([button()]), () => ({}));
  expect(await press({ tag: "button" }, LI.id)).toMatchObject({ isOk: false, problem: "看不到这条消息" });
  const content = JSON.stringify(card([button()]));
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: "chat_id" },
    data: { receive_id: GROUP, msg_type: "interactive", content },
  });
  await fake.press(LI.id, { chat: GROUP, message: sent.data?.message_id ?? "", action: { tag: "button" } });
  expect(clicks.map((click) => click.operator.open_id)).toEqual([LI.id]);
});

test.each<[string, unknown, string]>([
  ["a toast of an unknown type", { toast: { type: "good", content: "x" } }, "200672"],
  ["card 1.0's answer", { card: { schema: "2.0", body: { elements: [] } } }, "200672"],
  ["an unknown property", { message: "x" }, "200672"],
  ["a bad card", { card: { type: "raw", data: card([{ tag: "blink" }]) } }, "200673"],
])("the person sees an error for %s, and the card stays", async (_, answer, code) => {
  const { press, shownNow } = await open(card([button()]), () => answer);
  expect(await press({ tag: "button" })).toMatchObject({
    isOk: false,
    problem: expect.stringContaining(code) as string,
  });
  expect(shownNow()).toEqual(card([button()]));
});

test("a handler that throws, is late, or is not there", async () => {
  let mode = "throw";
  const { press, fake } = await open(
    card([button()]),
    async () => {
      if (mode === "throw") throw new Error("no");
      await wait(600);
    },
    { answerMs: 400 },
  );
  expect((await press({ tag: "button" })).problem).toContain("200671");
  mode = "late";
  expect((await press({ tag: "button" })).problem).toContain("200341");
  expect(fake.waitingCount()).toBe(0);
  bot?.bot.closeSocket();
  await fake.until(() => fake.connectionCount() === 0);
  expect((await press({ tag: "button" })).problem).toContain("200340");
});

test("an event that no handler takes is not a good answer to a click", async () => {
  const deaf = await openSocketBot({});
  const content = JSON.stringify(card([button()]));
  const sent = await deaf.client.im.v1.message.create({
    params: { receive_id_type: "open_id" },
    data: { receive_id: YU.id, msg_type: "interactive", content },
  });
  const press = { chat: null, message: sent.data?.message_id ?? "", action: { tag: "button" } };
  const { problem } = await deaf.fake.press(YU.id, press);
  await deaf.close();
  expect(problem).toContain("200672");
});

test("a card is clicked for 14 days", async () => {
  let now = Date.parse("2026-11-01T02:00:00Z");
  const { press, clicks } = await open(card([button()]), () => ({}), { now: () => new Date(now) });
  now += 14 * 24 * 3_600_000 + 1;
  expect(await press({ tag: "button" })).toMatchObject({ isOk: false });
  expect(clicks).toEqual([]);
});

test("the delayed update: after the answer, twice, for 30 minutes", async () => {
  let now = Date.parse("2026-11-21T02:00:00Z");
  const early: number[] = [];
  const { client, clicks, press, shownNow } = await open(
    card([button()]),
    async (data) => {
      early.push((await refusalOf(update(data.token, done))).code);
    },
    { now: () => new Date(now) },
  );
  const update = (token: string, shown: Json): Promise<unknown> =>
    client.request({ method: "POST", url: "/open-apis/interactive/v1/card/update", data: { token, card: shown } });
  await press({ tag: "button" });
  expect(early).toEqual([300000]);
  const token = clicks[0]?.token ?? "";
  expect((await refusalOf(update(token, card([{ tag: "blink" }])))).code).toBe(230099);
  const again = card([button({ text: plain("再来") })]);
  await update(token, again);
  expect(shownNow()).toEqual(again);
  await update(token, again);
  expect((await refusalOf(update(token, done))).msg).toContain("too many times");
  await press({ tag: "button" });
  now += 30 * 60_000 + 1;
  expect((await refusalOf(update(clicks[1]?.token ?? "", done))).msg).toContain("expired");
  expect((await refusalOf(update("c-none", done))).msg).toContain("invalid");
});

test("screens tell of changes until asked to stop", async () => {
  const { fake, submitWith } = await open(openForm(""), answerForm);
  let changes = 0;
  const stop = fake.onChange(() => {
    changes += 1;
  });
  await submitWith({ who: "永清", amount: "1" });
  expect(changes).toBeGreaterThan(0);
  stop();
  const seen = changes;
  await fake.say(YU.id, fake.privateChat(YU.id), "好");
  expect(changes).toBe(seen);
});
