// What happened, day by day: said, sent, done and changed, with what stood there before and what was taken back.
import type { FieldEdit } from "../../core/case/field-edits.ts";
import type { CaseFile, FiledEntry } from "../../core/case/file.ts";
import { isUnkept } from "../../core/case/file-kinds.ts";
import { labelOf } from "../../core/case/said.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { authorOf, sayField } from "./complaint-form.ts";
import { sayDayOf, sayNear, sayTimeOf } from "./instants.ts";
import type { Day, Item, Note, Paper } from "./paper.ts";

type Line = { at: Date; item: Item };

export function timelineOf(file: CaseFile): Paper["timeline"] {
  const { forms, noEntries } = messagesFor(file.reader.locale).caseFile;
  const lines: Line[] = [
    ...file.entries.map((entry) => ({ at: entry.at, item: entryItem(file, entry) })),
    ...file.edits.map((edit) => ({ at: edit.at, item: editItem(file, edit) })),
  ];
  const inOrder = lines.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return { heading: forms.timeline, days: daysOf(file, inOrder), empty: noEntries };
}

function daysOf({ reader }: CaseFile, lines: readonly Line[]): Day[] {
  const days = new Map<string, Item[]>();
  for (const { at, item } of lines) {
    const day = sayDayOf(at, reader);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, items]) => ({ day, items }));
}

function entryItem(file: CaseFile, entry: FiledEntry): Item {
  const { reader } = file;
  const { caseFile } = messagesFor(reader.locale);
  const deleted = entry.deletedAt ? [caseFile.deletedAt(sayNear(entry.deletedAt, entry.at, reader))] : [];
  const shown = shownOf(file, entry);
  return {
    time: sayTimeOf(entry.at, reader),
    who: authorOf(entry, reader),
    ...shown,
    marks: [...(entry.isEvidence ? [caseFile.evidence] : []), ...shown.marks, ...deleted],
    isDeleted: entry.deletedAt !== null,
    notes: wordingNotes(file, entry),
  };
}

type Shown = Pick<Item, "did" | "words" | "picture" | "marks">;

function shownOf(file: CaseFile, entry: FiledEntry): Shown {
  const { cases, caseFile } = messagesFor(file.reader.locale);
  if (entry.kind === "file") return shownFile(file, entry);
  const nothing = { picture: null, marks: [] };
  if (entry.kind === "message") return { ...nothing, did: null, words: entry.text };
  // What came by its platform before the message itself: an empty one was deleted unread.
  const did = entry.deed === null ? null : labelOf(cases.did, entry.deed);
  return { ...nothing, did, words: entry.text || (did === null ? caseFile.none : null) };
}

const KILOBYTE = 1024;

function shownFile({ reader, entries }: CaseFile, entry: FiledEntry): Shown {
  const { caseFile, cases } = messagesFor(reader.locale);
  const { picture, isLeftOut, fileName, fileMime, fileSize, text } = entry;
  const name = fileName ?? "";
  const size = fileSize ? [caseFile.size(Math.max(1, Math.round(fileSize / KILOBYTE)).toLocaleString("en"))] : [];
  const why = isUnkept(text) ? [cases.unkept("", text).trim()] : [];
  const marks = [
    ...(picture ? [] : [fileMime ?? ""].filter(Boolean)),
    ...size,
    ...(isLeftOut ? [caseFile.pictureNotIn] : []),
    ...why,
  ];
  const index = entries.filter((one) => one.picture).indexOf(entry) + 1;
  return {
    did: caseFile.sentFile,
    words: name,
    marks,
    picture: picture && { key: caseFile.picture(index), name, ...picture },
  };
}

/** The first wording first. A deed stays as it was done, whatever its message says later. */
function wordingNotes({ reader }: CaseFile, { kind, at, wordings }: FiledEntry): Note[] {
  const { caseFile } = messagesFor(reader.locale);
  return wordings.map(({ text, after, at: changedAt }): Note => {
    const when = sayNear(changedAt, at, reader);
    if (kind === "deed") return { label: caseFile.deedNow(when), text: after ?? text };
    return { label: caseFile.was(when), text };
  });
}

function editItem({ reader }: CaseFile, { at, who, fields }: FieldEdit): Item {
  const { caseFile, records } = messagesFor(reader.locale);
  const labels: Record<string, string> = records.complaint.fields;
  const said = (name: string, value: string | null) => sayField(name, value, reader.locale) ?? caseFile.none;
  return {
    time: sayTimeOf(at, reader),
    who: who ?? caseFile.nobody,
    did: caseFile.changedField(
      fields.map(({ name }) => labels[name] ?? name).join(messagesFor(reader.locale).answer.comma),
    ),
    words: null,
    marks: [],
    isDeleted: false,
    notes: fields.map(({ name, before, after }): Note => ({
      label: labels[name] ?? name,
      text: `${said(name, before)} → ${said(name, after)}`,
    })),
    picture: null,
  };
}
