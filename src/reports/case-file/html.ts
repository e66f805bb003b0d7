// A case's file as one HTML page: no script, nothing loaded from anywhere, pictures within; made to be printed.
import { cleanText } from "../../core/reading/clean.ts";
import type { Day, Form, Item, Note, Paper, Picture, Row } from "./paper.ts";
import { STYLE, pageStyle } from "./style.ts";

/** Nothing but its own style and pictures, should a browser ever think otherwise. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Literal in text and in quoted attributes (test/reports/case-file-literal.test.ts). */
export const escapeHtml = (text: string): string =>
  cleanText(text).replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);

const block = (name: string, text: string): string => `<div class="${name}">${escapeHtml(text)}</div>`;

export function writeHtml(paper: Paper): string {
  const { locale, title, subtitle, notes, forms, number } = paper;
  return [
    "<!doctype html>",
    `<html lang="${escapeHtml(locale)}">`,
    "<head>",
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(`${title} · ${subtitle}`)}</title>`,
    `<style>${STYLE}${pageStyle(number)}</style>`,
    "</head>",
    "<body><main>",
    `<header><h1>${escapeHtml(title)}</h1>${block("customer", subtitle)}${notes.map((note) => block("quiet", note)).join("")}</header>`,
    ...forms.map((form) => drawForm(form, paper)),
    drawTimeline(paper),
    "</main></body>",
    "</html>",
    "",
  ].join("\n");
}

const drawForm = ({ heading, rows }: Form, paper: Paper): string =>
  [
    `<section><h2>${escapeHtml(heading)}</h2>`,
    "<table><tbody>",
    ...rows.map((row) => drawRow(row, paper)),
    "</tbody></table></section>",
  ].join("\n");

function drawRow({ label, value, by, notes = [] }: Row, { none }: Paper): string {
  const said = value === null ? block("none", none) : block("words", value);
  const cell = [said, by === undefined ? "" : block("quiet", by), ...notes.map(drawNote)].join("");
  return `<tr><th scope="row">${escapeHtml(label)}</th><td>${cell}</td></tr>`;
}

const drawNote = ({ label, text }: Note): string =>
  `<div class="note">${block("quiet", label)}${text ? block("words", text) : ""}</div>`;

const drawTimeline = ({ timeline }: Paper): string =>
  [
    `<section><h2>${escapeHtml(timeline.heading)}</h2>`,
    ...(timeline.days.length ? timeline.days.map(drawDay) : [block("none", timeline.empty)]),
    "</section>",
  ].join("\n");

const drawDay = ({ day, items }: Day): string =>
  [`<h3>${escapeHtml(day)}</h3>`, "<ol>", ...items.map(drawItem), "</ol>"].join("\n");

function drawItem(item: Item): string {
  const { time, who, did, words, marks, isDeleted, notes, picture } = item;
  const kind = [did === null ? "said" : "did", ...(isDeleted ? ["deleted"] : [])].join(" ");
  const lines = [
    `<div class="head"><b>${escapeHtml(who)}</b>${did === null ? "" : ` <span>${escapeHtml(did)}</span>`}${marks.map(drawMark).join("")}</div>`,
    words === null || words === "" ? "" : block("words", words),
    picture ? drawPicture(picture) : "",
    ...notes.map(drawNote),
  ];
  return `<li class="${kind}"><time>${escapeHtml(time)}</time><div class="entry">${lines.join("")}</div></li>`;
}

const drawMark = (mark: string): string => ` <span class="mark">${escapeHtml(mark)}</span>`;

const drawPicture = ({ name, mime, bytes }: Picture): string =>
  `<img alt="${escapeHtml(name)}" src="data:${mime};base64,${Buffer.from(bytes).toString("base64")}">`;
