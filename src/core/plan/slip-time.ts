// When somebody who leaves says he will be back, and where to: `17:30 永清 大润发`, `2小时`, `2 hours`. Pure.
import { readChineseNumber } from "../reading/amount.ts";
import { cleanText, foldText, sourceOf } from "../reading/clean.ts";
import { findSaidTime } from "../reading/time.ts";

/** `time` HH:MM of today, or so many minutes from now; null: he did not say. */
export type SaidBack = { time: string | null; minutes: number | null; place: string };

const DURATION =
  /(?<half>半)(?:个)?(?:小时|钟头)(?:之?后)?|(?<hours>\d{1,2}(?:\.5)?|[一二两三四五六七八九十])(?:个)?(?<and>半)?(?:小时|钟头)(?<plus>半)?(?:之?后)?|(?<minutes>\d{1,3})分钟(?:之?后)?|(?:in )?(?<h>\d{1,2}(?:\.5)?) ?(?:hours?|hrs?|h)(?![\p{L}])|(?:in )?(?<m>\d{1,3}) ?(?:minutes?|mins?)(?![\p{L}])|(?<hour>an hour)/u;
const FILLER = /(?:^|\s)(?:back|by|at|until|till|return|回来|返回|之?前|前回|回)(?=$|\s)/giu;

const count = (text: string): number => (/^[\d.]+$/u.test(text) ? Number(text) : (readChineseNumber(text) ?? 0));

function minutesOf(groups: Record<string, string | undefined>): number {
  const { half, hours, and, plus, minutes, h, m, hour } = groups;
  if (half !== undefined) return 30;
  if (hours !== undefined) return count(hours) * 60 + (and !== undefined || plus !== undefined ? 30 : 0);
  if (hour !== undefined) return 60;
  return h === undefined ? Number(minutes ?? m ?? 0) : Number(h) * 60;
}

export function readBack(typed: string): SaidBack {
  const folded = foldText(cleanText(typed).trim());
  const { plain } = folded;
  const without = (from: number, to: number) =>
    `${sourceOf(folded, 0, from)} ${sourceOf(folded, to, plain.length)}`
      .replace(FILLER, " ")
      .replace(/^[\s,，、去]+|[\s,，、]+$/gu, "")
      .replace(/\s+/gu, " ");
  const lasting = DURATION.exec(plain);
  if (lasting) {
    const place = without(lasting.index, lasting.index + lasting[0].length);
    return { time: null, minutes: minutesOf(lasting.groups ?? {}), place };
  }
  for (let from = 0; from < plain.length; from++) {
    const begins = from === 0 || /[\s,]/u.test(plain[from - 1] ?? "");
    const said = begins ? findSaidTime(plain, from) : null;
    if (said) return { time: said.time, minutes: null, place: without(from, said.to) };
  }
  return { time: null, minutes: null, place: without(0, 0) };
}
