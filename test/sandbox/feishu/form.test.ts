// A form in a card, from the menu to the saved record, and what the client checks before it sends.
import { afterEach, expect, test } from "vitest";
import { YU } from "./bot.ts";
import { answerForm, type CardBot, done, openCardBot, openForm } from "./card-bot.ts";

let bot: CardBot | undefined;
afterEach(async () => {
  await bot?.bot.close();
  bot = undefined;
});

const open = async (...given: Parameters<typeof openCardBot>): Promise<CardBot> => {
  bot = await openCardBot(...given);
  return bot;
};

test("a wrong amount brings the form back with what was typed; the right one is saved", async () => {
  const { fake, clicks, shownNow, submitWith } = await open(openForm(""), answerForm);
  expect(await submitWith({ who: "永清", amount: "一万二" })).toMatchObject({ isOk: true });
  expect(fake.screen(YU.id).word).toEqual({ type: "error", content: "1 处需要改" });
  expect(shownNow()).toEqual(openForm("一万二", "金额写成数字"));
  await submitWith({ who: "永清", amount: "12000", day: "2026-11-25", purposes: ["order"], urgent: true });
  expect(fake.screen(YU.id).word).toEqual({ type: "success", content: "已保存" });
  expect(shownNow()).toEqual(done);
  expect(clicks.map((click) => click.action.form_value)).toEqual([
    { who: "永清", amount: "一万二", channel: "a", urgent: false },
    { who: "永清", amount: "12000", channel: "a", purposes: ["order"], day: "2026-11-25 +0800", urgent: true },
  ]);
  expect(clicks[0]).toMatchObject({
    operator: { open_id: YU.id },
    action: { tag: "button", name: "save", value: { form: "visit" }, timezone: "Asia/Shanghai" },
    context: { open_chat_id: fake.privateChat(YU.id) },
    create_time: expect.stringMatching(/^\d{16}$/) as string,
  });
});

test.each([
  ["a required field is empty", { amount: "1" }, "有必填项未填写"],
  ["a text is too long", { who: "一二三四五六七八九十百" }, "最多 10 个字"],
  ["a choice is no option", { who: "永清", channel: "z" }, "没有这个选项"],
  ["choices are no options", { who: "永清", purposes: ["z"] }, "没有这些选项"],
  ["a day is none", { who: "永清", day: "周三" }, "不是日期"],
  ["a check box holds text", { who: "永清", urgent: "yes" }, "只能勾选"],
  ["a field is not on the card", { who: "永清", price: "1" }, "没有 price"],
])("the client sends nothing when %s", async (_, values, said) => {
  const { clicks, submitWith } = await open(openForm(""), () => ({}));
  expect(await submitWith(values)).toMatchObject({ isOk: false, problem: expect.stringContaining(said) as string });
  expect(clicks).toEqual([]);
});

test("an emptied field is empty, not what the card began with", async () => {
  const { clicks, submitWith } = await open(openForm("5"), () => ({}));
  await submitWith({ who: "永清", amount: "", channel: "" });
  expect(clicks[0]?.action.form_value).toEqual({ who: "永清", amount: "", urgent: false });
});
