// The Monday report on paper: the ten figures beside last week and target, everybody's, the daily reports, and the charts.
import { sayMoney } from "../../core/reading/say.ts";
import { percentDone } from "../../core/target/goal.ts";
import { dayOf } from "../../core/turn.ts";
import type { Block, Paper, PaperCell } from "../paper/content.ts";
import { printPaper } from "../paper/print.ts";
import { drawCharts } from "./chart.ts";
import { teamName } from "./draw-teams.ts";
import { FIGURES, type FigureKey, type Measure, type PersonMeasures } from "./figures.ts";
import type { MondayReport } from "./report.ts";
import * as say from "./say.ts";
import { saySilent } from "./say-forms.ts";
import { sayVisits } from "./say-target.ts";

/** More people than these are in the table for spreadsheets only. */
const PEOPLE = 120;

export const writeReportPdf = (report: MondayReport, words: say.Words): Promise<Uint8Array> =>
  printPaper(drawPaper(report, words));

export function drawPaper(report: MondayReport, words: say.Words): Paper {
  const { scope, asOf } = report;
  const title = say.titleOf(report, words);
  const { monday } = words.messages;
  const whose = say.scopeWords(scope, words);
  const hints = [sayVisits(report, words), saySilent(report, words)].filter((line) => line !== null);
  const charts = [
    report.teams.length > 1 ? drawCharts.perTeam(report, words) : null,
    report.people.length > 1 ? drawCharts.perPerson(report, words) : null,
    drawCharts.fourWeeks(report, words),
  ];
  return {
    title,
    footer: monday.printedOn(`${title} · ${whose}`, dayOf(asOf, scope.timezone)),
    blocks: [
      { block: "title", text: title },
      { block: "quiet", text: whose },
      { block: "strong", text: say.saySentence(report, words) },
      ...(hints.length > 0 ? [{ block: "quiet" as const, text: hints.join("\n") }] : []),
      ...report.words.map((one): Block => ({ block: "text", text: monday.said(one.name, one.text) })),
      figuresTable(report, words),
      ...teamsTable(report, words),
      ...peopleTable(report, words),
      ...charts.flatMap((chart): Block[] => (chart ? [{ block: "chart", chart }] : [])),
    ],
  };
}

function figuresTable(report: MondayReport, words: say.Words): Block {
  const { columns } = words.messages.monday;
  const number = (title: string, share: number) => ({ title, share, isNumber: true as const });
  return {
    block: "table",
    columns: [
      { title: columns.figure, share: 0.34 },
      number(columns.value, 0.22),
      number(say.beforeWords(report.span, words), 0.14),
      number(words.messages.monday.change, 0.16),
      number(columns.target, 0.14),
    ],
    rows: FIGURES.map((key) => figureRow(report, key, words)),
  };
}

function figureRow(report: MondayReport, key: FigureKey, words: say.Words): PaperCell[] {
  const { measures, lastWeek } = report;
  const more = say.sayMore(report, key, words);
  const under = [say.sayFormula(report, key, words), more].filter((line) => line !== null).join(" · ");
  const { value, target, denominator }: Measure = measures[key];
  const done = target === null ? null : percentDone(value ?? 0, target);
  const aimed = target === null ? "" : say.sayFigure(key, { value: target, denominator }, words);
  return [
    { text: say.figureLabel(key, report, words), under },
    say.sayValueOf(report, key, words),
    say.sayFigure(key, lastWeek[key], words),
    say.sayChange(report, key, words),
    done === null ? aimed : { text: aimed, under: `${done}%` },
  ];
}

function teamsTable(report: MondayReport, words: say.Words): Block[] {
  const { perTeam, labels, columns, visitsHead } = words.messages.monday;
  if (report.teams.length < 2) return [];
  const money = (fen: number | null) => (fen === null ? "" : sayMoney(fen, words.locale));
  const heads = [labels.orders, columns.target, columns.lastWeek, labels.collected, visitsHead, labels.forms];
  const rows = report.teams.map((team) => {
    const { tally, aim, ordersBefore, forms } = team;
    const amounts = [tally.orderFen, aim.sales, ordersBefore, tally.collectedFen].map(money);
    return [teamName(team, words), ...amounts, String(tally.visits), `${forms.kept}/${forms.expected}`];
  });
  return table({ title: perTeam, heads, rows, first: 0.28 });
}

function peopleTable(report: MondayReport, words: say.Words): Block[] {
  const { monday } = words.messages;
  const { labels, columns } = monday;
  if (report.people.length < 2) return [];
  const heads = [
    labels.orders,
    columns.target,
    labels.collected,
    labels.newCustomers,
    monday.visitsHead,
    labels.effectiveRate,
    labels.forms,
  ];
  const rows = report.people.slice(0, PEOPLE).map((one) => personRow(one, words));
  const hidden = report.people.length - rows.length;
  const more: Block[] = hidden > 0 ? [{ block: "quiet", text: monday.morePeople(hidden) }] : [];
  return [...table({ title: columns.person, heads, rows, first: 0.22 }), ...more];
}

function personRow({ name, tally, measures }: PersonMeasures, words: say.Words): string[] {
  const { orders, effectiveRate, forms } = measures;
  return [
    name,
    sayMoney(tally.orderFen, words.locale),
    orders.target === null ? "" : sayMoney(orders.target, words.locale),
    sayMoney(tally.collectedFen, words.locale),
    String(tally.newCustomers),
    String(tally.visits),
    say.sayFigure("effectiveRate", effectiveRate, words),
    forms.denominator === 0 ? "" : `${forms.numerator}/${forms.denominator}`,
  ];
}

type Listed = { title: string; heads: string[]; rows: string[][]; first: number };

const table = ({ title, heads, rows, first }: Listed): Block[] => [
  {
    block: "table",
    columns: [
      { title, share: first },
      ...heads.map((head) => ({ title: head, share: (1 - first) / heads.length, isNumber: true as const })),
    ],
    rows,
  },
];
