// The Monday report in a conversation: `/report …`, its buttons, and its files.
import { button, buttons, card, cardReply, sayCard, sayStop, text } from "../../core/cards.ts";
import type { Reports } from "../../core/report.ts";
import type { Attachment } from "../../core/reply.ts";
import { type Outcome, type Turn, dayOf, say } from "../../core/turn.ts";
import { type Named, type ReportFormat, findNamed, readReportWords } from "./ask.ts";
import { readReportChoice, reportAction } from "./button.ts";
import { drawReport } from "./draw.ts";
import { findAllCounted, reportJson, writeReportJson } from "./file.ts";
import { writeReportSheet } from "./sheet.ts";
import { listCounted, sourcesFor } from "./list.ts";
import { writeReportPdf } from "./pdf.ts";
import { type MondayReport, findMondayReport } from "./report.ts";
import type { Words } from "./say.ts";
import { sayFuture, titleOf } from "./say.ts";
import { findScope, ownKey } from "./scope.ts";
import { firstOf, isMonthly, spanOf } from "./week.ts";
import { mayAddWords, openWords, pressWords, submitWords } from "./words-form.ts";

type Wanted = { scope: string; monday: string; format: ReportFormat };

const MIME = {
  json: "application/json",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

const wordsOf = ({ speaker, messages }: Turn): Words => ({ locale: speaker.locale, messages });

/** `/report 上周 华东队 xlsx`: a week, whose, and as what, in any order; nothing said is this week of one's own people. */
async function sayReport(turn: Turn, typed: string): Promise<Outcome> {
  const { answer, monday } = turn.messages;
  if (turn.speaker.role === "admin") return sayStop(turn, monday.name, monday.notAllowed);
  const asked = readReportWords(typed, turn.today);
  if ("badWeek" in asked) return sayStop(turn, answer.notFoundTitle, monday.badWeek(asked.badWeek));
  const { monday: first, format, who } = asked;
  if (who === "") return showReport(turn, { scope: ownKey(turn.speaker), monday: first, format });
  const seen: Named[] = [];
  const named = await findNamed(turn.database, who, turn.speaker);
  for (const one of named.slice(0, MOST_LOOKED_AT)) {
    if (await findScope(turn, turn.speaker, one.key)) seen.push(one);
  }
  const [one, ...others] = seen;
  if (!one) return sayStop(turn, answer.notFoundTitle, monday.notFound(who));
  if (others.length === 0) return showReport(turn, { scope: one.key, monday: first, format });
  const choices = seen.slice(0, MOST_CHOICES).map(({ key, name, team }) => {
    const label = [name, team].filter(Boolean).join(" · ");
    return button(label, reportAction({ scope: key, monday: first, as: format === "json" ? "card" : format }));
  });
  return sayCard(monday.name, "ask", text(monday.severalFound(who)), buttons(...choices));
}

const MOST_CHOICES = 10;
const MOST_LOOKED_AT = 50;

async function pressReport(turn: Turn, typed: string): Promise<Outcome> {
  const choice = readReportChoice(typed);
  const { answer, monday } = turn.messages;
  if (!choice) return sayStop(turn, answer.notFoundTitle, monday.gone);
  if (choice.as === "words") return openWords(turn, choice);
  return showReport(turn, { scope: choice.scope, monday: choice.monday, format: choice.as });
}

async function showReport(turn: Turn, wanted: Wanted): Promise<Outcome> {
  const { answer, monday } = turn.messages;
  const scope = await findScope(sourcesFor(turn, wanted.monday), turn.speaker, wanted.scope);
  if (!scope) return sayStop(turn, answer.notFoundTitle, monday.gone);
  const span = spanOf(wanted.monday, dayOf(turn.now, scope.timezone));
  if (!span) return sayStop(turn, monday.futureTitle, sayFuture(wanted.monday, turn.messages));
  const report = await findMondayReport(turn.database, { scope, span, now: turn.now });
  if (wanted.format === "card") return say(cardReply(drawReport(report, readerOf(turn, report))));
  return say(await fileReply(turn, report, wanted.format));
}

const readerOf = (turn: Turn, { scope, span }: MondayReport) => ({
  locale: turn.speaker.locale,
  mayAddWords: mayAddWords(turn, { scope: scope.key, monday: firstOf(span) }),
});

async function fileReply(turn: Turn, report: MondayReport, format: keyof typeof MIME) {
  const words = wordsOf(turn);
  const bytes = await writeFile(turn, report, format);
  const file: Attachment = {
    name: `${isMonthly(report.span) ? "month" : "monday"}-${report.span.week}.${format}`,
    mime: MIME[format],
    bytes,
  };
  const { file: ofTable, pdfFile } = turn.messages.monday;
  const said = card((format === "pdf" ? pdfFile : ofTable)(titleOf(report, words)), "done", []);
  return { reply: "file", file, card: said, isBeside: true } as const;
}

async function writeFile(turn: Turn, report: MondayReport, format: keyof typeof MIME): Promise<Uint8Array> {
  const words = wordsOf(turn);
  if (format === "pdf") return writeReportPdf(report, words);
  const counted = await findAllCounted(turn.database, report);
  if (format === "xlsx") return writeReportSheet(report, counted, words);
  return new TextEncoder().encode(writeReportJson(reportJson(report, counted, words)));
}

export const mondayReports: Pick<Reports, "say" | "show" | "list" | "words"> = {
  say: sayReport,
  show: pressReport,
  list: listCounted,
  words: { press: pressWords, submit: submitWords },
};
