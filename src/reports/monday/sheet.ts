// The Monday report as a spreadsheet: the figures, the teams, everybody, the daily reports, the records behind each figure.
import { type SheetLayout, type SpreadsheetCell, writeSpreadsheet } from "../../core/tables/spreadsheet.ts";
import type { CountedRecord } from "./counted.ts";
import { teamName } from "./draw-teams.ts";
import { FIGURES } from "./figures.ts";
import { type Counted, LETTER, reportJson } from "./file.ts";
import type { MondayReport } from "./report.ts";
import { type Words, figureLabel, scopeWords, titleOf } from "./say.ts";
import { formsSheet } from "./say-forms.ts";

type Line = SpreadsheetCell[];

/** Lines, the first of which is the others' head. */
type Section = readonly Line[];

/** The name, then the ten figures. */
const WIDTHS = [30, ...FIGURES.map(() => 13)];
const LAST = WIDTHS.length - 1;
/** Where a figure's formula stands, over the columns that it leaves empty. */
const FORMULA = 6;

/** One sheet, a section below the other. */
export function writeReportSheet(report: MondayReport, counted: Counted, words: Words): Promise<Uint8Array> {
  const { lines, layout } = layOut(report, counted, words);
  return writeSpreadsheet(lines, layout);
}

function layOut(report: MondayReport, counted: Counted, words: Words): { lines: Line[]; layout: SheetLayout } {
  const said = report.words.map(({ name, text }): Line => [words.messages.monday.said(name, text)]);
  const lines: Line[] = [[titleOf(report, words), scopeWords(report.scope, words)], ...said, []];
  const merges = [
    { row: 0, from: 1, to: LAST },
    ...said.map((_line, at) => ({ row: at + 1, from: 0, to: LAST })),
    ...FIGURES.map((_key, at) => ({ row: lines.length + 1 + at, from: FORMULA, to: LAST })),
  ];
  const bold = [0];
  for (const section of sectionsOf(report, counted, words)) {
    bold.push(lines.length);
    lines.push(...section, []);
  }
  return { lines, layout: { widths: WIDTHS, merges, bold } };
}

function sectionsOf(report: MondayReport, counted: Counted, words: Words): Section[] {
  const { monday } = words.messages;
  const { columns } = monday;
  const { items, people } = reportJson(report, counted, words);
  const head = [columns.figure, columns.value, columns.numerator, columns.denominator, columns.lastWeek];
  const figures = items.map(({ key, value, numerator, denominator, lastWeek, target }): Line => {
    const label = figureLabel(key, report, words);
    return [label, value, numerator, denominator, lastWeek, target, monday.meanings[key]];
  });
  const titles = FIGURES.map((key) => figureLabel(key, report, words));
  const everybody = people.map(({ name, ...values }): Line => [name, ...FIGURES.map((key) => values[key])]);
  const records = FIGURES.flatMap((key) =>
    counted[key].map((one): Line => [figureLabel(key, report, words), numberIn(one)]),
  );
  return [
    [[...head, columns.target, columns.formula], ...figures],
    teamSection(report, words),
    [[columns.person, ...titles], ...everybody],
    formsSheet(report, words),
    [[monday.recordsTitle], [columns.figure, columns.record], ...records],
  ].filter((section) => section.length > 0);
}

function teamSection({ teams }: MondayReport, words: Words): Section {
  const { columns, labels, perTeam, visitsHead } = words.messages.monday;
  if (teams.length < 2) return [];
  const yuan = (fen: number | null) => (fen === null ? null : fen / 100);
  const lines = teams.map((team): Line => {
    const { tally, aim, ordersBefore } = team;
    const money = [tally.orderFen, aim.sales, ordersBefore, tally.collectedFen].map(yuan);
    return [teamName(team, words), ...money, tally.visits];
  });
  return [[perTeam, labels.orders, columns.target, columns.lastWeek, labels.collected, visitsHead], ...lines];
}

const numberIn = ({ record, id }: CountedRecord): string => {
  const letters = { ...LETTER, visit: "V", customer: "C" } as const;
  return `${letters[record]}-${id}`;
};
