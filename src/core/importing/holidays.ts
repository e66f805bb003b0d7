// holidays.csv (DESIGN §4): which days are off and which are worked, before what was published.
import type { Write } from "../store/database.ts";
import { type DayKind, type HolidayLine, holidayColumns } from "./holidays-columns.ts";
import {
  changeWrite,
  type ImportReport,
  type ImportRequest,
  type Plan,
  readFileOf,
  refused,
  savePlan,
} from "./import.ts";
import { takeNumbers } from "./numbers.ts";
import { inColumn, readRows, type RowProblem } from "./row.ts";

/** `name` null: none is known. */
type NamedDay = { day: string; isWorkday: boolean; name: string | null };

/**
 * Adds days and brings those there up to date; an empty name leaves the one that is there. The same file again changes
 * nothing. With one bad line nothing is saved (test/core/importing/holidays.test.ts).
 */
export async function importHolidays(request: ImportRequest): Promise<ImportReport> {
  const table = await readFileOf(request);
  if (!Array.isArray(table)) return refused([table]);
  const read = readRows(table, holidayColumns(request.messages), request.messages.importing);
  const checked = checkLines(request, read.rows);
  const problems = [...read.problems, ...checked.problems];
  if (problems.length > 0) return refused(problems);
  return savePlan(request, await planDays(request, checked.days));
}

const isWorkdayOf: Record<DayKind, boolean> = { off: false, work: true };

function checkLines({ messages }: ImportRequest, lines: readonly HolidayLine[]) {
  const { importing } = messages;
  const problems: RowProblem[] = [];
  const days: NamedDay[] = [];
  const firstLines = new Map<string, number>();
  for (const { line, day, kind, name } of lines) {
    const complain = (field: string, sentence: string) => problems.push(inColumn({ line, field }, sentence, importing));
    const first = day === null ? undefined : firstLines.get(day);
    if (day === null) complain("day", importing.missing("day"));
    else if (first !== undefined) complain("day", importing.sameAs(first));
    else firstLines.set(day, line);
    if (kind === null) complain("kind", importing.missing("kind"));
    if (day !== null && kind !== null) days.push({ day, isWorkday: isWorkdayOf[kind], name });
  }
  return { problems, days };
}

async function planDays(request: ImportRequest, days: readonly NamedDay[]): Promise<Plan> {
  const rows = await request.database.read<NamedDay>(`SELECT "day", "isWorkday", "name" FROM "WorkdayOverride"`);
  const known = new Map(rows.map((row) => [row.day, row]));
  const wanted = days.map((day) => ({ ...day, name: day.name ?? known.get(day.day)?.name ?? null }));
  const differing = wanted.filter(({ day, isWorkday, name }) => {
    const before = known.get(day);
    return before?.isWorkday !== isWorkday || before.name !== name;
  });
  const nextChange = await takeNumbers(request.database, "change", differing.length);
  const writes = differing.flatMap((day): Write[] => [
    dayWrite(day, known.has(day.day)),
    changeWrite(request, nextChange(), {
      record: "workday",
      recordId: Number(day.day.replaceAll("-", "")),
      before: known.get(day.day) ?? null,
      after: day,
    }),
  ]);
  const added = differing.filter(({ day }) => !known.has(day)).length;
  return { added, changed: differing.length - added, unchanged: wanted.length - differing.length, writes };
}

const dayWrite = ({ day, isWorkday, name }: NamedDay, isKnown: boolean): Write =>
  isKnown
    ? { update: "WorkdayOverride", where: { day }, set: { isWorkday, name }, expect: 1 }
    : { insert: "WorkdayOverride", row: { day, isWorkday, name } };
