// Twice is once: whatever Slack delivers again is answered once; what could not be kept is delivered again.
import { afterEach, describe, expect, it } from "vitest";
import { makeDesk, saidCard, visitForm } from "./scripted-desk.ts";
import { type Both, LI, MODES, openBoth, SALES, seen, until } from "./open-both.ts";

describe.each(MODES)("by %s", (mode) => {
  let both: Both;
  afterEach(() => both.close());

  it("a message delivered eleven times at once is answered once", async () => {
    const desk = makeDesk(saidCard("已记下"));
    both = await openBoth(mode, desk);
    const chat = both.fake.privateChat(LI);
    await both.fake.say(LI, chat, "拜访 永清超市 订货1.2万");
    await both.fake.settled();
    const delivery = both.fake.deliveries.find((each) => JSON.stringify(each.payload).includes("拜访"));
    if (!delivery) throw new Error("nothing was delivered");
    const acks = await both.fake.deliver(delivery, { times: 10 });
    expect(acks.every((ack) => ack.isOk)).toBe(true);
    await until(() => desk.said_.length === 1);
    await both.fake.settled();
    expect(desk.asked).toHaveLength(1);
    expect(seen(both.fake, LI, chat)).toHaveLength(2);
  });

  it("a mention that also comes as a message is answered once", async () => {
    const desk = makeDesk(saidCard("已记下"));
    both = await openBoth(mode, desk, { manifest: undefined as never });
    await both.fake.say(LI, SALES, "@Rapport 投诉 永清超市");
    await both.fake.settled();
    await until(() => desk.said_.length === 1);
    expect(both.fake.deliveries.filter((each) => JSON.stringify(each.payload).includes("投诉")).length).toBe(2);
    expect(desk.asked).toHaveLength(1);
  });

  it("a message that could not be kept is not acknowledged, and comes again", async () => {
    const desk = makeDesk(saidCard("已记下"));
    both = await openBoth(mode, desk, { ackMs: 300 });
    desk.failTakes = 1;
    const chat = both.fake.privateChat(LI);
    await both.fake.say(LI, chat, "拜访 永清超市");
    await until(() => desk.said_.length === 1);
    expect(desk.asked).toHaveLength(1);
    expect(seen(both.fake, LI, chat)).toHaveLength(2);
  });

  it("a form submitted twice says its result once", async () => {
    const desk = makeDesk({ reply: "form", form: visitForm({ fields: visitForm().fields.slice(1) }) });
    both = await openBoth(mode, desk);
    await both.fake.say(LI, SALES, "/visit");
    await until(() => both.fake.screen(LI).modal !== null);
    const view = (both.fake.screen(LI).modal as { id: string }).id;
    desk.reply = saidCard("已记下");
    const values = { visitedOn: { value: { type: "datepicker", selected_date: "2026-11-18" } } };
    await both.fake.submit(LI, { chat: null, message: null, view, values });
    const chat = both.fake.privateChat(LI);
    await until(() => seen(both.fake, LI, chat).length === 1);
    const delivery = both.fake.deliveries.findLast((each) => each.payload["type"] === "view_submission");
    if (!delivery) throw new Error("nothing was delivered");
    await both.fake.deliver(delivery, { times: 3 });
    await both.fake.settled();
    const keys = desk.asked.filter((ask) => ask.does === "submit").map((ask) => ask.key);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(seen(both.fake, LI, chat)).toHaveLength(1);
  });

  it("a form that another process has kept is closed, and its result is left to that one", async () => {
    const desk = makeDesk({ reply: "form", form: visitForm({ fields: visitForm().fields.slice(1) }) });
    both = await openBoth(mode, desk);
    await both.fake.say(LI, SALES, "/visit");
    await until(() => both.fake.screen(LI).modal !== null);
    const view = (both.fake.screen(LI).modal as { id: string }).id;
    Object.assign(desk, { reply: saidCard("已记下"), isAgain: true });
    const values = { visitedOn: { value: { type: "datepicker", selected_date: "2026-11-18" } } };
    await both.fake.submit(LI, { chat: null, message: null, view, values });
    await both.fake.settled();
    expect(both.fake.screen(LI).modal).toBeNull();
    expect(seen(both.fake, LI, both.fake.privateChat(LI))).toHaveLength(0);
    expect(desk.said_).toHaveLength(0);
  });

  it("an answer whose posting lost its reply is looked for, not posted again", async () => {
    const desk = makeDesk(saidCard("已记下"));
    both = await openBoth(mode, desk);
    both.fake.faults.next("chat.postMessage", { fault: "drop-after" });
    const chat = both.fake.privateChat(LI);
    await both.fake.say(LI, chat, "拜访 永清超市");
    await until(() => desk.said_.length === 1);
    expect(seen(both.fake, LI, chat)).toHaveLength(2);
  });
});
