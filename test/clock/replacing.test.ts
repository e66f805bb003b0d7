// Letters that hang on others: the newest in place, new where the old one is gone, and a thread in its order.
import { describe, expect, it } from "vitest";
import { sendDue } from "../../src/clock/outbox.ts";
import { letter } from "../../src/core/notices.ts";
import { forEachDatabase } from "../support/database.ts";
import { drain, hung, named, optionsOf, root, shown } from "./hanging.ts";
import { after, NOW, readOutbox, scriptPlatform } from "./scripted-platform.ts";

forEachDatabase((_name, openFresh) => {
  describe("in place of an earlier letter", () => {
    it("goes out as a change of that letter's message", async () => {
      const database = await openFresh();
      const slack = named();
      await database.save([root("case")]);
      await drain(database, slack);
      await database.save([hung("case:2", { replaces: "case" })]);
      await drain(database, slack);
      expect(shown(slack)).toEqual([
        ["case", null],
        ["case:2", "m-case"],
      ]);
      expect(await readOutbox(database, "case:2")).toMatchObject({ state: "sent" });
    });

    it("waits until that letter is there, without wearing out", async () => {
      const database = await openFresh();
      let isAway = true;
      const slack = named(() => (isAway ? { sent: "retry", why: "away" } : null));
      await database.save([root("case"), hung("case:2", { replaces: "case" })]);
      await drain(database, slack, NOW, 1);
      await drain(database, slack, after(1_500), 1);
      expect(shown(slack)).toEqual([["case", null]]);
      expect(await readOutbox(database, "case:2")).toMatchObject({ state: "waiting", attempts: 0 });
      isAway = false;
      await drain(database, slack, after(2_000));
      expect(shown(slack).slice(1)).toEqual([
        ["case", null],
        ["case:2", "m-case"],
      ]);
    });

    it("of several only the newest is sent, and the others count as sent", async () => {
      const database = await openFresh();
      const slack = named();
      const changes = [2, 3, 4, 5].map((mark) => hung(`case:${mark}`, { replaces: "case" }));
      await database.save([root("case"), ...changes]);
      await drain(database, slack);
      await drain(database, slack, after(2_000));
      expect(shown(slack)).toEqual([
        ["case", null],
        ["case:5", "m-case"],
      ]);
      expect(await database.read(`SELECT "id" FROM "Outbox" WHERE "state" <> 'sent'`)).toEqual([]);
    });

    it("never lets an older one, held up, undo a newer one", async () => {
      const database = await openFresh();
      const slack = named(({ key }, nth) => (key === "case:2" && nth < 2 ? { sent: "retry", why: "busy" } : null));
      await database.save([root("case"), hung("case:2", { replaces: "case" })]);
      await drain(database, slack);
      await database.save([hung("case:3", { replaces: "case" })]);
      await drain(database, slack, after(500));
      await drain(database, slack, after(5_000));
      expect(shown(slack).at(-1)).toEqual(["case:3", "m-case"]);
    });

    it("waits while another worker is sending an older one", async () => {
      const database = await openFresh();
      let finish = (): void => undefined;
      const slow = scriptPlatform("slack", async ({ key }) => {
        if (key === "case:2") await new Promise<void>((resolve) => (finish = resolve));
        return { sent: "yes", messageId: `m-${key}` };
      });
      await database.save([root("case")]);
      await drain(database, slow);
      await database.save([hung("case:2", { replaces: "case" })]);
      const first = sendDue(optionsOf(database, slow), after(1_000));
      await expect.poll(() => slow.sent.length).toBe(2);
      await database.save([hung("case:3", { replaces: "case" })]);
      const other = named();
      await sendDue(optionsOf(database, other, "two"), after(2_000));
      expect(other.sent).toEqual([]);
      finish();
      await first;
      await sendDue(optionsOf(database, other, "two"), after(3_000));
      expect(shown(other)).toEqual([["case:3", "m-case"]]);
    });

    it("is a new message where the old one is gone, and what comes later follows it", async () => {
      const database = await openFresh();
      const slack = named(({ replaces }) =>
        replaces === "m-case" ? { sent: "never", why: "message_not_found", isGone: true } : null,
      );
      await database.save([root("case")]);
      await drain(database, slack);
      await database.save([hung("case:2", { replaces: "case" })]);
      await drain(database, slack);
      expect(await readOutbox(database, "case")).toMatchObject({ messageId: "m-case:2", state: "sent" });
      await database.save([hung("case:3", { replaces: "case" }), hung("words", { thread: "case" })]);
      await drain(database, slack);
      expect(shown(slack)).toEqual([
        ["case", null],
        ["case:2", "m-case"],
        ["case:2", null],
        ["case:3", "m-case:2"],
        ["words", null],
      ]);
      expect(slack.sent.at(-1)?.to).toEqual({ chat: "C1", thread: "m-case:2" });
    });

    it("is a new message where the old one never came", async () => {
      const database = await openFresh();
      const slack = named(({ key }) => (key === "case" ? { sent: "never", why: "is_archived" } : null));
      await database.save([root("case")]);
      await drain(database, slack);
      expect(await readOutbox(database, "case")).toMatchObject({ state: "dead" });
      await database.save([hung("case:2", { replaces: "case" })]);
      await drain(database, slack);
      expect(await readOutbox(database, "case")).toMatchObject({ state: "sent", messageId: "m-case:2" });
    });

    it("dies where no new one can stand either, for an administrator to hear of (test/clock/outbox.test.ts)", async () => {
      const database = await openFresh();
      const slack = named(({ key }) => (key === "case:2" ? { sent: "never", why: "is_inactive" } : null));
      await database.save([root("case")]);
      await drain(database, slack);
      await database.save([hung("case:2", { replaces: "case" })]);
      await drain(database, slack);
      expect(await readOutbox(database, "case:2")).toMatchObject({ state: "dead", problem: "is_inactive" });
      expect(shown(slack).filter(([key]) => key === "case:2")).toEqual([["case:2", "m-case"]]);
    });
  });

  describe("in the thread under an earlier letter", () => {
    it("goes where that letter stands, also in private", async () => {
      const database = await openFresh();
      const slack = named();
      const card = { title: "x", tone: "plain" as const, summary: "x", parts: [] };
      const address = { platform: "slack" as const, toUser: "U1" };
      const mine = letter({ address, card, locale: "zh-CN", key: "mine", now: NOW });
      const below = letter({ address: { ...address, thread: "mine" }, card, locale: "zh-CN", key: "below", now: NOW });
      await database.save([root("case"), hung("words", { thread: "case" }), mine, below]);
      await drain(database, slack);
      const to = Object.fromEntries(slack.sent.map((message) => [message.key, message.to]));
      expect(to["words"]).toEqual({ chat: "C1", thread: "m-case" });
      expect(to["below"]).toEqual({ user: "U1", thread: "m-mine" });
    });

    it("leaves a thread that is named by its message alone", async () => {
      const database = await openFresh();
      const slack = named();
      await database.save([hung("answer", { thread: "1763431200.000100" })]);
      await drain(database, slack);
      expect(slack.sent[0]?.to).toEqual({ chat: "C1", thread: "1763431200.000100" });
    });

    it("catches up in order after the platform was away for an hour", async () => {
      const database = await openFresh();
      let isAway = true;
      const slack = named(() => (isAway ? { sent: "retry", why: "away" } : null));
      await database.save([root("case")]);
      for (let minute = 0; minute < 60; minute += 1) {
        if (minute % 10 === 0) await database.save([hung(`w${minute}`, { thread: "case" })]);
        await drain(database, slack, after(minute * 60_000));
      }
      isAway = false;
      slack.sent.length = 0;
      for (let minute = 60; minute < 80; minute += 1) await drain(database, slack, after(minute * 60_000));
      expect(slack.sent.map(({ key }) => key)).toEqual(["case", "w0", "w10", "w20", "w30", "w40", "w50"]);
      expect(slack.sent.slice(1).every(({ to }) => to.thread === "m-case")).toBe(true);
    });

    it("does not wait for an earlier one that is dead", async () => {
      const database = await openFresh();
      const slack = named(({ key }) => (key === "w1" ? { sent: "never", why: "msg_blocked" } : null));
      await database.save([root("case"), hung("w1", { thread: "case" }), hung("w2", { thread: "case" })]);
      await drain(database, slack);
      await drain(database, slack, after(2_000));
      expect(shown(slack).map(([key]) => key)).toEqual(["case", "w1", "w2"]);
    });

    it("changes the words that were passed on, once they are there", async () => {
      const database = await openFresh();
      const slack = named();
      const words = hung("w1", { thread: "case" });
      await database.save([root("case"), words, hung("w1:2", { thread: "case", replaces: "w1" })]);
      await drain(database, slack);
      await drain(database, slack, after(2_000));
      expect(shown(slack)).toEqual([
        ["case", null],
        ["w1", null],
        ["w1:2", "m-w1"],
      ]);
    });
  });
});
