// The question for a day's birthdays: the same contacts as asking each contact for its next birthday, out of an index alone.
import fc from "fast-check";
import { expect, it } from "vitest";
import { findBirthdays } from "../../src/core/care/days-find.ts";
import { birthdayColumns, writeBirthday } from "../../src/core/birthday.ts";
import { isKeptOn } from "../../src/core/calendar/birthdays.ts";
import type { Cell, Row, Write } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";

const now = new Date("2026-11-18T02:00:00Z");
const stamps = { platform: "slack", createdAt: now, updatedAt: now, version: 1 };

/** Every birthday there is, in both calendars: 366 + 360 + 360. */
function allBirthdays(): string[] {
  const solar = Array.from({ length: 366 }, (_, at) => new Date(Date.UTC(2000, 0, 1 + at)).toISOString().slice(5, 10));
  const lunar = Array.from({ length: 360 }, (_, at) => (Math.floor(at / 30) + 1) * 100 + (at % 30) + 1);
  const written = [...lunar, ...lunar.map((key) => -key)];
  return [...solar, ...written.map((birthMonthDay) => writeBirthday({ isLunar: true, birthMonthDay }))];
}

forEachDatabase((name, openFresh) => {
  it("finds who is to be greeted on a day, and nobody else, in every year", async () => {
    const database = await openFresh();
    const all = allBirthdays();
    const contact = (id: number, more: Row): Write => ({
      insert: "Contact",
      row: { id, customerId: 1, name: "于建国", ...stamps, ...more },
    });
    await database.save([
      { insert: "Customer", row: { id: 1, name: "永清超市", ...stamps } },
      ...all.map((birthday, at) => contact(at + 1, birthdayColumns(birthday))),
      contact(5_000, birthdayColumns(null)),
      contact(5_001, { ...birthdayColumns("11-23"), undoneAt: now }),
    ]);
    const day = fc
      .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2050, 11, 31) })
      .map((instant) => new Date(instant).toISOString().slice(0, 10));
    const isRight = async (on: string) => {
      const found = (await findBirthdays(database, on)).map(({ id }) => id);
      const expected = all.flatMap((birthday, at) => (isKeptOn(birthday, on) ? [at + 1] : []));
      expect(found.toSorted((one, other) => one - other)).toEqual(expected);
    };
    const special = ["2025-06-25", "2025-07-25", "2026-02-28", "2028-02-29", "2027-02-05", "2027-02-06", "2030-02-02"];
    for (const on of [...special, "2026-11-23"]) await isRight(on);
    await fc.assert(fc.asyncProperty(day, isRight), { numRuns: 40 });
  });

  it.runIf(name === "sqlite")("is answered by the index, without a look at the contacts themselves", async () => {
    const database = await openFresh();
    const explain = <T>(sql: string, params?: readonly Cell[]) => database.read<T>(`EXPLAIN QUERY PLAN ${sql}`, params);
    const steps = (await findBirthdays({ read: explain }, "2026-02-28")) as unknown as { detail: string }[];
    const searches = steps.map(({ detail }) => detail).filter((detail) => /SEARCH|SCAN/u.test(detail));
    expect(searches.length).toBeGreaterThan(0);
    for (const search of searches) expect(search).toMatch(/SEARCH .*COVERING INDEX Contact_birthday_idx/u);
  });
});
