// One case in two platforms at once, through both real SDKs: words, changes, a picture, 📌, and a restart in the middle.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { letter } from "../../src/core/notices.ts";
import { feishuIdOf, slackIdOf } from "../../src/sandbox/demo/people.ts";
import type { ScreenMessage } from "../../src/sandbox/screen.ts";
import { forEachDatabase } from "../support/database.ts";
import { PIXEL } from "../support/picture.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";

forEachDatabase((_name, openFresh) => {
  describe("a case of a Feishu rep and Slack staff", () => {
    let world: World;
    let channel: string;
    let card: string;
    let mine: string;
    const wang = feishuIdOf("wanglei");
    const zhao = slackIdOf("zhaomin");

    const inThread = (): ScreenMessage[] =>
      (world.slack.screen(zhao).chats.find(({ id }) => id === channel)?.messages ?? []).filter(
        ({ thread }) => thread === card,
      );
    const inPrivate = (): ScreenMessage[] => {
      const chat = world.feishu.privateChat(wang);
      return world.feishu.screen(wang).chats.find(({ id }) => id === chat)?.messages ?? [];
    };
    /** Of the bot's messages the notification line stands first, and says the same. */
    const read = ({ text, json }: ScreenMessage) => text ?? textOf(json).split("\n").at(-1) ?? "";
    const settle = async (): Promise<void> => {
      await Promise.all([world.slack.settled(), world.feishu.settled()]);
      await world.deliver();
      await Promise.all([world.slack.settled(), world.feishu.settled()]);
      await world.deliver();
    };

    beforeEach(async () => {
      world = await openWorld({ database: await openFresh() });
      const chen = world.person("chenjing", "slack");
      channel = chen.screen().chats.find(({ name }) => name === "华北队")?.id ?? "";
      await chen.says("/rapport 投诉频道", { chat: channel });
      await world.person("wanglei", "feishu").says("投诉 永清超市 质量 急 劲酒三箱破损 要求 换货");
      await settle();
      const sent = await world.database.read<{ platform: string; messageId: string }>(
        `SELECT o."platform", o."messageId" FROM "CasePlace" p JOIN "Outbox" o ON o."key" = p."letterKey"
          WHERE p."complaintId" = (SELECT MAX("id") FROM "Complaint")`,
      );
      card = sent.find(({ platform }) => platform === "slack")?.messageId ?? "";
      mine = sent.find(({ platform }) => platform === "feishu")?.messageId ?? "";
      expect([card, mine]).not.toContain("");
    });
    afterEach(() => world.close());

    it("mirrors words both ways, with names, and never loops", async () => {
      await world.slack.say(zhao, channel, "客户几点在店里？<!channel> *急*", card);
      await settle();
      expect(inPrivate().map(read).at(-1)).toBe("赵敏：客户几点在店里？<!channel> *急*");
      await world.feishu.quote(wang, mine, "下午三点 <at id=all></at>");
      await settle();
      expect(inThread().map(read)).toEqual(["客户几点在店里？<!channel> *急*", "王磊：下午三点 <at id=all></at>"]);
      const counts = () => [inThread().length, inPrivate().length];
      const before = counts();
      await settle();
      expect(counts()).toEqual(before);
      const kept = `SELECT "author", "text" FROM "CaseEntry" WHERE "kind" = 'message' ORDER BY "id"`;
      expect((await world.database.read<{ author: string }>(kept)).map(({ author }) => author)).toEqual([
        "赵敏",
        "王磊",
      ]);
    });

    it("changes on the other side what was changed or taken back here", async () => {
      await world.slack.say(zhao, channel, "周五来拉", card);
      await settle();
      const said = inThread()[0]?.id ?? "";
      const count = inPrivate().length;
      await world.slack.correct(zhao, { chat: channel, message: said }, "周六来拉");
      await settle();
      expect(inPrivate().map(read).at(-1)).toContain("赵敏：周六来拉");
      await world.slack.correct(zhao, { chat: channel, message: said }, null);
      await settle();
      expect(inPrivate().map(read).at(-1)).not.toContain("周六来拉");
      expect(inPrivate()).toHaveLength(count);
    });

    it("brings a picture over, with its sender's name", async () => {
      const photo = { name: "破损.png", body: PIXEL };
      await world.slack.attach(zhao, { chat: channel, files: [photo], text: "看", thread: card });
      await settle();
      const [said, picture] = inPrivate().slice(-2);
      expect(said && read(said)).toContain("赵敏");
      expect(picture?.files).toMatchObject([{ mime: "image/png", bytes: PIXEL.length }]);
    });

    it("goes on after a restart in the middle, and hears of older messages", async () => {
      await world.feishu.quote(wang, mine, "发票在我这");
      const said = inPrivate().at(-1)?.id ?? "";
      await world.restart();
      await world.feishu.pin(wang, { chat: world.feishu.privateChat(wang), message: said }, true);
      await settle();
      expect(inThread().map(read)).toEqual(["王磊：发票在我这"]);
      const pinned = `SELECT "text" FROM "CaseEntry" WHERE "isEvidence"`;
      expect(await world.database.read(pinned)).toEqual([{ text: "发票在我这" }]);
    });

    it("posts the card anew where somebody deleted it, and the thread follows it", async () => {
      const placed = `SELECT o."key", o."messageId" FROM "Outbox" o WHERE o."key" =
        (SELECT p."letterKey" FROM "CasePlace" p JOIN "Outbox" q ON q."key" = p."letterKey" WHERE q."messageId" = ?)`;
      const [place] = await world.database.read<{ key: string }>(placed, [card]);
      world.slack.remove(channel, card);
      const address = { platform: "slack" as const, chat: channel };
      const fresh = { title: "投诉", tone: "plain" as const, summary: "投诉", parts: [] };
      const replaces = place?.key ?? "";
      await world.database.save([
        letter({ address, card: fresh, locale: "zh-CN", key: `${replaces}:x`, now: world.now(), replaces }),
      ]);
      await settle();
      const gone = card;
      const [moved] = await world.database.read<{ messageId: string }>(
        `SELECT "messageId" FROM "Outbox" WHERE "key" = ?`,
        [replaces],
      );
      card = moved?.messageId ?? "";
      expect(card).not.toBe(gone);
      await world.feishu.quote(wang, mine, "还在吗");
      await settle();
      await world.slack.say(zhao, channel, "在", card);
      await settle();
      expect(inThread().map(read)).toEqual(["王磊：还在吗", "在"]);
      expect(inPrivate().map(read).at(-1)).toBe("赵敏：在");
    });

    it("tells an administrator when the channel was archived", async () => {
      const admin = world.person("heping", "slack");
      await admin.enters();
      await admin.says("/today");
      world.slack.archive(channel);
      await world.feishu.quote(wang, mine, "还在吗");
      await settle();
      // The word itself, and the card under which nothing can be said any more.
      const dead = await world.database.read(`SELECT "problem" FROM "Outbox" WHERE "state" = 'dead'`);
      expect(dead).toEqual([{ problem: "is_archived" }, { problem: "is_archived" }]);
      admin.gets("is_archived");
    });
  });
});
