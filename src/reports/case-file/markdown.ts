// A case's file as Markdown that reads well as plain text too; its pictures stand at the end, where they disturb nobody.
import { escapeLine, escapeWords } from "./markdown-literal.ts";
import type { Day, Form, Item, Note, Paper, Picture, Row } from "./paper.ts";

export function writeMarkdown(paper: Paper): string {
  const { title, subtitle, notes, forms, timeline } = paper;
  const pictures = timeline.days.flatMap(({ items }) => items.flatMap(({ picture }) => picture ?? []));
  const lines = [
    `# ${escapeLine(title)}`,
    "",
    `**${escapeLine(subtitle)}**`,
    "",
    notes.map(escapeLine).join("\\\n"),
    ...forms.flatMap((form) => drawForm(form, paper)),
    "",
    `## ${escapeLine(timeline.heading)}`,
    ...(timeline.days.length ? timeline.days.flatMap((day) => drawDay(day, paper)) : ["", escapeLine(timeline.empty)]),
    ...(pictures.length ? ["", ...pictures.map(drawReference)] : []),
  ];
  return `${lines.join("\n")}\n`;
}

const drawForm = ({ heading, rows }: Form, paper: Paper): string[] => [
  "",
  `## ${escapeLine(heading)}`,
  "",
  ...rows.flatMap((row) => drawRow(row, paper)),
];

/** What stands in an entry of a list is indented by its width. */
const INDENT = "  ";

function drawRow({ label, value, by, notes = [] }: Row, paper: Paper): string[] {
  const { colon, none } = paper;
  const said = value === null ? escapeLine(none) : escapeWords(value, INDENT);
  const beside = by === undefined ? "" : `\\\n${INDENT}${escapeWords(by, INDENT)}`;
  return [`- **${escapeLine(label)}**${colon}${said}${beside}`, ...notes.map((note) => drawNote(note, paper))];
}

/** A list within a list. */
function drawNote({ label, text }: Note, { colon }: Paper): string {
  const inner = `${INDENT}${INDENT}`;
  return `${INDENT}- ${escapeLine(label)}${text ? `${colon}${escapeWords(text, inner)}` : ""}`;
}

const drawDay = ({ day, items }: Day, paper: Paper): string[] => [
  "",
  `### ${escapeLine(day)}`,
  "",
  ...items.flatMap((item) => drawItem(item, paper)),
];

function drawItem({ time, who, did, words, marks, notes, picture }: Item, paper: Paper): string[] {
  const { colon } = paper;
  const head = [`**${escapeLine(time)}**`, escapeLine(who), ...(did === null ? [] : [escapeLine(did)])].join(" ");
  const said = words === null || words === "" ? "" : `${colon}${escapeWords(words, INDENT)}`;
  const marked = marks.map((mark) => ` \\[${escapeLine(mark)}\\]`).join("");
  return [
    `- ${head}${said}${marked}`,
    ...(picture ? ["", `${INDENT}![${escapeLine(picture.name)}][${picture.key}]`, ""] : []),
    ...notes.map((note) => drawNote(note, paper)),
  ];
}

const drawReference = ({ key, mime, bytes }: Picture): string =>
  `[${key}]: data:${mime};base64,${Buffer.from(bytes).toString("base64")}`;
