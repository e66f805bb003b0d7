// On which day a birthday is kept: known dates, and every day of 2020–2050 against the table of lunar days.
import { SolarDay } from "tyme4ts";
import { describe, expect, it } from "vitest";
import { yearsOn, withoutYear } from "../../../src/core/birthday.ts";
import { asBirthday, birthdaysOn, isKeptOn, keptAs, nextBirthday } from "../../../src/core/calendar/birthdays.ts";

const keysOn = (day: string, isLunar: boolean) =>
  birthdaysOn(day)
    .filter((key) => key.isLunar === isLunar)
    .map(({ birthMonthDay }) => birthMonthDay);

describe("a birthday", () => {
  it.each([
    ["lunar 08-15", "2025-01-01", "2025-10-06"],
    ["lunar 08-15", "2025-10-06", "2025-10-06"],
    ["lunar 08-15", "2025-10-07", "2026-09-25"],
    ["lunar 08-15", "2027-01-01", "2027-09-15"],
    ["lunar 08-15", "2028-01-01", "2028-10-03"],
    ["lunar 08-15", "2029-01-01", "2029-09-22"],
    ["lunar leap 06-01", "2025-01-01", "2025-07-25"],
    ["lunar leap 06-01", "2025-07-26", "2026-07-14"],
    ["lunar leap 06-01", "2027-01-01", "2027-07-04"],
    ["lunar 06-01", "2025-01-01", "2025-06-25"],
    ["lunar 06-01", "2025-06-26", "2026-07-14"],
    ["lunar 12-30", "2026-03-01", "2027-02-05"],
    ["lunar 12-30", "2029-03-01", "2030-02-02"],
    ["lunar leap 05-01", "2028-01-01", "2028-06-23"],
    ["lunar 01-01", "2027-01-01", "2027-02-06"],
    ["lunar 11-29", "2026-12-31", "2027-01-06"],
    ["1985-03-08", "2026-03-08", "2026-03-08"],
    ["03-08", "2026-03-09", "2027-03-08"],
    ["02-29", "2026-01-01", "2026-02-28"],
    ["2000-02-29", "2028-01-01", "2028-02-29"],
    ["02-29", "2028-03-01", "2029-02-28"],
    ["12-31", "2026-12-31", "2026-12-31"],
  ])("%s, from %s on, is next kept on %s", (birthday, from, kept) => {
    expect(nextBirthday(birthday, from)).toBe(kept);
  });

  it("that is none is never kept", () => {
    expect(nextBirthday("next week", "2026-01-01")).toBeNull();
  });

  it("of 29 February is kept on the 28th of a common year, on the 29th of a leap year", () => {
    expect(keysOn("2027-02-28", false)).toEqual([228, 229]);
    expect(keysOn("2028-02-28", false)).toEqual([228]);
    expect(keysOn("2028-02-29", false)).toEqual([229]);
  });

  it("in a month that a leap year has twice is kept once, in the first of them", () => {
    expect(keysOn("2025-06-26", true)).toEqual([602]);
    expect(keysOn("2025-07-26", true)).toEqual([-602]);
    expect(keysOn("2026-07-15", true)).toEqual([602, -602]);
  });

  it("of which only the month is known is kept on its first day", () => {
    expect(keysOn("2025-06-25", true)).toEqual([601, 600]);
    expect(keysOn("2026-07-14", true).toSorted()).toEqual([-600, -601, 600, 601]);
    expect(keysOn("2026-12-01", false)).toEqual([1201, 1200]);
    expect(nextBirthday("12-00", "2026-11-18")).toBe("2026-12-01");
    expect(keptAs("12-00", "2026-12-01")).toBe(null);
  });
});

describe("a birthday that is kept on another day than its own", () => {
  it.each([
    ["lunar leap 06-01", "2026-07-14", "lunar 06-01"],
    ["lunar leap 06-01", "2025-07-25", null],
    ["lunar 12-30", "2027-02-05", "lunar 12-29"],
    ["lunar 12-30", "2030-02-02", null],
    ["2000-02-29", "2027-02-28", "02-28"],
    ["2000-02-29", "2028-02-29", null],
    ["1985-03-08", "2026-03-08", null],
    ["lunar 08-15", "2026-09-25", null],
  ])("%s on %s is kept as %s", (birthday, day, as) => {
    expect(isKeptOn(birthday, day)).toBe(true);
    expect(keptAs(birthday, day)).toBe(as);
  });
});

