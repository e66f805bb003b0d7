// Pasted lines: what stands for one visit each, and the day that a heading gives to those below it. Pure.
import { readDay } from "../reading/day.ts";

/** `source`: as it was typed. `day`: of the heading above it, null: none. */
export type PastedLine = { source: string; text: string; day: string | null };

/** `1.`, `2、`, `(3)`, `-`, `•` before a line; `1.2万` and `11.25` keep their numbers. */
const BULLET = /^(?:[-*•·●▪]\s*|[(（]?\d{1,2}[)）、]\s*|\d{1,2}[.．](?!\d)\s*)/u;
const COLON = /^\s*[:：]\s*/u;
const BETWEEN = /[;；]/u;

/** A line that is nothing but a day is a heading; `周一：永清超市 收款；大润发 订货` is one with its visits behind it. */
export function readPasted(typed: string, today: string): PastedLine[] {
  const lines: PastedLine[] = [];
  let day: string | null = null;
  for (const raw of typed.split(/\r?\n/u)) {
    const source = raw.trim();
    const text = source.replace(BULLET, "").trim();
    if (text === "") continue;
    const heading = readHeading(text, today);
    if (heading === null) {
      lines.push({ source, text, day });
      continue;
    }
    day = heading.day;
    for (const piece of heading.rest.split(BETWEEN)) {
      const one = piece.trim();
      if (one !== "") lines.push({ source: one, text: one, day });
    }
  }
  return lines;
}

function readHeading(text: string, today: string): { day: string; rest: string } | null {
  const read = readDay(text, today, "due");
  if (!read || !("day" in read)) return null;
  if (read.rest === "" || COLON.test(read.rest)) return { day: read.day, rest: read.rest.replace(COLON, "") };
  return null;
}

/** Whether it is more than one line. */
export const isSeveral = (typed: string): boolean => typed.split(/\r?\n/u).filter((line) => line.trim()).length > 1;
