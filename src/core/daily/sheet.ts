// The daily report as a spreadsheet in the layout of table 3-1 (B-31): head, a row a visit, totals, texts, time, signature.
import { messagesFor } from "../messages/index.ts";
import { sayMoment } from "../plan/moment.ts";
import { type Reader, sayPlan, sayState } from "../plan/say-line.ts";
import { sayDay, sayRate } from "../reading/say.ts";
import { type SheetLayout, type SpreadsheetCell, writeSpreadsheet } from "../tables/spreadsheet.ts";
import { percentDone } from "../target/goal.ts";
import { TIMES } from "./find.ts";
import { sayAttendance, sayMarks } from "./say.ts";
import { SECTIONS, textsOf } from "./texts.ts";
import type { DailyView } from "./view.ts";
import { type DayVisit, MONEY, type MoneyColumn, type Totals } from "./visits.ts";

/** The seven ticks of the form; whatever else a visit was for stands under "other". */
const TICKS = ["greet", "explain", "order", "repair", "complaint", "install", "collect"] as const;
const WIDTHS = [16, 24, ...TICKS.map(() => 9), 9, ...MONEY.map(() => 12), 10, 10, 8, 18];
const COLUMNS = WIDTHS.length;
/** The head's labels stand two columns apart from each other. */
const HEAD_STEP = 5;

type Line = SpreadsheetCell[];

export function writeDailySheet(view: DailyView, reader: Reader): Promise<Uint8Array> {
  const { lines, layout } = layOut(view, reader);
  return writeSpreadsheet(lines, layout);
}

export function layOut(view: DailyView, reader: Reader): { lines: Line[]; layout: SheetLayout } {
  const { dailies } = messagesFor(reader.locale);
  const { sheet } = dailies;
  const lines: Line[] = [];
  const wide: SheetLayout["merges"][number][] = [];
  const bold: number[] = [];
  const put = (line: Line) => lines.push(line);
  const head = (line: Line) => bold.push(put(line) - 1);
  const stretch = (label: string, words: string) => {
    const row = put([label, words]) - 1;
    wide.push({ row, from: 1, to: COLUMNS - 1 });
  };
  head([sheet.title]);
  wide.push({ row: 0, from: 0, to: COLUMNS - 1 });
  for (const line of headOf(view, reader)) {
    const row = put(line) - 1;
    for (let from = 1; from < COLUMNS; from += HEAD_STEP) wide.push({ row, from, to: from + HEAD_STEP - 2 });
  }
  put([]);
  head(columnsOf(reader));
  for (const [at, visit] of view.facts.visits.entries()) put(visitLine(visit, at + 1, reader));
  head(totalLine(view.totals, reader));
  put([]);
  const texts = textsOf(view, { messages: messagesFor(reader.locale), locale: reader.locale });
  for (const name of SECTIONS) stretch(dailies[`${name}Title`], texts[name]);
  stretch(dailies.planTitle, sayPlans(view, reader));
  put([]);
  head([sheet.times, "", ...TIMES.map((kind) => dailies.times[kind]), sheet.total]);
  put(["", "", ...timesOf(view)]);
  stretch(dailies.attendanceTitle, sayAttendance(view, reader));
  if (view.daily?.firstSentAt) stretch(...scoreLine(view, reader));
  put([]);
  for (const [label, words] of signatureOf(view, reader)) stretch(label, words);
  return { lines, layout: { widths: WIDTHS, merges: wide, bold } };
}

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);
const amount = (column: MoneyColumn, value: number | null) => (column === "marginRate" ? value : yuan(value));

function headOf({ rep, teamName, day, facts }: DailyView, reader: Reader): Line[] {
  const { sheet } = messagesFor(reader.locale).dailies;
  const { orderFen, targetFen: target } = facts.month;
  const done = target === null ? null : percentDone(orderFen, target);
  const spread = (...pairs: [string, SpreadsheetCell][]): Line => {
    const line: Line = Array.from({ length: COLUMNS }, () => null);
    for (const [at, [label, value]] of pairs.entries()) {
      line[at * HEAD_STEP] = label;
      line[at * HEAD_STEP + 1] = value;
    }
    return line;
  };
  return [
    spread([sheet.area, teamName], [sheet.rep, rep.name], [sheet.day, `${day} ${sayDay(day, day, reader.locale)}`]),
    spread(
      [sheet.monthTarget, target === null ? sheet.noTarget : yuan(target)],
      [sheet.monthSales, yuan(orderFen)],
      [sheet.monthRate, done === null ? null : sayRate(done)],
      [sheet.customers, facts.customers],
    ),
  ];
}

function columnsOf(reader: Reader): Line {
  const { dailies } = messagesFor(reader.locale);
  const { sheet, money } = dailies;
  return [
    sheet.order,
    sheet.customer,
    ...TICKS.map((tick) => sheet.ticks[tick]),
    sheet.ticks.others,
    ...MONEY.map((column) => (column === "marginRate" ? sheet.margin : money[column])),
    sheet.fresh,
    sheet.known,
    sheet.total,
    sheet.met,
  ];
}

function visitLine(visit: DayVisit, at: number, reader: Reader): Line {
  const { dailies, answer } = messagesFor(reader.locale);
  const { tick } = dailies.sheet;
  const { purposes, isNew } = visit;
  const isOther = purposes.some((code) => !TICKS.some((one) => one === code));
  return [
    at,
    visit.customerName,
    ...TICKS.map((one) => (purposes.includes(one) ? tick : null)),
    isOther ? tick : null,
    ...MONEY.map((column) => amount(column, visit[column])),
    isNew ? tick : null,
    isNew ? null : tick,
    null,
    visit.met.join(answer.comma),
  ];
}

function totalLine(totals: Totals, reader: Reader): Line {
  const { sheet } = messagesFor(reader.locale).dailies;
  const { visits, fresh, known } = totals;
  const ticks = [...TICKS, "others"].map(() => null);
  const money = MONEY.map((column) => amount(column, totals[column]));
  return [sheet.total, visits, ...ticks, ...money, fresh, known, fresh + known];
}

function timesOf({ daily }: DailyView): Line {
  const minutes = TIMES.map((kind) => daily?.[kind] ?? null);
  const isKept = minutes.some((one) => one !== null);
  return [...minutes, isKept ? minutes.reduce<number>((sum, one) => sum + (one ?? 0), 0) : null];
}

const sayPlans = ({ facts, today }: DailyView, reader: Reader): string =>
  facts.actual.lines
    .map((line) => [sayPlan(line, reader), sayState(line, reader, today)].filter(Boolean).join("　"))
    .join("\n");

function scoreLine({ score }: DailyView, reader: Reader): [string, string] {
  const messages = messagesFor(reader.locale);
  return [messages.dailies.scoreTitle(score), sayMarks(score.marks, messages).join("\n")];
}

/** a report is void until somebody above has signed it. */
function signatureOf({ daily }: DailyView, reader: Reader): [string, string][] {
  const { sheet } = messagesFor(reader.locale).dailies;
  if (daily?.state !== "signed" || daily.decidedAt === null) return [[sheet.signature, sheet.void]];
  const who = sheet.signedBy(daily.decidedName ?? "", sayMoment(daily.decidedAt, reader));
  return [[sheet.signature, who], ...(daily.comment ? [[sheet.comment, daily.comment] as [string, string]] : [])];
}
