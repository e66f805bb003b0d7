// A case's file handed over: `/complaint export T-1042`, `T-1042 导出 md`, 导出 in its thread, and the button on the case.
import { card, sayStop, text } from "../cards.ts";
import { findOne } from "../find.ts";
import { readNumber } from "../number.ts";
import type { Attachment, Card } from "../reply.ts";
import { cleanText } from "../reading/clean.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { CASE_FORMATS, type CaseFile, type CaseFormat, findCaseFile } from "./file.ts";
import { type Case, caseNumber, caseRecord, findCase, findRoles } from "./found.ts";
import { findHearing } from "./hear.ts";
import { takeNumber } from "./number.ts";
import { wordsFor } from "./said.ts";
import type { CaseRole } from "./steps.ts";
import { mayJudge } from "./timeline.ts";

const MEGABYTE = 1024 * 1024;
/** Feishu takes files of up to 30 MB (上传文件), Slack bigger ones: 15 MB of pictures are 20 MB on paper. */
const PICTURE_BYTES = 15 * MEGABYTE;

const MIME: Record<CaseFormat, string> = { html: "text/html", md: "text/markdown" };

/** `T-1042 md`, also `1042` and `#1042`; null: it names no case. */
export async function answerNumberedExport(turn: Turn, typed: string): Promise<Outcome | null> {
  const record = caseRecord(turn);
  if (!record) return null;
  const numbered = takeNumber(record, typed.trim());
  if (numbered) return exportSaid(turn, numbered.id, numbered.rest);
  const [first = "", ...rest] = typed.trim().split(/\s+/u);
  const id = readNumber(record, first);
  return id === null ? null : exportSaid(turn, id, rest.join(" "));
}

/** `导出`, `导出 md` in a case's thread, else with its number; null: it is about no case. */
export async function answerExport(turn: Turn, typed: string): Promise<Outcome | null> {
  const record = caseRecord(turn);
  const numbered = record && takeNumber(record, typed.trim());
  if (numbered) return exportSaid(turn, numbered.id, numbered.rest);
  const isPlain = typed.trim() === "" || readFormat(typed) !== null;
  const hearing = isPlain ? await findHearing(turn) : null;
  return hearing && exportSaid(turn, hearing.found.id, typed);
}

/** `导出 md` after a case's number; null: it is another word. */
export async function answerExportWord(turn: Turn, id: number, said: string): Promise<Outcome | null> {
  const [word = "", ...rest] = said.trim().split(/\s+/u);
  const { words } = turn.messages.caseFile;
  return words.includes(word.toLowerCase()) ? exportSaid(turn, id, rest.join(" ")) : null;
}

/** The button: the choice is the format. */
export const pressExport = (turn: Turn, id: number, choice = ""): Promise<Outcome> =>
  exportCase(turn, id, readFormat(choice) ?? "html");

function readFormat(typed: string): CaseFormat | null {
  const word = typed.normalize("NFKC").trim().toLowerCase();
  if (word === "markdown") return "md";
  return CASE_FORMATS.find((format) => format === word) ?? null;
}

async function exportSaid(turn: Turn, id: number, typed: string): Promise<Outcome> {
  const format = typed.trim() === "" ? "html" : readFormat(typed);
  const { caseFile } = turn.messages;
  if (format) return exportCase(turn, id, format);
  return sayStop(turn, caseFile.button, caseFile.unknownWord(typed.trim()));
}

async function exportCase(turn: Turn, id: number, format: CaseFormat): Promise<Outcome> {
  const found = await findCase(turn.database, id);
  const roles = found ? await findRoles(turn, found) : [];
  const words = wordsFor(turn.speaker);
  if (!found || !(await maySee(turn, found, roles)))
    return sayStop(turn, words.timeline, words.notFound(caseNumber({ id })));
  const { speaker, now } = turn;
  const filing = { reader: speaker, now, by: speaker.name, isManager: mayJudge(roles), pictureBytes: PICTURE_BYTES };
  const file = await findCaseFile(turn, id, filing);
  if (!file) return sayStop(turn, words.timeline, words.notFound(caseNumber({ id })));
  const bytes = new TextEncoder().encode(turn.reports.drawCase(file, format));
  const attachment: Attachment = { name: caseFileName(found, format), mime: MIME[format], bytes };
  return say({ reply: "file", file: attachment, card: handedOver(turn, file, format), isBeside: true });
}

/** By the record's rule, or because he has a part in the case (whoever is asked to decide). */
async function maySee(turn: Turn, { id }: Case, roles: readonly CaseRole[]): Promise<boolean> {
  const record = caseRecord(turn);
  return (
    roles.length > 0 ||
    (record !== null && (await findOne(turn.database, turn.speaker, { record, id, right: "see" })) !== null)
  );
}

function handedOver(turn: Turn, file: CaseFile, format: CaseFormat): Card {
  const { caseFile } = turn.messages;
  const other = format === "html" ? "md" : "html";
  const leftOut = file.entries.filter(({ isLeftOut }) => isLeftOut).length;
  const command = caseRecord(turn)?.command ?? "";
  const lines = [
    caseFile.kinds[format](`${command} export ${file.number} ${other}`),
    ...(leftOut
      ? [caseFile.leftOut(leftOut, PICTURE_BYTES / MEGABYTE, `rapport export complaint --case ${file.number}`)]
      : []),
  ];
  const title = caseFile.handedOver(file.number);
  const drawn = card(
    title,
    "done",
    lines.map((line) => text(line)),
  );
  return { ...drawn, summary: [title, ...lines].join(" ") };
}

const MOST_OF_NAME = 40;

/** `T-1042-永清超市.html`: without what a file system forbids or a shell reads (test/core/case/export.test.ts). */
export function caseFileName({ id, customerName }: Pick<Case, "id" | "customerName">, format: CaseFormat): string {
  const plain = cleanText(customerName)
    .normalize("NFC")
    .replace(/[\p{C}\p{Z}\s\\/:*?"'`<>|&;$!#%^~()[\]{}=+,@]+/gu, " ")
    .trim();
  const short = [...plain]
    .slice(0, MOST_OF_NAME)
    .join("")
    .replace(/^[\s.-]+|[\s.-]+$/gu, "");
  return [caseNumber({ id }), short].filter(Boolean).join("-").concat(`.${format}`);
}
