// The daily reports of a week, counted person by person: worked out by hand for one team.
import { expect, it } from "vitest";
import { addDays } from "../../src/core/calendar/weeks.ts";
import { openCalendar } from "../../src/core/calendar/open.ts";
import type { Write } from "../../src/core/store/database.ts";
import { findDailyForms } from "../../src/reports/daily-forms.ts";
import { openDemoPeople } from "../../src/sandbox/demo/company.ts";
import { house } from "../support/desk.ts";
import { forEachDatabase } from "../support/database.ts";

const MONDAY = "2026-11-16";
const THURSDAY = new Date("2026-11-19T10:00:00+08:00");
const LATER = new Date("2026-11-30T10:00:00+08:00");

forEachDatabase((_name, openFresh) => {
  const open = async (now: Date) => {
    const database = await openFresh();
    await openDemoPeople({ database, house }, now, []);
    const sql = `SELECT "id", "name", "teamId" FROM "Person" WHERE "name" IN ('王磊', '李娜') ORDER BY "name" DESC`;
    const people = await database.read<{ id: number; name: string; teamId: number | null }>(sql);
    const [lei, na] = people;
    if (!lei || !na) throw new Error("the demo company has no such people");
    const report = (id: number, repId: number, [day, state, sentAt]: [string, string, string | null]): Write => {
      const at = sentAt === null ? null : new Date(sentAt);
      const row = { id, repId, day, state, firstSentAt: at, sentAt: at, platform: "slack", createdAt: now };
      return { insert: "DailyReport", row: { ...row, updatedAt: now, version: 1 } };
    };
    const leave = { personId: na.id, fromOn: "2026-11-17", toOn: "2026-11-17", createdAt: now };
    await database.save([
      report(1, lei.id, ["2026-11-16", "signed", "2026-11-16T18:00:00+08:00"]),
      // The next working day is still in time; a second after it is not.
      report(2, lei.id, ["2026-11-17", "returned", "2026-11-18T23:59:59+08:00"]),
      report(3, lei.id, ["2026-11-18", "draft", null]),
      report(4, na.id, ["2026-11-16", "sent", "2026-11-18T00:00:00+08:00"]),
      // A Friday's is in time until Monday is over.
      report(5, na.id, ["2026-11-20", "signed", "2026-11-23T20:00:00+08:00"]),
      report(6, na.id, ["2026-11-21", "unlocked", "2026-11-21T20:00:00+08:00"]),
      { insert: "Absence", row: leave },
    ]);
    const forms = await findDailyForms(database, {
      people,
      days: [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(MONDAY, offset)),
      calendars: openCalendar({ database, house }),
      now,
    });
    return forms.map(({ name, expected, sent, signed, late, missing }) => ({
      name,
      expected: expected.map((day) => day.slice(8)).join(" "),
      sent,
      signed,
      late,
      missing,
    }));
  };

  it("asks in the middle of a week only for days that are over, and not for leave", async () => {
    expect(await open(THURSDAY)).toEqual([
      { name: "王磊", expected: "16 17 18", sent: [1, 2], signed: [1], late: [], missing: ["2026-11-18"] },
      { name: "李娜", expected: "16 18", sent: [4, 5, 6], signed: [5], late: [4], missing: ["2026-11-18"] },
    ]);
  });

  it("asks afterwards for the whole week's working days", async () => {
    expect(await open(LATER)).toEqual([
      {
        name: "王磊",
        expected: "16 17 18 19 20",
        sent: [1, 2],
        signed: [1],
        late: [],
        missing: ["2026-11-18", "2026-11-19", "2026-11-20"],
      },
      {
        name: "李娜",
        expected: "16 18 19 20",
        sent: [4, 5, 6],
        signed: [5],
        late: [4],
        missing: ["2026-11-18", "2026-11-19"],
      },
    ]);
  });
});
