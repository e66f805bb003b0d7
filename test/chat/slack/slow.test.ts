// A desk that is slow or fails: Slack is always answered in time, and the person always gets an answer.
import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/core/reply.ts";
import { makeDesk, saidCard, visitForm } from "./scripted-desk.ts";
import { type Both, buttonNamed, LI, MODES, openBoth, SALES, seen, until, words } from "./open-both.ts";

const after = (ms: number, reply: Reply) => (): Promise<Reply> =>
  new Promise((resolve) => setTimeout(() => resolve(reply), ms));

const modalOf = (both: Both) => both.fake.screen(LI).modal as { id: string; title: { text: string } } | null;

// Each waits for seconds, so they wait side by side, each in a workspace of its own.
describe.concurrent.each(MODES)("by %s", (mode) => {
  it("a slow command is acknowledged, then answered", async ({ onTestFinished }) => {
    const both = await openBoth(mode, makeDesk(after(3200, saidCard("已记下 V-1"))));
    onTestFinished(both.close);
    const outcome = await both.fake.say(LI, SALES, "/visit 永清 订货1.2万");
    expect(outcome).toMatchObject({ isOk: true });
    expect(outcome.tookMs).toBeLessThan(3000);
    expect(words(seen(both.fake, LI, SALES)[0]?.json)).toContain("正在处理");
    await until(() => seen(both.fake, LI, SALES).some((each) => words(each.json).includes("已记下 V-1")));
  });

  it("a form that is surely coming has its modal at once, and is filled later", async ({ onTestFinished }) => {
    const both = await openBoth(mode, makeDesk(after(3200, { reply: "form", form: visitForm() })));
    onTestFinished(both.close);
    const outcome = await both.fake.say(LI, SALES, "/visit");
    expect(outcome.tookMs).toBeLessThan(1500);
    expect(words(modalOf(both))).toContain("正在打开");
    await until(() => modalOf(both)?.title.text === "拜访");
  });

  it("a form that comes too late for its trigger is one tap away", async ({ onTestFinished }) => {
    const desk = makeDesk(after(3200, { reply: "form", form: visitForm({ banner: "没认出客户" }) }));
    const both = await openBoth(mode, desk);
    onTestFinished(both.close);
    await both.fake.say(LI, SALES, "/visit 永请 订货1.2万");
    await until(() => seen(both.fake, LI, SALES).some((each) => words(each.json).includes("没认出客户")));
    const message = seen(both.fake, LI, SALES).at(-1);
    desk.reply = { reply: "form", form: visitForm() };
    const action = buttonNamed(message?.json, "打开表单");
    await both.fake.press(LI, { chat: SALES, message: message?.id ?? "", action });
    await until(() => modalOf(both)?.title.text === "拜访");
    expect(desk.asked.at(-1)).toMatchObject({ does: "press", action: { do: "new", record: "visit", draft: 7 } });
  });

  it("a slow submission says that it is saving, then what came of it", async ({ onTestFinished }) => {
    const desk = makeDesk({ reply: "form", form: visitForm({ fields: visitForm().fields.slice(1) }) });
    const both = await openBoth(mode, desk);
    onTestFinished(both.close);
    await both.fake.say(LI, SALES, "/visit");
    await until(() => modalOf(both) !== null);
    desk.reply = after(3200, saidCard("已记下 V-2"));
    const values = { visitedOn: { value: { type: "datepicker", selected_date: "2026-11-18" } } };
    const outcome = await both.fake.submit(LI, { chat: null, message: null, view: modalOf(both)?.id ?? "", values });
    expect(outcome.tookMs).toBeLessThan(3000);
    expect(words(modalOf(both))).toContain("正在保存");
    await until(() => words(modalOf(both)).includes("已记下 V-2"));
    await until(() => seen(both.fake, LI, both.fake.privateChat(LI)).length === 1);
  });

  it("a failing desk is told of with a reference that stands in the log", async ({ onTestFinished }) => {
    const desk = makeDesk(() => {
      throw new Error("boom");
    });
    const both = await openBoth(mode, desk);
    onTestFinished(both.close);
    await both.fake.say(LI, SALES, "/visit 永清");
    const said = words(seen(both.fake, LI, SALES)[0]?.json);
    const reference = /[0-9A-F]{6}/.exec(said)?.[0];
    expect(reference).toBeDefined();
    expect(both.log.lines.find((line) => line.fields["reference"] === reference)).toBeDefined();

    const chat = both.fake.privateChat(LI);
    await both.fake.say(LI, chat, "拜访 永清");
    await until(() => desk.said_.length === 1);
    expect(words(seen(both.fake, LI, chat).at(-1)?.json)).toMatch(/[0-9A-F]{6}/);
  });

  it("a modal closed while it was loading does not swallow the answer", async ({ onTestFinished }) => {
    const both = await openBoth(mode, makeDesk(after(1500, saidCard("你不能记拜访"))));
    onTestFinished(both.close);
    await both.fake.say(LI, SALES, "/visit");
    await both.fake.dismiss(LI, modalOf(both)?.id ?? "");
    const chat = both.fake.privateChat(LI);
    await until(() => seen(both.fake, LI, chat).some((each) => words(each.json).includes("你不能记拜访")));
  });
});
