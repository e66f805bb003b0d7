// A climb, a breach, a warning: each once and none skipped, wherever the program is killed and whoever runs beside it.
import { expect, it } from "vitest";
import { cases } from "../../src/clock/cases.ts";
import { runJobs } from "../../src/clock/slots.ts";
import type { Card } from "../../src/core/reply.ts";
import { type Database, openDatabase } from "../../src/core/store/database.ts";
import { Unavailable } from "../../src/core/store/failures.ts";
import { forEachDatabase } from "../support/database.ts";
import { type Days, jobOptions, LINE, openDays } from "./case-days.ts";

const MORNING = new Date("2026-11-20T09:00:00+08:00");
const moment = { now: MORNING, sendAt: MORNING };
const later = (minutes: number) => {
  const now = new Date(MORNING.getTime() + minutes * 60_000);
  return { now, sendAt: now };
};

/**
 * Friday at nine: T-1002 was never answered (it climbs and is overdue), T-1003 is held and overdue, T-1004 is held and nearly
 * due.
 */
async function openFriday(database: Database): Promise<Days> {
  const days = await openDays(database);
  const zhaomin = days.seat("zhaomin", "slack");
  for (const line of [LINE, "/complaint 永清超市 服务 态度差", "/complaint 永清超市 运输 送错地址"])
    await days.seat("wanglei", "slack").says(line);
  for (const number of ["T-1003", "T-1004"]) await zhaomin.says(`${number} 认领`);
  const own = { responseDueAt: new Date("2026-11-20T09:30:00+08:00") };
  await database.save([{ update: "Complaint", where: { id: 1004 }, set: own, expect: 1 }]);
  await days.post();
  return days;
}

/** All that came of it, whatever its numbers: letters, the timeline, where each case stands. */
async function outcomeOf(database: Database) {
  type Row = Record<string, unknown>;
  const letters = await database.read<Row>(
    `SELECT "toUser", "chat", "card" FROM "Outbox" WHERE "replaces" IS NULL AND "createdAt" >= ?`,
    [MORNING],
  );
  const entries = await database.read<Row>(
    `SELECT "complaintId", "deed", "text" FROM "CaseEntry" WHERE "createdAt" >= ?`,
    [MORNING],
  );
  const standing = await database.read<Row>(`SELECT "id", "level", "deciderId" FROM "Complaint" ORDER BY "id"`);
  const slots = await database.read<Row>(`SELECT "job" FROM "Slot" WHERE "job" LIKE 'case:%'`);
  return {
    letters: letters.length,
    told: letters
      .flatMap(({ toUser, card }) => saidOf(JSON.parse(String(card)) as Card).map((one) => `${String(toUser)} ${one}`))
      .toSorted(),
    entries: entries.map(({ complaintId, deed, text }) => [complaintId, deed, text].join(" ")).toSorted(),
    standing,
    slots: slots.map(({ job }) => String(job)).toSorted(),
  };
}

/** What one letter tells: of each case whether it is over; or that it climbed. */
function saidOf({ summary, parts }: Card): string[] {
  const rows = parts.flatMap((part) => (part.part === "rows" ? part.rows : []));
  const lines = rows.map(({ title, detail = "" }) => `${title} ${/已过期|刚过期/u.test(detail) ? "over" : "near"}`);
  return lines.length ? lines : [summary];
}

/** Killed at its n-th save: before it is kept, or right after. What comes later of this run never comes. */
function killedAt(database: Database, nth: number, isKept: boolean): { database: Database; saves(): number } {
  let saves = 0;
  const save: Database["save"] = async (writes) => {
    saves += 1;
    if (saves > nth) throw new Unavailable("down");
    if (saves === nth && !isKept) throw new Unavailable("down");
    await database.save(writes);
    if (saves === nth) throw new Unavailable("down");
  };
  return { database: { ...database, save }, saves: () => saves };
}

