// Which time of day is meant, and what is none.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTime } from "../../../src/core/reading/time.ts";

const times: readonly [said: string, time: string | null][] = [
  ["14:30", "14:30"],
  ["14：30", "14:30"],
  ["9:05", "09:05"],
  ["0:00", "00:00"],
  ["下午2点", "14:00"],
  ["下午两点半", "14:30"],
  ["下午 2:30", "14:30"],
  ["2点", "14:00"],
  ["6点半", "18:30"],
  ["7点", "07:00"],
  ["十点", "10:00"],
  ["十二点", "12:00"],
  ["上午9点", "09:00"],
  ["早上8点一刻", "08:15"],
  ["9点三刻", "09:45"],
  ["9点15分", "09:15"],
  ["9点05", "09:05"],
  ["九点二十", "09:20"],
  ["10点整", "10:00"],
  ["中午12点", "12:00"],
  ["中午1点", "13:00"],
  ["晚上7点", "19:00"],
  ["傍晚6点", "18:00"],
  ["凌晨3点", "03:00"],
  ["14点", "14:00"],
  ["14时30分", "14:30"],
  ["2pm", "14:00"],
  ["2 pm", "14:00"],
  ["2:30pm", "14:30"],
  ["12pm", "12:00"],
  ["12am", "00:00"],
  ["10 a.m.", "10:00"],
  ["at 9:30", "09:30"],
  ["noon", "12:00"],
  ["正午", "12:00"],
  ["", null],
  ["下午", null],
  ["25:00", null],
  ["14:60", null],
  ["13pm", null],
  ["一点点", null],
  ["30点", null],
  ["14:30:15", null],
  ["3点去", null],
  ["pm", null],
];

describe("a time of day", () => {
  it.each(times)("%s", (said, time) => expect(readTime(said)).toBe(time));

  it("is read back as it is written", () => {
    const written = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
    fc.assert(fc.property(written, (time) => readTime(time) === time));
  });

  it("is a time of the day or nothing, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) =>
        /^([01]\d|2[0-3]):[0-5]\d$/u.test(readTime(text) ?? "00:00"),
      ),
    );
  });
});
