// Reports with charts in Slack: where a picture can stand, how often it is uploaded, and what is said when there is none.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Outgoing } from "../../../src/core/platform.ts";
import type { ScreenMessage } from "../../../src/sandbox/screen.ts";
import { emptyCharts, fourWeeks, perPerson, reportCard } from "../charts.ts";
import {
  type Both,
  buttonNamed,
  configFor,
  LI,
  makeLog,
  openBoth,
  SALES,
  seen,
  until,
  WANG,
  words,
} from "./open-both.ts";
import { openSlack } from "../../../src/chat/slack/connect.ts";
import { makeDesk } from "./scripted-desk.ts";

const FAILED = "图没能画出来，数字都在上面。";
const LATER = "图会发到你和我的私聊里。";

type Image = { type: string; slack_file?: { id: string }; alt_text?: string };
const imagesIn = (message: ScreenMessage | undefined): Image[] =>
  ((message?.json as { blocks?: Image[] } | undefined)?.blocks ?? []).filter(({ type }) => type === "image");

const letter = (key: string, over: Partial<Outgoing> = {}): Outgoing => ({
  key,
  to: { user: LI },
  card: reportCard(perPerson, fourWeeks),
  locale: "zh-CN",
  ...over,
});

let both: Both;
const desk = makeDesk();
const privately = (user = LI): ScreenMessage[] => seen(both.fake, user, both.fake.privateChat(user));
const countCalls = (method: string): number => both.fake.calls.filter((call) => call.method === method).length;
const uploads = (): number => countCalls("files.getUploadURLExternal");

/** What came to the private chat since. */
function sincePrivately(): () => ScreenMessage[] {
  const before = privately().length;
  return () => privately().slice(before);
}

