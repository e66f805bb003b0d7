// A week of visits drawn by lot: what is summed is what plain arithmetic says, and behind each figure stand as many records.
import { beforeEach, expect, it } from "vitest";
import type { Database, Row } from "../../src/core/store/database.ts";
import { findCounted } from "../../src/reports/monday/counted.ts";
import { FIGURES } from "../../src/reports/monday/figures.ts";
import { findMondayReport } from "../../src/reports/monday/report.ts";
import { countOf } from "../../src/reports/monday/say.ts";
import { findScope } from "../../src/reports/monday/scope.ts";
import { forEachDatabase } from "../support/database.ts";
import { house, openFourWeeks } from "./four-weeks.ts";

const VISITS = 600;
const NOW = new Date("2026-11-23T09:00:00+08:00");
const SPAN = { week: "2026-W47", monday: "2026-11-16", through: "2026-11-22" };

/** A small generator with a seed (xorshift), so that a failure comes again. */
function makeDice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

type Drawn = Row & { repId: number; visitedOn: string; promised: boolean };

function drawVisit(dice: (sides: number) => number, id: number, people: readonly number[]): Drawn {
  const maybe = (value: string) => [null, "", value][dice(3)] ?? null;
  const day = new Date(Date.UTC(2026, 10, 14 + dice(11))).toISOString().slice(0, 10);
  const amount = () => [null, 0n, BigInt(1 + dice(1_000_000_000))][dice(3)] ?? null;
  return {
    id,
    repId: people[dice(people.length)] ?? 0,
    visitedOn: day,
    orderAmountFen: amount(),
    collectedAmountFen: amount(),
    met: maybe("于老板"),
    summary: dice(4) ? null : maybe("货架补齐"),
    feedback: dice(4) ? null : maybe("嫌贵"),
    competitor: dice(4) ? null : maybe("降价"),
    nextAction: dice(4) ? null : maybe("送POP"),
    nextVisitOn: dice(4) ? null : "2026-11-25",
    undoneAt: dice(8) ? null : NOW,
    promised: dice(3) === 0,
  };
}

const isFilled = (cell: unknown): boolean => cell !== null && cell !== "";
const isMore = (cell: unknown): boolean => typeof cell === "bigint" && cell > 0n;

function isEffective(visit: Drawn): boolean {
  const said = ["summary", "feedback", "competitor", "nextAction", "nextVisitOn"].some((name) => isFilled(visit[name]));
  const came = isMore(visit["orderAmountFen"]) || isMore(visit["collectedAmountFen"]) || said || visit.promised;
  return isFilled(visit["met"]) && came;
}

forEachDatabase((_name, openFresh) => {
  let database: Database;
  beforeEach(async () => {
    database = await openFresh();
    await openFourWeeks(database);
  });

  it.each(["all", "p3"])("%s: every sum and every list", async (key) => {
    const dice = makeDice(20_261_123);
    const people = (await database.read<{ id: number }>(`SELECT "id" FROM "Person" ORDER BY "id"`)).map(({ id }) => id);
    const visits = Array.from({ length: VISITS }, (_, at) => drawVisit(dice, 10_000 + at, people));
    const stamps = { customerId: 1, platform: "slack", createdAt: NOW, updatedAt: NOW, version: 1 };
    const what = { channel: "onsite", purposes: "", isUrgent: false };
    await database.save([
      ...visits.map(({ promised: _promised, ...row }) => ({
        insert: "Visit" as const,
        row: { ...row, ...what, ...stamps },
      })),
      ...visits.flatMap(({ id, repId, promised }) => {
        const row = { id: Number(id), visitId: Number(id), repId, text: "送样品", dueOn: null, status: "open" };
        return promised ? [{ insert: "Promise" as const, row: { ...row, ...stamps } }] : [];
      }),
    ]);
    const scope = await findScope({ database, house }, null, key);
    if (!scope) throw new Error(`there is no scope ${key}`);
    const report = await findMondayReport(database, { scope, span: SPAN, now: NOW });
    for (const figure of FIGURES) {
      const counted = await findCounted(database, figure, { scope, span: SPAN, now: NOW });
      expect(counted.length, figure).toBe(countOf(report, figure));
      expect(new Set(counted.map((one) => `${one.record}${one.id}`)).size, figure).toBe(counted.length);
    }
    // Beside those drawn by lot stand the four weeks' own.
    const own =
      key === "all"
        ? { visits: 5, orderFen: 6_250_050n, effective: 4 }
        : { visits: 4, orderFen: 1_250_050n, effective: 3 };
    const members = new Set(scope.members.map(({ id }) => id));
    const counted = visits.filter(
      ({ repId, visitedOn, undoneAt }) =>
        members.has(repId) && undoneAt === null && visitedOn >= SPAN.monday && visitedOn <= SPAN.through,
    );
    const sum = counted.reduce((fen, { orderAmountFen }) => fen + BigInt(Number(orderAmountFen ?? 0)), own.orderFen);
    expect(report.total.visits).toBe(counted.length + own.visits);
    expect(report.total.orderFen).toBe(Number(sum));
    expect(report.total.effective).toBe(counted.filter(isEffective).length + own.effective);
    expect(report.people.reduce((fen, { tally }) => fen + tally.orderFen, 0)).toBe(report.total.orderFen);
  });
});
