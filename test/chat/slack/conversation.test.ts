// What people do in Slack and what they see, through the real Bolt, by Socket Mode and by HTTP alike.
import { afterEach, describe, expect, it } from "vitest";
import { card, makeDesk, saidCard, visitForm } from "./scripted-desk.ts";
import { type Both, buttonNamed, LI, MODES, openBoth, SALES, seen, until, WANG, words } from "./open-both.ts";

const values = (over: Record<string, unknown> = {}) => ({
  orderAmount: { value: { type: "plain_text_input", value: "1.2万" } },
  visitedOn: { value: { type: "datepicker", selected_date: "2026-11-18" } },
  summary: { value: { type: "plain_text_input", value: null } },
  ...over,
});

const modalOf = (both: Both) =>
  both.fake.screen(LI).modal as { id: string; title: { text: string }; blocks: { block_id: string }[] } | null;

describe.each(MODES)("in Slack by %s", (mode) => {
  let both: Both;
  afterEach(async () => {
    await both.close();
    expect(both.fake.complaints).toEqual([]);
  });

  it("answers a line with a card that only its writer sees", async () => {
    const desk = makeDesk(
      saidCard("已记下 V-1042", [{ part: "facts", facts: [{ label: "客户", value: "永清超市" }] }]),
    );
    both = await openBoth(mode, desk);
    const outcome = await both.fake.say(LI, SALES, "/visit 永清超市 订货1.2万 @王芳");
    expect(outcome).toMatchObject({ isOk: true });
    expect(desk.asked[0]).toMatchObject({
      actor: { platform: "slack", user: LI },
      place: { chat: SALES, isPrivate: false },
      does: "say",
      text: "/visit 永清超市 订货1.2万 @王芳",
    });
    const [message] = seen(both.fake, LI, SALES).slice(-1);
    expect(message?.isEphemeral).toBe(true);
    expect(words(message?.json)).toContain("永清超市");
    expect(seen(both.fake, WANG, SALES)).toEqual([]);
  });

  it("opens the form, shows its problems under their fields, and says the result in private", async () => {
    const desk = makeDesk({ reply: "form", form: visitForm() });
    both = await openBoth(mode, desk);
    await both.fake.say(LI, SALES, "/visit");
    await until(() => modalOf(both) !== null);
    const modal = modalOf(both);
    expect(modal?.title.text).toBe("拜访");

    desk.reply = { reply: "form", form: visitForm({ problems: { customer: "选一家客户" } }) };
    desk.choices = [{ value: "11", label: "永清超市" }];
    const search = { chat: null, message: null, action: inputOf(modal, "customer") };
    const found = await both.fake.suggest(LI, search, "永清");
    expect(found).toEqual([{ label: "永清超市", value: "11" }]);
    const chosen = {
      value: {
        type: "external_select",
        selected_option: { value: "11", text: { type: "plain_text", text: "永清超市", emoji: false } },
      },
    };
    const refused = await both.fake.submit(LI, {
      chat: null,
      message: null,
      view: modal?.id ?? "",
      values: values({ customer: chosen }),
    });
    expect(refused.problem ?? "").not.toBe("operation_timeout");
    expect(both.fake.screen(LI).word).toMatchObject({ customer: "选一家客户" });

    desk.reply = saidCard("已记下 V-1042");
    await both.fake.submit(LI, {
      chat: null,
      message: null,
      view: modal?.id ?? "",
      values: values({ customer: chosen }),
    });
    await until(() => seen(both.fake, LI, both.fake.privateChat(LI)).length === 1);
    expect(modalOf(both)).toBeNull();
    expect(desk.asked.at(-1)).toMatchObject({
      does: "submit",
      form: { record: "visit", draft: 7 },
      fields: { customer: "11", orderAmount: "1.2万", visitedOn: "2026-11-18" },
      place: { chat: SALES, isPrivate: false },
    });
    expect(words(seen(both.fake, LI, both.fake.privateChat(LI))[0]?.json)).toContain("已记下 V-1042");
  });

  it("redraws the form where a problem has no field of its own", async () => {
    const desk = makeDesk({ reply: "form", form: visitForm({ fields: visitForm().fields.slice(1) }) });
    both = await openBoth(mode, desk);
    await both.fake.say(LI, SALES, "/visit 永清");
    await until(() => modalOf(both) !== null);
    desk.reply = {
      reply: "form",
      form: visitForm({ problems: { "": "别人刚改过这条记录", orderAmount: "看不懂这个金额" } }),
    };
    await both.fake.submit(LI, { chat: null, message: null, view: modalOf(both)?.id ?? "", values: values() });
    expect(words(modalOf(both))).toContain("别人刚改过这条记录");
    expect(words(modalOf(both))).toContain("看不懂这个金额");
  });

  it("puts the answer to a press in place of the card, and a word beside it", async () => {
    const button = { label: "撤销", style: "danger" as const, action: { do: "undo" as const, id: 5 } };
    const desk = makeDesk(saidCard("已记下", [{ part: "buttons", buttons: [button] }]));
    both = await openBoth(mode, desk);
    const chat = both.fake.privateChat(LI);
    await both.fake.say(LI, chat, "拜访 永清超市 订货1.2万");
    await until(() => seen(both.fake, LI, chat).length === 2);
    const [, message] = seen(both.fake, LI, chat);
    const pressed = { chat, message: message?.id ?? "", action: buttonNamed(message?.json, "撤销") };

    desk.reply = { reply: "word", text: "已经撤销过了", tone: "plain" };
    await both.fake.press(LI, pressed);
    await until(() => seen(both.fake, LI, chat).length === 3);
    expect(words(seen(both.fake, LI, chat)[1]?.json)).toContain("已记下");
    expect(seen(both.fake, LI, chat)[2]?.isEphemeral).toBe(true);

    desk.reply = saidCard("已撤销");
    await both.fake.press(LI, pressed);
    await until(() => words(seen(both.fake, LI, chat)[1]?.json).includes("已撤销"));
    expect(desk.asked.at(-1)).toMatchObject({
      does: "press",
      action: { do: "undo", id: 5 },
      place: { chat, isPrivate: true },
    });
    const keys = desk.asked.filter((ask) => ask.does === "press").map((ask) => ask.key);
    expect(new Set(keys).size).toBe(2);
  });

  it("answers words in private below them, a mention in its thread, and not what is said to others", async () => {
    const desk = makeDesk(saidCard("收到"));
    both = await openBoth(mode, desk);
    await both.fake.say(LI, SALES, "大家好");
    await both.fake.say(LI, SALES, "@Rapport 投诉 永清超市 @王芳 & <b>");
    await both.fake.settled();
    await until(() => desk.said_.length === 1);
    expect(desk.asked.map((ask) => (ask.does === "say" ? ask.text : ask.does))).toEqual(["投诉 永清超市 @王芳 & <b>"]);
    const [, mention] = seen(both.fake, WANG, SALES);
    expect(seen(both.fake, WANG, SALES).find((each) => each.thread === mention?.id)).toBeDefined();
  });

  it("makes a message a record by shortcut", async () => {
    const desk = makeDesk({ reply: "form", form: visitForm({ record: "complaint", title: "投诉" }) });
    both = await openBoth(mode, desk);
    await both.fake.say(WANG, SALES, "永清的劲酒破了三箱 & 漏了");
    const [message] = seen(both.fake, LI, SALES);
    await both.fake.shortcut(LI, SALES, message?.id ?? "", "log_complaint");
    await until(() => modalOf(both)?.title.text === "投诉");
    expect(desk.asked[0]).toMatchObject({
      does: "log",
      record: "complaint",
      quoted: { author: "王芳", text: "永清的劲酒破了三箱 & 漏了", chat: SALES, message: message?.id },
    });
  });

  it("sends a file into the private chat", async () => {
    const file = { name: "拜访.csv", mime: "text/csv", bytes: new TextEncoder().encode("a,b\n") };
    const desk = makeDesk({ reply: "file", file, card: card("导出了 1 条") });
    both = await openBoth(mode, desk);
    await both.fake.say(LI, SALES, "/export 拜访");
    const chat = both.fake.privateChat(LI);
    await until(() => seen(both.fake, LI, SALES).length === 1);
    expect(seen(both.fake, LI, chat)[0]?.files[0]).toMatchObject({ name: "拜访.csv", bytes: 4 });
    expect(words(seen(both.fake, LI, SALES)[0]?.json)).toContain("导出了 1 条");
  });

  it("publishes the home, and answers its buttons in a modal", async () => {
    const button = { label: "记拜访", style: "primary" as const, action: { do: "new" as const, record: "visit" } };
    const desk = makeDesk({ reply: "form", form: visitForm() });
    desk.home = async () => ({ card: card("我的一天", [{ part: "buttons", buttons: [button] }]), locale: "zh-CN" });
    both = await openBoth(mode, desk);
    await both.fake.enter(LI);
    await until(() => both.fake.screen(LI).home !== null);
    await both.fake.press(LI, { chat: null, message: null, action: buttonNamed(both.fake.screen(LI).home, "记拜访") });
    await until(() => modalOf(both)?.title.text === "拜访");
    expect(desk.asked.at(-1)).toMatchObject({ does: "press", place: { chat: null, isPrivate: true } });
  });
});

function inputOf(modal: unknown, block: string): Record<string, unknown> {
  const { blocks } = modal as { blocks: { block_id: string; element: Record<string, unknown> }[] };
  const found = blocks.find((each) => each.block_id === block);
  return { ...found?.element, block_id: block };
}
