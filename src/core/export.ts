// Export: what one may see of a kind, as a table, in the columns that DESIGN §4 fixes.
import { sayCard, sayStop, text } from "./cards.ts";
import { answerExport, answerNumberedExport } from "./case/export.ts";
import { caseRecord } from "./case/found.ts";
import { exportDaily } from "./daily/export.ts";
import { type Found, type Page, findVisible } from "./find.ts";
import type { RecordType } from "./record.ts";
import type { Attachment, Card } from "./reply.ts";
import { dayFrom } from "./reading/calendar-day.ts";
import { recordLabel } from "./say-value.ts";
import { type Table, type TableCell, type TableFormat, FORMATS, writeTable } from "./tables/write.ts";
import { type Outcome, type Turn, instantOf, numberOf, recordNamed, say } from "./turn.ts";

const BATCH = 2000;

/** One record's row; amounts in yuan, lists as lists, what is empty null. */
export function exportRow(record: RecordType, found: Found): Record<string, TableCell> {
  return Object.fromEntries(record.exported.map((name) => [name, exportCell(record, found, name)]));
}

function exportCell(record: RecordType, found: Found, name: string): TableCell {
  const field = record.fields[name];
  if (field?.kind === "customer") return found.customerName;
  if (field?.kind === "promises") return found.promises;
  if (field) {
    const value = found.values[name] ?? null;
    if (field.kind === "money" && value !== null) return Number(value) / 100;
    if (value === null) return field.kind === "choices" || field.kind === "names" ? [] : null;
    return value;
  }
  if (name === "no") return numberOf(record, found.id);
  if (name in found.people) return found.people[name] ?? null;
  const cell = found.row[name] ?? null;
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array) return null; // bytes are no cell of a table
  return typeof cell === "bigint" ? Number(cell) : cell;
}

/** The rows of an export, read in batches so that a million do not stand in memory as records. */
export async function* eachFound(read: (page: Page) => Promise<Found[]>, where: object = {}): AsyncGenerator<Found> {
  for (let skip = 0; ; skip += BATCH) {
    const found = await read({ where: { ...where }, skip, take: BATCH });
    yield* found;
    if (found.length < BATCH) return;
  }
}

export const tableFor = (record: RecordType, rows: Table["rows"]): Table => ({
  columns: record.exported.map((key) => ({ key, label: key })),
  rows,
});

/** A day as an export takes it: YYYY-MM-DD, and one that the calendar has. */
export function isCalendarDay(word: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(word) ?? [];
  return dayFrom(Number(year), Number(month), Number(date)) === word;
}

/** `/export visit xlsx 2026-11-01`, `/visit export xlsx`; with a case's number its file. It comes in private. */
export async function exportRecords(turn: Turn, typed: string): Promise<Outcome> {
  const { answer } = turn.messages;
  const asCase = await answerExport(turn, typed);
  if (asCase) return asCase;
  const asDaily = await exportDaily(turn, typed);
  if (asDaily) return asDaily;
  const kinds = turn.records.map((record) => record.name);
  const [kind = "", ...rest] = typed.trim().split(/\s+/u);
  const stop = (words: string) => sayStop(turn, answer.notFoundTitle, words);
  if (!kind) return sayCard(answer.exported("", 0), "ask", text(answer.exportHint));
  const record = recordNamed(turn, kind.toLowerCase()) ?? turn.records.find(({ words }) => words.includes(kind));
  if (!record) return stop(answer.exportUnknown(kind, kinds.join(answer.comma)));
  const ofCase = record === caseRecord(turn) ? await answerNumberedExport(turn, rest.join(" ")) : null;
  if (ofCase) return ofCase;
  const format = FORMATS.find((one) => rest.some((word) => word.toLowerCase() === one)) ?? "csv";
  const others = rest.filter((word) => word.toLowerCase() !== format);
  const since = others.find(isCalendarDay);
  const strange = others.find((word) => word !== since);
  if (strange) return stop(answer.exportBadDay(strange));
  const where = since ? { createdAt: { gte: instantOf(since, "00:00", turn.speaker.timezone) } } : {};
  const read = async (page: Page) => (await findVisible(turn.database, turn.speaker, record, page)).found;
  const rows: Table["rows"][number][] = [];
  for await (const found of eachFound(read, where)) rows.push(exportRow(record, found));
  return fileReply(turn, record, { rows, format });
}

type Written = { rows: Table["rows"]; format: TableFormat };

async function fileReply(turn: Turn, record: RecordType, { rows, format }: Written): Promise<Outcome> {
  const { answer } = turn.messages;
  const title = answer.exported(recordLabel(record, turn.messages), rows.length);
  const { bytes, mime } = await writeTable(tableFor(record, rows), format);
  const file: Attachment = { name: `${record.name}-${turn.today}.${format}`, mime, bytes };
  const card: Card = { title, tone: "done", summary: title, parts: [] };
  return say({ reply: "file", file, card });
}
