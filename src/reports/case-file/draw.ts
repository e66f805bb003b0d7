// A case's file, drawn: the complaint form, the follow-up form and the timeline, as a page to print or as Markdown.
import type { CaseFile, CaseFormat } from "../../core/case/file.ts";
import { labelOf } from "../../core/case/said.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { complaintForm } from "./complaint-form.ts";
import { followUpForms } from "./follow-up-form.ts";
import { writeHtml } from "./html.ts";
import { sayAt } from "./instants.ts";
import { writeMarkdown } from "./markdown.ts";
import type { Paper } from "./paper.ts";
import { timelineOf } from "./timeline.ts";

/** The whole text of the file. In the reader's language and zone (test/reports/case-file.test.ts). */
export function drawCaseFile(file: CaseFile, format: CaseFormat): string {
  const paper = paperOf(file);
  return format === "html" ? writeHtml(paper) : writeMarkdown(paper);
}

const MEGABYTE = 1024 * 1024;

function paperOf(file: CaseFile): Paper {
  const { found, reader, made, number, entries } = file;
  const { cases, caseFile } = messagesFor(reader.locale);
  const step = labelOf(cases.steps, found.step);
  const leftOut = entries.filter(({ isLeftOut }) => isLeftOut).length;
  return {
    locale: reader.locale,
    number,
    title: caseFile.title(number),
    subtitle: caseFile.subtitle(found.customerName, found.waitingSince ? cases.waiting : step),
    notes: [
      ...(found.undoneAt ? [caseFile.undone] : []),
      caseFile.internal,
      caseFile.made(sayAt(made.at, reader), made.by),
      caseFile.zone(reader.timezone),
      ...(leftOut ? [caseFile.picturesLeftOut(leftOut, file.pictureBytes / MEGABYTE)] : []),
    ],
    forms: [complaintForm(file), ...followUpForms(file)],
    timeline: timelineOf(file),
    colon: caseFile.colon,
    none: caseFile.none,
  };
}
