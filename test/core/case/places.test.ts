// Where a case's cards stand: one for each chat and each person, drawn anew in place, each in its reader's language.
import { beforeEach, expect, it } from "vitest";
import { forEachDatabase } from "../../support/database.ts";
import { type Letter, type Office, openOffice, said, userOf } from "./office.ts";

const CHANNEL = "C0NORTH";

forEachDatabase((_name, openFresh) => {
  let office: Office;
  let first: Letter[];
  beforeEach(async () => {
    office = await openOffice(await openFresh());
  });
  const records = async (person: string, where = {}) => {
    await office.seat(person, "slack").says("/complaint 永清超市 质量 劲酒三箱破损", where);
    first = await office.post();
  };
  const places = () =>
    office.database.read<{ letterKey: string }>(`SELECT * FROM "CasePlace" WHERE "complaintId" = 1002`);
  const assign = async (person: string) => {
    const form = { record: "caseAssign", id: 1002 };
    return office.seat("zhaomin", "slack").submits(form, { person: String(await office.idOf(person)) });
  };

  it("is the channel it was logged in where the team has none, and then nobody's private chat", async () => {
    await records("wanglei", { chat: CHANNEL, isPrivate: false });
    expect(first.map(({ key }) => key)).toEqual([`case:1002:slack:${CHANNEL}`]);
  });

  it("is, without a channel, the private chat of the team's customer service and of the reporter", async () => {
    await records("wanglei");
    expect(first.map(({ toUser }) => toUser).toSorted()).toEqual([
      userOf("wanglei", "slack"),
      userOf("zhaomin", "slack"),
    ]);
  });

  it("is one for each person, who is told in a line when he is wanted again", async () => {
    await records("wanglei");
    await assign("lina");
    expect(await places()).toHaveLength(3);
    await office.post();
    await assign("zhaomin");
    await office.post();
    await assign("lina");
    expect(await places()).toHaveLength(3);
    const line = (await office.post()).find(({ key }) => key.startsWith("wanted:"));
    expect(line).toMatchObject({ toUser: userOf("lina", "slack"), card: { title: "赵敏 把 T-1002 指派给你" } });
  });

  it("has its card drawn anew with every deed, in place of the first one", async () => {
    await records("wanglei");
    const pressed = first.find(({ toUser }) => toUser === userOf("zhaomin", "slack"));
    const where = { chat: "D0ZHAOMIN", message: pressed?.messageId ?? "", isPrivate: true };
    const action = { do: "deed", record: "complaint", id: 1002, choice: "claim" } as const;
    const reply = await office.seat("zhaomin", "slack").presses(action, where);
    expect(said(reply)).toContain("T-1002 · 永清超市 · 已接收");
    const letters = await office.post();
    const replaced = letters.flatMap(({ replaces, card }) => (replaces ? [[replaces, card.title]] : []));
    expect(replaced.toSorted()).toEqual(first.map(({ key }) => [key, "T-1002 · 永清超市 · 已接收"]).toSorted());
    // What was pressed on and what stands there afterwards are the same card.
    const own = letters.find(({ replaces }) => replaces === pressed?.key);
    expect(reply).toEqual({ reply: "card", card: own?.card });
  });

  it("speaks its reader's language", async () => {
    await records("wanglei");
    await assign("emily");
    const card = (await office.post()).find(({ toUser }) => toUser === userOf("emily", "slack"))?.card;
    expect(card?.title).toBe("T-1002 · 永清超市 · Received");
    expect(JSON.stringify(card)).toContain("Held by");
  });
});
