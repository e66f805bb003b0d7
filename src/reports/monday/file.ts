// The Monday report for machines and for a terminal: JSON as DESIGN §4 fixes it, and plain text.
import type { Database } from "../../core/store/database.ts";
import { type CountedRecord, findCounted } from "./counted.ts";
import { FIGURES, type FigureKey, type Measure, UNITS } from "./figures.ts";
import type { MondayReport } from "./report.ts";
import {
  type Words,
  beforeWords,
  figureLabel,
  sayChange,
  sayFigure,
  sayFormula,
  sayMore,
  sayValueOf,
  scopeWords,
  saySentence,
  titleOf,
} from "./say.ts";
import { saySilent } from "./say-forms.ts";
import { sayTarget, sayVisits } from "./say-target.ts";

/** Amounts in yuan, rates in per cent (18 means 18 %). `records`: ids as an export shows them; what is neither a visit nor a customer by its number. */
export type ReportItem = {
  key: FigureKey;
  label: string;
  value: number | null;
  numerator: number;
  denominator: number;
  lastWeek: number | null;
  target: number | null;
  records: (number | string)[];
};

export type ReportJson = {
  week: string;
  manager: string | null;
  items: ReportItem[];
  people: ({ name: string } & Record<FigureKey, number | null>)[];
};

export const LETTER = { complaint: "T", market: "M", promise: "P", plan: "J", daily: "D" } as const;

/** Visits and customers as their exports have them; of the others only the number says what they are. */
const idOf = ({ record, id }: CountedRecord): number | string =>
  record === "visit" || record === "customer" ? id : `${LETTER[record]}-${id}`;

const plainValue = (key: FigureKey, value: number | null): number | null =>
  value !== null && UNITS[key] === "money" ? value / 100 : value;

function itemOf(report: MondayReport, key: FigureKey, words: Words): Omit<ReportItem, "records"> {
  const { numerator, denominator, value, target }: Measure = report.measures[key];
  return {
    key,
    label: words.messages.monday.labels[key],
    value: plainValue(key, value),
    numerator: key === "averagePerPerson" ? numerator / 100 : numerator,
    denominator,
    lastWeek: plainValue(key, report.lastWeek[key].value),
    target: plainValue(key, target),
  };
}

export type Counted = Record<FigureKey, CountedRecord[]>;

export async function findAllCounted(database: Database, { scope, span, asOf }: MondayReport): Promise<Counted> {
  const all = {} as Counted;
  for (const key of FIGURES) all[key] = await findCounted(database, key, { scope, span, now: asOf });
  return all;
}

export function reportJson(report: MondayReport, counted: Counted, words: Words): ReportJson {
  const people = report.people.map(({ name, measures }) => {
    const values = FIGURES.map((key) => [key, plainValue(key, measures[key].value)] as const);
    return { name, ...(Object.fromEntries(values) as Record<FigureKey, number | null>) };
  });
  const items = FIGURES.map((key) => ({ ...itemOf(report, key, words), records: counted[key].map(idOf) }));
  return { week: report.span.week, manager: report.scope.name, items, people };
}

export const writeReportJson = (json: ReportJson): string => `${JSON.stringify(json, null, 1)}\n`;

/** For a terminal: a line for each figure, and what it was counted from under it. */
export function writeReportText(report: MondayReport, words: Words): string {
  const { monday } = words.messages;
  const lines = FIGURES.flatMap((key) => {
    const title = [figureLabel(key, report, words), sayValueOf(report, key, words), sayChange(report, key, words)];
    const was = monday.was(beforeWords(report.span, words), sayFigure(key, report.lastWeek[key], words));
    const more = sayMore(report, key, words);
    const details = [sayFormula(report, key, words), was, sayTarget(report, key, words)];
    return [title.filter(Boolean).join("  "), `    ${details.filter(Boolean).join(" · ")}`].concat(
      more === null ? [] : [`    ${more}`],
    );
  });
  const opening = [titleOf(report, words), scopeWords(report.scope, words), saySentence(report, words)];
  const visits = sayVisits(report, words);
  const said = report.words.map((one) => monday.said(one.name, one.text));
  const hints = [visits, saySilent(report, words)].filter((line) => line !== null);
  return [...opening, ...hints, ...said, "", ...lines, ""].join("\n");
}
