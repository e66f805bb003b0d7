// The thread as a file: what is said, edited, deleted, pinned and sent in it, in whatever order it comes; and its mirror.
import { beforeEach, expect, it } from "vitest";
import type { Heard } from "../../../src/core/ask.ts";
import { forEachDatabase } from "../../support/database.ts";
import { type Letter, type Office, openOffice, said } from "./office.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";
const CHANNEL = "C0NORTH";
const words = (text: string): Heard => ({ is: "message", text, files: [] });

type EntryRow = {
  kind: string;
  author: string;
  text: string;
  deed: string | null;
  isEvidence: boolean;
  editedAt: Date | null;
  deletedAt: Date | null;
  personId: number | null;
  fileName: string | null;
};

forEachDatabase((_name, openFresh) => {
  let office: Office;
  let channel: Letter;
  let own: Letter;
  beforeEach(async () => {
    office = await openOffice(await openFresh());
    // The team's channel is in Slack; the reporter writes in Feishu.
    const there = { chat: CHANNEL, isPrivate: false };
    await office.seat("chenjing", "slack").says("/rapport 投诉频道", there);
    await office.seat("wanglei", "feishu").says(LINE);
    const letters = await office.post();
    channel = letters.find(({ chat }) => chat === CHANNEL) as Letter;
    own = letters.find(({ toUser, platform }) => toUser?.startsWith("ou_") && platform === "feishu") as Letter;
  });
  const inChannel = (message?: string) => ({ chat: CHANNEL, thread: channel.messageId, ...(message && { message }) });
  const inPrivate = (message?: string) => ({
    chat: "oc_private",
    thread: own.messageId,
    isPrivate: true,
    ...(message && { message }),
  });
  const entries = () =>
    office.database.read<EntryRow>(`SELECT * FROM "CaseEntry" WHERE "complaintId" = 1002 ORDER BY "at", "id"`);
  const mirrored = (letters: readonly Letter[]) =>
    letters.filter(({ card }) => card.isSaid).map(({ card, thread }) => [card.title, textOf(card), thread]);
  const textOf = ({ parts }: Letter["card"]) => parts.flatMap((part) => (part.part === "text" ? part.text : [])).join();

  it("posts one card in the team's channel and one to the reporter, on his platform", () => {
    expect(channel).toMatchObject({ key: `case:1002:slack:${CHANNEL}`, platform: "slack", toUser: null });
    expect(own).toMatchObject({ platform: "feishu", chat: null });
    expect(JSON.stringify(channel.card)).toContain("11月19日(周四)18:00");
  });

  it("follows the threads under its cards and no others", async () => {
    const { desk } = office;
    const thread = channel.messageId ?? "";
    expect(await desk.follows({ platform: "slack", chat: CHANNEL, thread })).toBe(true);
    expect(await desk.follows({ platform: "feishu", chat: "oc_any", thread: own.messageId ?? "" })).toBe(true);
    expect(await desk.follows({ platform: "slack", chat: "C0OTHER", thread })).toBe(false);
    expect(await desk.follows({ platform: "feishu", chat: CHANNEL, thread })).toBe(false);
    expect(await desk.follows({ platform: "slack", chat: CHANNEL, thread: "1.2" })).toBe(false);
  });

  it("keeps what is said, answers nothing, and says it on the other platform", async () => {
    const reply = await office.seat("lina", "slack").hears(words("<b>货</b> *昨天* 才到 <!channel>"), inChannel("s1"));
    expect(reply).toEqual({ reply: "nothing" });
    expect(await entries()).toMatchObject([
      { kind: "deed", deed: "receive" },
      { kind: "message", author: "李娜", text: "<b>货</b> *昨天* 才到 <!channel>" },
    ]);
    const letters = await office.post();
    expect(mirrored(letters)).toEqual([["李娜", "<b>货</b> *昨天* 才到 <!channel>", own.key]]);
    expect(letters[0]).toMatchObject({ platform: "feishu", toUser: own.toUser });
  });

  it("goes both ways, never round in circles", async () => {
    await office.seat("wanglei", "feishu").hears(words("照片马上发"), inPrivate("f1"));
    expect(mirrored(await office.post())).toEqual([["王磊", "照片马上发", channel.key]]);
    expect(mirrored(await office.post())).toEqual([]);
  });

  it("does not hear somebody else in a private thread", async () => {
    await office.seat("emily", "feishu").hears(words("hello"), inPrivate("f1"));
    expect(await entries()).toHaveLength(1);
  });

  it("keeps edits and deletions with what was said before, and changes the mirror", async () => {
    const 李娜 = office.seat("lina", "slack");
    await 李娜.hears(words("三箱"), inChannel("s1"));
    const [first] = await office.post();
    office.at("2026-11-18T10:05:00+08:00");
    await 李娜.hears({ is: "edit", text: "五箱" }, inChannel("s1"));
    const [edited] = await office.post();
    expect(edited).toMatchObject({ replaces: first?.key, thread: own.key });
    expect(textOf(edited?.card as Letter["card"])).toBe("五箱");
    office.at("2026-11-18T10:06:00+08:00");
    await 李娜.hears({ is: "deletion" }, inChannel("s1"));
    const [deleted] = await office.post();
    expect(deleted).toMatchObject({ replaces: first?.key });
    expect(textOf(deleted?.card as Letter["card"])).toBe("（已删除）");
    expect((await entries())[1]).toMatchObject({ text: "五箱", editedAt: new Date("2026-11-18T10:05:00+08:00") });
    const shown = said(await office.seat("zhaomin", "slack").says("/complaint show T-1002"));
    expect(shown).toContain("11月18日 10:00 李娜：五箱（改过，原来是：三箱）（已删除）");
  });

  it("understands what comes out of order, and twice", async () => {
    const 李娜 = office.seat("lina", "slack");
    await 李娜.hears({ is: "edit", text: "五箱" }, inChannel("s1"));
    await 李娜.hears(words("三箱"), inChannel("s1"));
    await 李娜.hears(words("三箱"), inChannel("s1"));
    await 李娜.hears({ is: "deletion" }, inChannel("s2"));
    await 李娜.hears(words("删得快"), inChannel("s2"));
    const kept = (await entries()).slice(1);
    expect(kept).toMatchObject([{ text: "五箱" }, { text: "删得快" }]);
    expect(kept[0]?.editedAt).not.toBeNull();
    expect(kept[1]?.deletedAt).not.toBeNull();
    const shown = said(await office.seat("zhaomin", "slack").says("/complaint show T-1002"));
    expect(shown).toContain("五箱（改过，原来是：三箱");
    expect(shown).toContain("删得快（已删除）");
  });

  it("orders the timeline by when things were said", async () => {
    const 李娜 = office.seat("lina", "slack");
    office.at("2026-11-18T10:09:00+08:00");
    await 李娜.hears(words("后说的"), inChannel("s2"));
    office.at("2026-11-18T10:08:00+08:00");
    await 李娜.hears(words("先说的"), inChannel("s1"));
    expect((await entries()).map(({ text }) => text)).toEqual(["劲酒三箱破损", "先说的", "后说的"]);
  });

  it("marks evidence, and takes the mark off", async () => {
    const 李娜 = office.seat("lina", "slack");
    await 李娜.hears(words("箱底压痕在左侧"), inChannel("s1"));
    await office.seat("zhaomin", "slack").hears({ is: "evidence", isSet: true }, inChannel("s1"));
    expect((await entries())[1]?.isEvidence).toBe(true);
    expect(said(await 李娜.says("T-1002"))).toContain("没有可以查看的投诉");
    expect(said(await office.seat("zhaomin", "slack").says("T-1002"))).toContain("📌 箱底压痕在左侧");
    await office.seat("zhaomin", "slack").hears({ is: "evidence", isSet: false }, inChannel("s1"));
    expect((await entries())[1]?.isEvidence).toBe(false);
  });

  it("marks as evidence what is pinned on the other platform, where it was passed on to", async () => {
    await office.seat("wanglei", "feishu").hears(words("箱底压痕在左侧"), inPrivate("f1"));
    const [mirror] = await office.post();
    const where = inChannel(mirror?.messageId ?? "");
    await office.seat("zhaomin", "slack").hears({ is: "evidence", isSet: true }, where);
    expect((await entries())[1]).toMatchObject({ text: "箱底压痕在左侧", isEvidence: true });
    await office.seat("zhaomin", "slack").hears({ is: "evidence", isSet: false }, where);
    expect((await entries())[1]).toMatchObject({ isEvidence: false });
    await office.seat("zhaomin", "slack").hears({ is: "evidence", isSet: true }, inChannel(channel.messageId ?? ""));
    expect((await entries()).some(({ isEvidence }) => isEvidence)).toBe(false);
  });

  it("keeps a stranger's words under his own name and tells him nothing", async () => {
    const reply = await office.seat("xuchen", "slack").hears(words("认领"), inChannel("s1"));
    expect(reply).toEqual({ reply: "nothing" });
    expect((await entries())[1]).toMatchObject({ kind: "message", personId: null, author: "guest U0XUCHEN" });
    expect(await office.complaint()).toMatchObject({ assigneeId: null });
  });

  it("keeps what comes after closing and says how it is opened again", async () => {
    await office.database.save([
      {
        update: "Complaint",
        where: { id: 1002 },
        set: { step: "closed", status: "closed", closedAt: new Date("2026-11-18T02:00:00Z") },
      },
    ]);
    const reply = await office.seat("wanglei", "feishu").hears(words("又破了"), inPrivate("f1"));
    expect(said(reply)).toContain("T-1002 已关闭，这句话已写进案卷");
    expect((await entries())[1]).toMatchObject({ text: "又破了" });
    await office.seat("wanglei", "feishu").hears(words("重开 又破了两箱"), inPrivate("f2"));
    expect(await office.complaint()).toMatchObject({ step: "assessing", status: "open" });
  });

  it("tells those who have its card when it is undone", async () => {
    await office.database.save([{ update: "Complaint", where: { id: 1002 }, set: { updatedAt: new Date() } }]);
    const [change] = await office.database.read<{ id: number }>(
      `SELECT "id" FROM "Change" WHERE "record" = 'complaint' AND "recordId" = 1002`,
    );
    await office.seat("wanglei", "feishu").presses({ do: "undo", record: "complaint", id: change?.id ?? 0 });
    const letters = await office.post();
    expect(letters.map(({ card }) => card.title)).toContain("T-1002 · 永清超市 · 已撤销");
    expect(letters.map(({ card }) => card.title)).toContain("T-1002 · 永清超市 已被王磊撤销");
    expect(said(await office.seat("zhaomin", "slack").says("T-1002 认领"))).toContain("T-1002 已撤销");
  });
});
