// The complaint form (ISO 10002, Annex: form for the complainant): who, when, how, what, and what was asked for.
import type { CaseFile, FiledEntry } from "../../core/case/file.ts";
import { labelOf, sayTier } from "../../core/case/said.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { deadlineRows } from "./deadlines.ts";
import { sayAt } from "./instants.ts";
import type { Form, Note, Row } from "./paper.ts";

/** The first wording stands first, what it was changed to under it. */
export function complaintForm(file: CaseFile): Form {
  const { found, reader, number } = file;
  const { caseFile, cases } = messagesFor(reader.locale);
  const { complaint } = caseFile;
  const field = (name: FieldName, now: string | null): Row => fieldRow(file, name, now);
  const tier = sayTier(found, reader);
  return {
    heading: caseFile.forms.complaint,
    rows: [
      { label: complaint.number, value: number },
      field("customer", found.customerName),
      ...(tier ? [{ label: cases.fact.tier, value: tier }] : []),
      { label: complaint.receivedAt, value: sayAt(found.receivedAt, reader) },
      { label: complaint.how, value: sayHow(file) },
      { label: complaint.reporter, value: found.reporterName },
      field("kind", found.kind),
      field("product", found.product),
      field("description", found.description),
      field("evidence", found.evidence),
      ...markedRows(file),
      field("mood", found.mood),
      field("demand", found.demand),
      field("severity", found.severity),
      ...deadlineRows(file),
      ...naturesRows(file),
    ],
  };
}

type FieldName = keyof ReturnType<typeof messagesFor>["records"]["complaint"]["fields"];

function fieldRow({ edits, reader }: CaseFile, name: FieldName, now: string | null): Row {
  const { caseFile, records } = messagesFor(reader.locale);
  const said = (value: string | null) => sayField(name, value, reader.locale);
  const changes = edits.flatMap(({ at, who, isUndo, fields }) =>
    fields.filter((field) => field.name === name).map((field) => ({ ...field, at, who, isUndo })),
  );
  const notes = changes.map(({ at, who, isUndo, after }): Note => {
    const label = isUndo ? caseFile.undoneTo : caseFile.changedTo;
    return { label: label(who ?? caseFile.nobody, sayAt(at, reader)), text: said(after) ?? caseFile.emptied };
  });
  const first = changes[0] ? changes[0].before : now;
  return { label: records.complaint.fields[name], value: said(first), ...(notes.length && { notes }) };
}

/** A choice's label, or the words themselves. */
export function sayField(name: string, value: string | null, locale: CaseFile["reader"]["locale"]): string | null {
  const { choices } = messagesFor(locale).records.complaint;
  if (value === null) return null;
  if (name === "kind") return labelOf(choices.kind, value);
  return name === "severity" ? labelOf(choices.severity, value) : value;
}

function sayHow({ found, reader }: CaseFile): string {
  const { how, platforms } = messagesFor(reader.locale).caseFile;
  const { platform, visitId, sourceMessage } = found;
  const name = labelOf(platforms, platform);
  if (visitId !== null) return how.visit(name, `V-${visitId}`);
  return sourceMessage === null ? how.line(name) : how.message(name);
}

function markedRows({ entries, reader }: CaseFile): Row[] {
  const { complaint, by, marked: many } = messagesFor(reader.locale).caseFile;
  const marked = entries.filter(({ isEvidence }) => isEvidence);
  if (marked.length === 0) return [];
  const notes = marked.map((entry): Note => ({
    label: by(authorOf(entry, reader), sayAt(entry.at, reader)),
    text: said(entry),
  }));
  return [{ label: complaint.marked, value: many(marked.length), notes }];
}

const said = ({ kind, fileName, text }: FiledEntry): string => (kind === "file" ? (fileName ?? "") : text);

export const authorOf = ({ author }: Pick<FiledEntry, "author">, { locale }: CaseFile["reader"]): string =>
  author ?? messagesFor(locale).cases.unknownAuthor;

/** For managers only: others' files do not hold it (X-12). */
function naturesRows({ judged, reader }: CaseFile): Row[] {
  if (!judged) return [];
  const { cases, caseFile } = messagesFor(reader.locale);
  return [
    {
      label: caseFile.complaint.nature,
      value: labelOf(cases.natures, judged.nature),
      ...(judged.reason !== null && { by: judged.reason }),
    },
  ];
}
