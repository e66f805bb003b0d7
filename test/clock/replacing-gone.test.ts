// Letters under a card that somebody deleted, or whose chat was closed.
import { expect, it } from "vitest";
import { forEachDatabase } from "../support/database.ts";
import { drain, hung, named, root } from "./hanging.ts";
import { readOutbox } from "./scripted-platform.ts";

forEachDatabase((_name, openFresh) => {
  it("posts a card anew that somebody deleted, as it stood last, and what was to be said stands under it", async () => {
    const database = await openFresh();
    const gone = { sent: "never", why: "thread_not_found", isGone: true } as const;
    const slack = named(({ to }) => (to.thread === "m-case" ? gone : null));
    await database.save([root("case"), hung("case:2", { replaces: "case" })]);
    await drain(database, slack);
    await database.save([hung("one", { thread: "case" }), hung("two", { thread: "case" })]);
    await drain(database, slack);
    const after = slack.sent.slice(-4).map(({ key, to, card }) => [key, to.thread ?? null, card.title]);
    expect(after).toEqual([
      ["one", "m-case", "one"],
      ["one:root", null, "case:2"],
      ["one", "m-one:root", "one"],
      ["two", "m-one:root", "two"],
    ]);
    expect(await readOutbox(database, "case")).toMatchObject({ messageId: "m-one:root", state: "sent" });
  });

  it("counts a card as dead when its chat was closed, so that the case moves out", async () => {
    const database = await openFresh();
    const closed = { sent: "never", why: "is_archived", isClosed: true } as const;
    const slack = named(({ to }) => (to.thread ? closed : null));
    await database.save([root("case")]);
    await drain(database, slack);
    await database.save([hung("one", { thread: "case" })]);
    await drain(database, slack);
    expect(await readOutbox(database, "case")).toMatchObject({ state: "dead", problem: "is_archived" });
    // One word that was refused is no reason to leave.
    const other = named(({ to }) => (to.thread ? { sent: "never", why: "sensitive" } : null));
    await database.save([root("case2")]);
    await drain(database, other);
    await database.save([hung("bad", { thread: "case2" })]);
    await drain(database, other);
    expect(await readOutbox(database, "bad")).toMatchObject({ state: "dead" });
    expect(await readOutbox(database, "case2")).toMatchObject({ state: "sent" });
  });
});
