// The columns of holidays.csv (DESIGN §4): day, kind, name.
import type { Messages } from "../messages/index.ts";
import { dayFrom } from "../reading/calendar-day.ts";
import { readLineCell } from "./cells.ts";
import type { CellReader, Columns, Row } from "./row.ts";

export type DayKind = "off" | "work";
export type HolidayValues = { day: string; kind: DayKind; name: string };
export type HolidayLine = Row<HolidayValues>;

const KINDS: Record<DayKind, readonly string[]> = {
  off: ["off", "休", "放假", "休息", "holiday"],
  work: ["work", "班", "上班", "调休", "workday"],
};
const DAY = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/u;

export const holidayColumns = ({ calendar }: Messages): Columns<HolidayValues> => ({
  day: { words: ["日期", "date"], isRequired: true, read: readDay(calendar) },
  kind: { words: ["类型", "休班", "type"], isRequired: true, read: readKind(calendar) },
  name: { words: ["名称", "节日"], read: readLineCell },
});

/** 2027-02-06, 2027/2/6, 2027.2.6, 2027年2月6日, 20270206. */
const readDay =
  ({ badDay }: Messages["calendar"]): CellReader<string> =>
  (text) => {
    const [, year, month, date, compactMonth, compactDate] = DAY.exec(text.normalize("NFKC").replace(/\s/gu, "")) ?? [];
    const inMonth = Number(month ?? compactMonth);
    const day = inMonth >= 1 && inMonth <= 12 ? dayFrom(Number(year), inMonth, Number(date ?? compactDate)) : null;
    return day === null ? { problem: badDay(text) } : { value: day };
  };

const readKind =
  ({ badKind }: Messages["calendar"]): CellReader<DayKind> =>
  (text) => {
    const typed = text.normalize("NFKC").toLowerCase().trim();
    const kind = (["off", "work"] as const).find((one) => KINDS[one].includes(typed));
    return kind === undefined ? { problem: badKind(text) } : { value: kind };
  };
