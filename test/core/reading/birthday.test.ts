// Birthdays of both calendars, in the one way they are kept.
import { describe, expect, it } from "vitest";
import { readBirthday } from "../../../src/core/reading/birthday.ts";

const birthdays: readonly [typed: string, kept: string | null][] = [
  ["1985-03-08", "1985-03-08"],
  ["1985/3/8", "1985-03-08"],
  ["1985.3.8", "1985-03-08"],
  ["1985年3月8日", "1985-03-08"],
  ["03-08", "03-08"],
  ["3-8", "03-08"],
  ["3/8", "03-08"],
  ["3月8日", "03-08"],
  ["3月8号", "03-08"],
  ["3月8", "03-08"],
  ["三月八日", "03-08"],
  ["March 8", "03-08"],
  ["8 Mar 1985", "1985-03-08"],
  ["Mar 8, 1985", "1985-03-08"],
  ["02-29", "02-29"],
  ["1988-02-29", "1988-02-29"],
  ["农历八月十五", "lunar 08-15"],
  ["阴历8月15", "lunar 08-15"],
  ["农历8-15", "lunar 08-15"],
  ["八月十五", "lunar 08-15"],
  ["正月初一", "lunar 01-01"],
  ["冬月十一", "lunar 11-11"],
  ["腊月二十", "lunar 12-20"],
  ["腊月廿三", "lunar 12-23"],
  ["腊月三十", "lunar 12-30"],
  ["农历闰六月初一", "lunar leap 06-01"],
  ["闰六月初一", "lunar leap 06-01"],
  ["lunar 08-15", "lunar 08-15"],
  ["Lunar 8-15", "lunar 08-15"],
  ["lunar leap 06-01", "lunar leap 06-01"],
  ["1985-02-29", null],
  ["1985-13-01", null],
  ["02-30", null],
  ["农历八月三十一", null],
  ["lunar 13-01", null],
  ["农历1985年八月十五", null],
  ["8月", "08-00"],
  ["1985年8月", "1985-08-00"],
  ["August", "08-00"],
  ["Aug 1985", "1985-08-00"],
  ["农历八月", "lunar 08-00"],
  ["农历闰6月", "lunar leap 06-00"],
  ["13月", null],
  // Either calendar's.
  ["八月", null],
  ["Mart", null],
  ["Mart 5", null],
  ["Mayfair", null],
  ["Sept 5", "09-05"],
  ["1st June 1990", "1990-06-01"],
  ["不知道", null],
  ["", null],
];

describe("a birthday", () => {
  it.each(birthdays)("%s is %s", (typed, kept) => expect(readBirthday(typed)).toBe(kept));

  it.each(birthdays.flatMap(([, kept]) => kept ?? []))("%s is read as it is kept", (kept) => {
    expect(readBirthday(kept)).toBe(kept);
  });
});
