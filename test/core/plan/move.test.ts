// Moving a planned visit: what the form needs, whose it is, and what no button or form can do that was not drawn.
import { beforeEach, expect, it } from "vitest";
import type { Database } from "../../../src/core/store/database.ts";
import { openDesk, type Seat, type TestDesk, wordsOf } from "../../support/desk.ts";
import { forEachDatabase } from "../../support/database.ts";

forEachDatabase((_name, openFresh) => {
  let database: Database;
  let desk: TestDesk;
  let rep: Seat;

  beforeEach(async () => {
    database = await openFresh();
    desk = await openDesk(database);
    rep = desk.seat("wanglei", "slack");
    await rep.says("/plan 永清超市 周五 收款");
  });

  const key = { record: "planMove", id: 1, version: 1 };
  const problemsOf = async (fields: Record<string, string>) => {
    const reply = await rep.submits(key, fields);
    return reply.reply === "form" ? reply.form.problems : {};
  };
  const plan = async () => (await database.read(`SELECT "status", "reason" FROM "Plan" WHERE "id" = 1`))[0];

  it("needs a reason and a day to come, and keeps what was typed", async () => {
    expect(await problemsOf({ day: "2026-11-24", reason: "  " })).toEqual({ reason: "请写一句原因。" });
    expect(await problemsOf({ day: "2026-11-17", reason: "忙" })).toHaveProperty("day");
    expect(await problemsOf({ day: "2026-11-20", reason: "忙" })).toEqual({ day: "就是原来那天，请选另一天。" });
    expect(await problemsOf({ day: "哪天", reason: "忙" })).toHaveProperty("day");
    const reply = await rep.submits(key, { day: "", reason: "x".repeat(10_001) });
    expect(wordsOf(reply)).toContain("太长了");
    expect(await plan()).toEqual({ status: "open", reason: null });
    await rep.submits(key, { day: "", reason: "不去了" });
    expect(await plan()).toEqual({ status: "cancelled", reason: "不去了" });
    expect(wordsOf(await rep.submits(key, { day: "2026-11-24", reason: "又去" }))).toContain("已经改期或取消了");
  });

  it("is the rep's own matter: nobody else's form or button moves it", async () => {
    for (const who of ["lina", "chenjing", "linlan", "zhaomin", "heping"]) {
      const seat = desk.seat(who, "slack");
      const opened = await seat.presses({ do: "plan", id: 1, choice: "move" });
      expect([who, opened.reply]).toEqual([who, "word"]);
      await seat.submits(key, { day: "", reason: "我说了算" });
    }
    expect(await plan()).toEqual({ status: "open", reason: null });
  });

  it("sets no state by a line, a form's own invention, or a quick button", async () => {
    await rep.presses({ do: "set", record: "plan", id: 1, choice: "status:cancelled" });
    await rep.submits(
      { record: "plan", id: 1, version: 1 },
      { customer: "永清超市", plannedOn: "2026-11-20", status: "moved", reason: "x" },
    );
    expect(await plan()).toEqual({ status: "open", reason: null });
  });

  it("plans no day that is over by a forged button, and asks before a colleague's customer", async () => {
    expect(wordsOf(await rep.presses({ do: "plan", id: 1, choice: "add:2026-11-17" }))).toContain("已经过去了");
    const [other] = await database.read<{ id: number }>(`SELECT "id" FROM "Customer" WHERE "name" = '永清便利店'`);
    const asked = await rep.presses({ do: "plan", id: other?.id ?? 0, choice: "add:2026-11-20" });
    expect(wordsOf(asked)).toContain("仍要记录");
    expect(await database.read(`SELECT "id" FROM "Plan"`)).toHaveLength(1);
    expect(wordsOf(await rep.presses({ do: "plan", id: 999_999, choice: "add:2026-11-20" }))).toContain("用过或过期");
  });
});
