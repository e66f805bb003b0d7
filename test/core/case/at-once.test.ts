// Presses on one case at the same time, and the same press again: one lawful history comes of them.
import { beforeEach, describe, expect, it } from "vitest";
import type { Action, RawFields } from "../../../src/core/ask.ts";
import { type CaseRole, type Deed, type Step, refusalOf } from "../../../src/core/case/steps.ts";
import { forEachDatabase } from "../../support/database.ts";
import { type Office, openOffice, said } from "./office.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";
const NOW = new Date("2026-11-18T10:00:00+08:00");
const deed = (choice: string, id = 1002): Action => ({ do: "deed", record: "complaint", id, choice });

/** What somebody does: a button, or a form that he had open. */
type Doing = { hand: string; choice: Deed; fields?: RawFields };

const HANDS = ["zhaomin", "zhengkai", "chenjing", "linlan", "wanglei"] as const;
const ROLES: Record<string, CaseRole> = {
  zhaomin: "cs",
  zhengkai: "cs",
  chenjing: "line",
  linlan: "line",
  wanglei: "reporter",
};

forEachDatabase((_name, openFresh) => {
  let office: Office;
  let ids: Map<number, string>;
  beforeEach(async () => {
    office = await openOffice(await openFresh());
    await office.seat("wanglei", "slack").says(LINE);
    ids = new Map();
    for (const hand of HANDS) ids.set(await office.idOf(hand), hand);
  });

  it("does a deed once, however often its event comes", async () => {
    const actor = { platform: "slack", user: "U0ZHAOMIN" } as const;
    const place = { chat: null, isPrivate: true, message: null, thread: null };
    const ask = { key: "same", actor, place, at: NOW, does: "press", action: deed("claim") } as const;
    const replies = await Promise.all(Array.from({ length: 11 }, () => office.desk.answer(ask)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    const sql = `SELECT "id" FROM "CaseEntry" WHERE "deed" = 'claim'`;
    expect(await office.database.read(sql)).toHaveLength(1);
  });

  /** All at once, from both platforms by turns; what each was told. */
  const all = (doings: readonly Doing[]): Promise<string[]> =>
    Promise.all(
      doings.map(async ({ hand, choice, fields }, at) => {
        const seat = office.seat(hand, at % 2 ? "slack" : "feishu");
        if (!fields) return said(await seat.presses(deed(choice)));
        const record = `case${choice[0]?.toUpperCase()}${choice.slice(1)}`;
        return said(await seat.submits({ record, id: 1002 }, fields));
      }),
    );

  /** One chain of versions without a gap or a fork, each link allowed to its doer by the table as it stood, each with its entry. */
  async function expectLawful(): Promise<Deed[]> {
    const sql = `SELECT "personId", "before", "after" FROM "Change" WHERE "record" = 'case' AND "recordId" = 1002`;
    const rows = await office.database.read<{ personId: number; before: string; after: string }>(sql);
    const links = rows
      .map(({ personId, before, after }) => ({
        person: ids.get(personId) ?? "",
        personId,
        from: (JSON.parse(before) as Columns).version,
        after: JSON.parse(after) as Columns,
      }))
      .toSorted((one, other) => one.from - other.from);
    const { version } = await office.complaint();
    expect(links.map(({ from, after }) => [from, after.version])).toEqual(
      Array.from({ length: Number(version) - 1 }, (_, at) => [at + 1, at + 2]),
    );
    const done = replay(links);
    const entries = await office.database.read<{ deed: string }>(
      `SELECT "deed" FROM "CaseEntry" WHERE "complaintId" = 1002 AND "deed" <> 'receive'`,
    );
    expect(entries.map((entry) => entry.deed).toSorted()).toEqual(done.toSorted());
    return done;
  }

  const presses = (choices: readonly Deed[]): Doing[] =>
    Array.from({ length: 200 }, (_, at) => ({
      hand: HANDS[at % 5] ?? "",
      choice: choices[Math.floor(at / 5) % choices.length] ?? "claim",
    }));

  describe("200 presses at once", () => {
    it("by five people with five buttons leave one lawful history, and the losers hear who and when", async () => {
      const doings = presses(["claim", "respond", "wait", "resume", "escalate"]).map((doing): Doing =>
        doing.choice === "escalate" ? { ...doing, fields: { words: "" } } : doing,
      );
      const replies = await all(doings);
      expect(replies.filter((reply) => reply.includes("没有成功"))).toEqual([]);
      const done = await expectLawful();
      const count = (name: Deed) => done.filter((one) => one === name).length;
      expect([count("claim"), count("respond")]).toEqual([1, 1]);
      expect(Math.abs(count("wait") - count("resume"))).toBeLessThanOrEqual(1);
      const { assigneeId } = await office.complaint();
      const [holder] = await office.database.read<{ name: string }>(`SELECT "name" FROM "Person" WHERE "id" = ?`, [
        Number(assigneeId),
      ]);
      // The ladder stands above whoever holds the case: one of the line who claims it has fewer above him than cs has.
      const above = { chenjing: 1, linlan: 0 }[ids.get(Number(assigneeId)) ?? ""] ?? 2;
      expect(count("escalate")).toBeGreaterThanOrEqual(above);
      expect(count("escalate")).toBeLessThanOrEqual(2);
      const beaten = replies.filter((reply) => reply.includes("认领。") && reply.includes("10:00"));
      expect(beaten.every((reply) => reply.includes(`已由 ${holder?.name} 在 10:00 认领`))).toBe(true);
      // Eight of each hand press it: of the four who may, one wins, and his other presses tell him that he has it.
      expect(beaten.length).toBeGreaterThanOrEqual(24);
      expect(replies.filter((reply) => reply.includes("你在 10:00 已经认领了"))).toHaveLength(7);
    }, 60_000);

    it("over a proposal above the limit: one decision stands, the others hear whose", async () => {
      for (const choice of ["claim", "respond"] as const) await office.seat("zhaomin", "slack").presses(deed(choice));
      const offer = { cause: "装卸时摔了", fault: "carrier", words: "换三箱", amount: "1500" };
      await office.seat("zhaomin", "slack").submits({ record: "casePropose", id: 1002 }, offer);
      expect(await office.complaint()).toMatchObject({ deciderId: await office.idOf("chenjing") });
      const doings = presses(["approve", "decline"]).map((doing): Doing =>
        doing.choice === "decline" ? { ...doing, fields: { words: "太多" } } : doing,
      );
      const replies = await all(doings);
      expect(replies.filter((reply) => reply.includes("没有成功"))).toEqual([]);
      const done = await expectLawful();
      expect(done.filter((one) => one === "approve" || one === "decline")).toHaveLength(1);
      const decided = replies.filter((reply) => /(?:陈静|林岚) 在 10:00 已经决定了/u.test(reply));
      expect(decided.length).toBeGreaterThanOrEqual(70);
    }, 60_000);

    it("with deeds that may be done again and again: none fails for want of a turn", async () => {
      for (const choice of ["claim", "respond"] as const) await office.seat("zhaomin", "slack").presses(deed(choice));
      const doings = Array.from({ length: 200 }, (_, at): Doing => {
        const fields = { cause: `原因 ${at}`, fault: "carrier", severity: "serious" };
        return { hand: HANDS[at % 4] ?? "", choice: "assess", fields };
      });
      const replies = await all(doings);
      expect(replies.filter((reply) => reply.includes("没有成功"))).toEqual([]);
      expect(await expectLawful()).toHaveLength(202);
    }, 60_000);
  });
});

type Columns = {
  version: number;
  step?: Step;
  assigneeId?: number | null;
  respondedAt?: string;
  waitingSince?: string | null;
  level?: number;
  cause?: string;
  proposal?: string;
  proposedAt?: string | null;
  deciderId?: number | null;
  releasedAt?: string | null;
};
type Link = { person: string; personId: number; after: Columns };

/** The deed behind a link, by the columns that only it changes. */
function deedOf({ after }: Link): Deed {
  if ("proposal" in after) return "propose";
  if ("deciderId" in after) return after.releasedAt ? "approve" : "decline";
  if ("cause" in after) return "assess";
  if ("assigneeId" in after) return "claim";
  if ("level" in after) return "escalate";
  if ("respondedAt" in after) return "respond";
  return after.waitingSince ? "wait" : "resume";
}

/** The deeds in their order; fails where one was done that the table did not allow then. */
function replay(links: readonly Link[]): Deed[] {
  let at: Columns = { version: 1, step: "received", deciderId: null, releasedAt: null, waitingSince: null };
  return links.map((link) => {
    const done = deedOf(link);
    const { personId, person } = link;
    const roles: CaseRole[] = [ROLES[person] ?? "reporter"];
    if (at.assigneeId === personId) roles.push("holder");
    if (at.deciderId === personId || (at.deciderId && person === "linlan")) roles.push("decider");
    const state = {
      step: at.step ?? "received",
      isWaiting: Boolean(at.waitingSince),
      isHeld: Boolean(at.assigneeId),
      isAsked: Boolean(at.deciderId),
      isReleased: Boolean(at.releasedAt),
      isVexatious: false,
      closedAt: null,
    };
    expect([done, refusalOf(done, { state, roles, now: NOW })]).toEqual([done, null]);
    at = { ...at, ...link.after };
    return done;
  });
}