forEachDatabase((_name, openFresh, freshUrl) => {
  const run = (database: Database, at = moment) => runJobs([cases], jobOptions(database), at);

  it("leaves the same behind wherever it is killed", async () => {
    const whole = await openFriday(await openFresh());
    const counting = killedAt(whole.database, Number.MAX_SAFE_INTEGER, true);
    await run(counting.database);
    await run(whole.database, later(1));
    const expected = await outcomeOf(whole.database);
    // One letter with three cases; the climb; and what is overdue without having climbed.
    expect(expected).toMatchObject({
      letters: 3,
      told: [
        "U0CHENJING T-1002 · 永清超市 没有人回应，升级到你这里",
        "U0CHENJING T-1003 永清超市 over",
        "U0ZHAOMIN T-1002 永清超市 over",
        "U0ZHAOMIN T-1003 永清超市 over",
        "U0ZHAOMIN T-1004 永清超市 near",
      ],
    });
    expect(expected.entries).toHaveLength(3);
    expect(counting.saves()).toBeGreaterThan(6);
    for (let nth = 1; nth <= counting.saves(); nth++) {
      for (const isKept of [true, false]) {
        const days = await openFriday(await openFresh());
        await run(killedAt(days.database, nth, isKept).database);
        await run(days.database, later(1));
        await run(days.database, later(2));
        const outcome = await outcomeOf(days.database);
        // What could not be told in the same minute may come in a second letter, but nothing comes twice or never.
        expect({ ...outcome, letters: 0 }, `${nth} ${isKept}`).toEqual({ ...expected, letters: 0 });
      }
    }
  });

  it("is done once by four at the same time, over two connections", async () => {
    const url = await freshUrl();
    const [one, other] = await Promise.all([0, 1].map(() => openDatabase(url, { migrate: false })));
    if (!one || !other) throw new Error("not opened");
    await openFriday(one);
    await Promise.all([one, other, one, other].map((database) => run(database)));
    // Whoever was not quick enough looks again a minute later.
    await Promise.all([one, other].map((database) => run(database, later(1))));
    await run(other, later(2));
    const alone = await openFriday(await openFresh());
    await run(alone.database);
    await run(alone.database, later(1));
    const [together, expected] = [await outcomeOf(one), await outcomeOf(alone.database)];
    expect({ ...together, letters: 0 }).toEqual({ ...expected, letters: 0 });
    await Promise.all([one.close(), other.close()]);
  });

  it("passes over a climb when somebody answers at the same moment, and the answer stands", async () => {
    const days = await openFriday(await openFresh());
    const { database } = days;
    let isAnswered = false;
    // Between the clock's look and its save somebody speaks.
    const interrupted: Database = {
      ...database,
      save: async (writes) => {
        const isClimb = writes.some((write) => "update" in write && write.set["level"] !== undefined);
        if (isClimb && !isAnswered) {
          isAnswered = true;
          days.at("2026-11-20T09:00:00+08:00");
          await days.seat("zhaomin", "slack").says("T-1002 认领");
        }
        return database.save(writes);
      },
    };
    await run(interrupted);
    await run(database, later(1));
    expect(isAnswered).toBe(true);
    expect(await days.complaint(1002)).toMatchObject({ level: 1, assigneeId: await days.idOf("zhaomin") });
  });

  it("is not stopped by one bad row, and costs nothing while nothing is due", async () => {
    const days = await openFriday(await openFresh());
    const { database } = days;
    const broken: Database = {
      ...database,
      read: async (sql, params = []) => {
        if (sql.includes(`c."id" = ?`) && params[0] === 1002) throw new Error("broken row");
        return database.read(sql, params);
      },
    };
    await run(broken);
    const told = (await outcomeOf(database)).told.join("\n");
    expect(told).toContain("T-1003");
    expect(told).not.toContain("T-1002");
    await run(database, later(1));
    expect((await outcomeOf(database)).told.join("\n")).toContain("T-1002");
    await run(database, later(2));
    let reads = 0;
    const counting: Database = {
      ...database,
      read: async (sql, params) => {
        reads += 1;
        return database.read(sql, params);
      },
    };
    await run(counting, later(3));
    expect(reads).toBe(1);
  });

  it("shows at a preview what would be sent to whom, and changes nothing", async () => {
    const days = await openFriday(await openFresh());
    const before = await outcomeOf(days.database);
    const expected = await cases.preview(jobOptions(days.database), moment);
    expect(expected.map(({ to }) => to)).toEqual(expect.arrayContaining(["陈静", "赵敏"]));
    expect(await outcomeOf(days.database)).toEqual(before);
  });
});
