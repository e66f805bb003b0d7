// Markdown as Feishu's cards (with their tags) and Slack's `markdown` block know it: a CommonMark subset without HTML.
import { codeSpan, type Inline, lineBreak, type Passage, type Rule, readHref, scanInline } from "./inline.ts";
import { tagRules } from "./markdown-tags.ts";
import type { FindName } from "./mrkdwn.ts";

const NAMED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
]);

/** Entities are read last, so that an escaped character never takes part in markup (feishu.md 6, "numeric entities"). */
export const readEntities = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);/gi, (whole, entity: string) => readEntity(entity) ?? whole);

function readEntity(entity: string): string | undefined {
  if (!entity.startsWith("#")) return NAMED.get(entity);
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

const escaped: Rule = (text, at) => {
  const next = text[at] === "\\" ? text[at + 1] : undefined;
  return next !== undefined && /[!-/:-@[-`{-~]/.test(next)
    ? { end: at + 2, found: { inline: "text", text: next } }
    : null;
};

const MARKS: readonly [string, "bold" | "italic" | "strike"][] = [
  ["**", "bold"],
  ["__", "bold"],
  ["~~", "strike"],
  ["*", "italic"],
  ["_", "italic"],
];

const emphasis: Rule = (text, at, scan) => {
  for (const [mark, kind] of MARKS) {
    if (!text.startsWith(mark, at) || /^\s|^$/.test(text.slice(at + mark.length, at + mark.length + 1))) continue;
    if (mark.startsWith("_") && /[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) continue;
    const end = findClosing(text, at + mark.length, mark);
    if (end > 0)
      return { end: end + mark.length, found: { inline: kind, children: scan(text.slice(at + mark.length, end)) } };
  }
  return null;
};

function findClosing(text: string, from: number, mark: string): number {
  for (let end = text.indexOf(mark, from + 1); end > 0; end = text.indexOf(mark, end + 1)) {
    const isDoubled = mark.length === 1 && (text[end + 1] === mark || text[end - 1] === mark);
    const isInWord = mark.startsWith("_") && /[\p{L}\p{N}]/u.test(text[end + mark.length] ?? "");
    // "**a *b***": the last two of the run close the outer pair.
    if (mark.length === 2 && text[end + 2] === mark[0]) continue;
    if (!isDoubled && !isInWord && !/\s|\\/.test(text[end - 1] ?? " ")) return end;
  }
  return -1;
}

const link: Rule = (text, at, scan) => {
  const found = text[at] === "[" ? /^\[([^\]\n]*)\]\(([^()\s]+)\)/.exec(text.slice(at, at + 4_000)) : null;
  const href = found?.[2] === undefined ? null : readHref(readEntities(found[2]));
  return found && href
    ? { end: at + found[0].length, found: { inline: "link", href, children: scan(found[1] ?? "") } }
    : null;
};

/** `findName` given: Feishu's tags (`<at>`, `<font>` …) are known; null: they are text like anything else. */
export function readMarkdownLine(text: string, findName: FindName | null): Inline[] {
  const rules = [escaped, lineBreak, codeSpan(readEntities), link, ...(findName ? tagRules(findName) : []), emphasis];
  return scanInline(text, rules, readEntities);
}

type Block = { test: RegExp; passage: "heading" | "quote" | "bullet" | "number" | "rule" };
const BLOCKS: readonly Block[] = [
  { test: /^(?:-{3,}|\*{3,}|<hr ?\/?>)\s*$/, passage: "rule" },
  { test: /^(#{1,6})\s+/, passage: "heading" },
  { test: /^>\s?/, passage: "quote" },
  { test: /^\s*[-*+]\s+/, passage: "bullet" },
  { test: /^\s*(\d{1,9})[.)]\s+/, passage: "number" },
];

export function readMarkdown(text: string, findName: FindName | null): Passage[] {
  return text.split(/^```[^\n]*\n([\s\S]*?)\n?```[ \t]*$/m).flatMap((piece, index): Passage[] => {
    if (index % 2 === 1) return [{ passage: "code", text: piece }];
    const passages: Passage[] = [];
    for (const line of piece.replace(/^\n+|\n+$/g, "").split("\n")) addLine(passages, line, findName);
    return passages.filter((one) => !(one.passage === "lines" && one.children.length === 0));
  });
}

function addLine(passages: Passage[], line: string, findName: FindName | null): void {
  const block = BLOCKS.find(({ test }) => test.test(line));
  const begin = block?.test.exec(line);
  const children = readMarkdownLine(line.slice(begin?.[0].length ?? 0), findName);
  const last = passages.at(-1);
  if (line.trim() === "") passages.push({ passage: "lines", children: [] });
  else if (block?.passage === "rule") passages.push({ passage: "rule" });
  else if (block?.passage === "heading")
    passages.push({ passage: "heading", level: begin?.[1]?.length ?? 1, children });
  else if (block?.passage === "bullet" || block?.passage === "number") {
    const isOrdered = block.passage === "number";
    if (last?.passage === "list" && last.isOrdered === isOrdered) last.items.push(children);
    else passages.push({ passage: "list", isOrdered, start: Number(begin?.[1] ?? 1), items: [children] });
  } else {
    const passage = block?.passage === "quote" ? "quote" : "lines";
    if (last?.passage === passage && last.children.length > 0) last.children.push({ inline: "break" }, ...children);
    else passages.push({ passage, children });
  }
}