describe("an age", () => {
  it.each([
    ["1966-11-23", "2026-11-23", 60],
    ["2000-02-29", "2027-02-28", 27],
    ["11-23", "2026-11-23", null],
    ["lunar 10-15", "2026-11-23", null],
    ["2026-11-23", "2026-11-23", null],
  ])("of %s on %s is %s", (birthday, day, age) => {
    expect(yearsOn(birthday, day)).toBe(age);
    expect(withoutYear(birthday)).not.toMatch(/\d{4}/u);
  });
});

type LunarDate = { year: number; month: number; isLeap: boolean; date: number; day: string };

/** Every solar day of 2019–2051 with its lunar date, read day by day: the other way round than the rule computes it. */
function readLunarDates(): LunarDate[] {
  const dates: LunarDate[] = [];
  const end = SolarDay.fromYmd(2051, 12, 31);
  for (let solar = SolarDay.fromYmd(2019, 1, 1); !solar.isAfter(end); solar = solar.next(1)) {
    const lunar = solar.getLunarDay();
    const month = lunar.getLunarMonth();
    const two = (part: number) => String(part).padStart(2, "0");
    const day = `${solar.getYear()}-${two(solar.getMonth())}-${two(solar.getDay())}`;
    const number = Math.abs(month.getMonthWithLeap());
    dates.push({ year: lunar.getYear(), month: number, isLeap: month.isLeap(), date: lunar.getDay(), day });
  }
  return dates;
}

describe("the lunar birthdays of 2020–2050", () => {
  const dates = readLunarDates();
  const byYear = new Map<number, LunarDate[]>();
  for (const one of dates) byYear.set(one.year, [...(byYear.get(one.year) ?? []), one]);

  /** By the words of the rule: the month, or its twin where there is none; the date, or the last one before it. */
  const keptIn = (year: number, key: number): string | undefined => {
    const inMonth = (byYear.get(year) ?? []).filter(({ month }) => month === Math.floor(Math.abs(key) / 100));
    const twin = inMonth.filter(({ isLeap }) => isLeap === key < 0);
    const month = twin.length > 0 ? twin : inMonth;
    // Where only the month is known: its first day.
    const latest = Math.max(Math.abs(key) % 100, 1);
    return month.filter(({ date }) => date <= latest).at(-1)?.day;
  };
  const plain = Array.from({ length: 12 * 31 }, (_, at) => (Math.floor(at / 31) + 1) * 100 + (at % 31));
  const keys = [...plain, ...plain.map((key) => -key)];
  const expected = new Map<string, number[]>();
  for (let year = 2019; year <= 2050; year++) {
    for (const key of keys) {
      const day = keptIn(year, key) ?? "never";
      expected.set(day, [...(expected.get(day) ?? []), key]);
    }
  }
  const days = dates.map(({ day }) => day).filter((day) => day >= "2020-01-01" && day < "2051-01-01");

  it("are those of the table on every day", () => {
    const sorted = (list: readonly number[]) => list.toSorted((one, other) => one - other).join(" ");
    const wrong = days.filter((day) => sorted(keysOn(day, true)) !== sorted(expected.get(day) ?? []));
    expect(days).toHaveLength(11_323);
    expect(wrong).toEqual([]);
    expect(expected.has("never")).toBe(false);
  });

  it("are written as the table names the day", () => {
    const two = (part: number) => String(part).padStart(2, "0");
    const named = ({ month, isLeap, date }: LunarDate) => `lunar ${isLeap ? "leap " : ""}${two(month)}-${two(date)}`;
    expect(dates.filter((one) => asBirthday(one.day, true) !== named(one))).toEqual([]);
    expect(dates.filter(({ day }) => asBirthday(day, false) !== day.slice(5))).toEqual([]);
  });

  it("are the next ones from the day before and from the day itself", () => {
    const written = (key: number) => {
      const monthDay = String(Math.abs(key)).padStart(4, "0");
      return `lunar ${key < 0 ? "leap " : ""}${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
    };
    for (const [at, day] of days.entries()) {
      if (at % 13 !== 1) continue;
      for (const key of expected.get(day) ?? []) {
        expect(nextBirthday(written(key), day)).toBe(day);
        expect(nextBirthday(written(key), days[at - 1] ?? "")).toBe(day);
      }
    }
  });
});