describe("a report", () => {
  beforeAll(async () => {
    both = await openBoth("socket", desk);
    // The first picture takes the drawer's start as well.
    await both.slack.send(letter("report:0"));
  });
  afterAll(() => both.close());
  afterEach(() => both.fake.faults.clear());

  it("out of the outbox shows its charts as pictures, with the figures in words for whoever cannot see them", async () => {
    const come = sincePrivately();
    expect(await both.slack.send(letter("report:1"))).toMatchObject({ sent: "yes" });
    const [message, ...more] = come();
    expect(more).toEqual([]);
    const images = imagesIn(message);
    expect(images.map(({ alt_text }) => alt_text)).toEqual([
      expect.stringMatching(/^每人订单（元）：本周：王伟 12.3万，李娜 8.6万，/),
      "四周订单（元）：第44周 31.2万，第45周 28.75万，第46周 0，第47周 41.53万",
    ]);
    for (const { slack_file } of images) {
      const shown = message?.pictures?.[slack_file?.id ?? ""];
      const bytes = Buffer.from(await (await fetch(shown?.url ?? "")).arrayBuffer());
      expect(bytes.subarray(1, 4).toString()).toBe("PNG");
      expect(shown?.mime).toBe("image/png");
    }
    // Uploaded for the card alone: the files stand nowhere by themselves.
    expect(message?.files).toEqual([]);
    expect(words(message?.json)).toContain("比上周多 44%");
  });

  it("is drawn and uploaded once, however often it is tried", async () => {
    const before = uploads();
    const own = letter("report:2", { card: reportCard({ ...perPerson, title: "只此一张" }) });
    both.fake.faults.next("chat.postMessage", { fault: "rate-limit", retryAfter: 1 });
    expect(await both.slack.send(own)).toMatchObject({ sent: "retry" });
    // As the outbox reads it again from its row.
    expect(await both.slack.send(JSON.parse(JSON.stringify(own)) as Outgoing)).toMatchObject({ sent: "yes" });
    expect(uploads() - before).toBe(1);
  });

  it("in doubt is looked for before anything is drawn, by another process too", async () => {
    const own = letter("report:3", { card: reportCard({ ...perPerson, title: "没有回音" }) });
    const come = sincePrivately();
    both.fake.faults.next("chat.postMessage", { fault: "drop-after" });
    expect(await both.slack.send(own)).toMatchObject({ sent: "unknown" });
    const before = uploads();
    const other = openSlack({ config: configFor(both.fake, "socket"), desk, log: makeLog(), formCommands: [] });
    expect(await other.send({ ...own, isInDoubt: true })).toMatchObject({ sent: "yes" });
    await other.stop();
    expect(uploads()).toBe(before);
    expect(come()).toHaveLength(1);
    expect(imagesIn(come()[0])).toHaveLength(1);
  });

  it("waits until Slack has its pictures ready", async () => {
    const come = sincePrivately();
    both.fake.faults.next("chat.postMessage", { fault: "error", error: "invalid_blocks" }, 2);
    expect(await both.slack.send(letter("report:4"))).toMatchObject({ sent: "yes" });
    expect(imagesIn(come()[0])).toHaveLength(2);
  });

  it("goes without pictures that Slack will not show, and says so", async () => {
    const come = sincePrivately();
    both.fake.faults.next("chat.postMessage", { fault: "error", error: "invalid_blocks" }, 4);
    expect(await both.slack.send(letter("report:5"))).toMatchObject({ sent: "yes" });
    expect(come()).toHaveLength(1);
    expect(imagesIn(come()[0])).toEqual([]);
    expect(words(come()[0]?.json)).toContain(FAILED);
    expect(words(come()[0]?.json)).toContain("415,320 元");
  });

  it("goes without a picture that cannot be uploaded, and keeps the others", async () => {
    const come = sincePrivately();
    both.fake.faults.next("upload", { fault: "status", status: 500 });
    const card = reportCard({ ...perPerson, title: "传不上去" }, fourWeeks);
    expect(await both.slack.send(letter("report:6", { card }))).toMatchObject({ sent: "yes" });
    expect(imagesIn(come()[0])).toHaveLength(1);
    expect(words(come()[0]?.json)).toContain(FAILED);
  });

  it("without figures says so in a sentence, and uploads nothing", async () => {
    const come = sincePrivately();
    const before = uploads();
    const card = reportCard(...Object.values(emptyCharts));
    expect(await both.slack.send(letter("report:7", { card }))).toMatchObject({ sent: "yes" });
    expect(words(come()[0]?.json).match(/每人订单：还没有可以画成图的数字。/g)).toHaveLength(3);
    expect(uploads()).toBe(before);
  });

  it("asked for in the private chat is answered with its pictures", async () => {
    desk.reply = { reply: "card", card: reportCard(perPerson, fourWeeks) };
    const come = sincePrivately();
    await both.fake.say(LI, both.fake.privateChat(LI), "报告");
    await until(() => come().some((message) => imagesIn(message).length === 2));
  });

  it("asked for there is answered in words when its pictures take long, and they follow", async () => {
    desk.reply = { reply: "card", card: reportCard({ ...perPerson, title: "慢慢画" }) };
    const come = sincePrivately();
    both.fake.faults.next("upload", { fault: "slow", ms: 4_500 });
    await both.fake.say(LI, both.fake.privateChat(LI), "报告");
    await until(() => come().some((message) => words(message.json).includes(LATER)), 10_000);
    expect(come().flatMap(imagesIn)).toEqual([]);
    await until(() => come().flatMap(imagesIn).length === 1, 10_000);
    expect(come().filter(({ from }) => from.isBot)).toHaveLength(2);
  });

  it("asked for by a command is answered at once in words; its pictures follow in private, once", async () => {
    desk.reply = { reply: "card", card: reportCard(perPerson, fourWeeks) };
    const come = sincePrivately();
    const inChannel = seen(both.fake, LI, SALES).length;
    expect(await both.fake.say(LI, SALES, "/report")).toMatchObject({ isOk: true });
    const answer = seen(both.fake, LI, SALES).slice(inChannel);
    expect(answer).toHaveLength(1);
    expect(words(answer[0]?.json)).toContain("比上周多 44%");
    expect(words(answer[0]?.json)).toContain(LATER);
    await until(() => come().length > 0);
    const command = both.fake.deliveries.filter(({ kind }) => kind === "slash_commands").at(-1);
    if (command) await both.fake.deliver(command);
    await both.fake.settled();
    expect(come()).toHaveLength(1);
    expect(imagesIn(come()[0])).toHaveLength(2);
    expect(seen(both.fake, WANG, SALES).filter((message) => imagesIn(message).length > 0)).toEqual([]);
  });

  it("in place of a pressed message brings its pictures along", async () => {
    desk.reply = { reply: "card", card: reportCard(perPerson) };
    const come = sincePrivately();
    await both.slack.send(letter("report:8", { card: reportCard() }));
    const [message] = come();
    if (!message) throw new Error("no message");
    const action = buttonNamed(message.json, "今天");
    await both.fake.press(LI, { chat: both.fake.privateChat(LI), message: message.id, action });
    await until(() => imagesIn(come()[0]).length === 1);
    expect(come()).toHaveLength(1);
  });
});

describe("without a drawer", () => {
  it.each(["ends", "missing"])("that works (%s) a report goes all the same, and says so", async (drawer) => {
    both = await openBoth("socket", desk, {}, { chartDrawer: new URL(`./drawers/${drawer}.ts`, import.meta.url) });
    try {
      const come = sincePrivately();
      expect(await both.slack.send(letter("report:9"))).toMatchObject({ sent: "yes" });
      expect(come()).toHaveLength(1);
      expect(words(come()[0]?.json)).toContain(FAILED);
      expect(words(come()[0]?.json)).toContain("415,320 元");
      expect(uploads()).toBe(0);
      expect(both.log.lines).toContainEqual(expect.objectContaining({ message: "slack: a chart has no picture" }));
    } finally {
      await both.close();
    }
  });
});
