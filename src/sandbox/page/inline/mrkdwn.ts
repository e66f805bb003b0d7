// Slack's mrkdwn, read the way Slack reads it (docs.slack.dev, "Formatting message text").
import { EMOJI } from "./emoji.ts";
import { codeSpan, type Inline, lineBreak, type Passage, type Rule, readHref, scanInline } from "./inline.ts";

export type FindName = (id: string) => string | undefined;

/** Slack: exactly these three characters are escaped in text. */
const unescapeText = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

const EMPHASIS: Record<string, "bold" | "italic" | "strike"> = { "*": "bold", _: "italic", "~": "strike" };

/** `*bold*` needs a word's edge on the outside and no blank on the inside, and stays on its line. */
const emphasis: Rule = (text, at, scan) => {
  const mark = text[at] ?? "";
  const kind = EMPHASIS[mark];
  if (kind === undefined || isWord(text[at - 1]) || isSpace(text[at + 1]) || text[at + 1] === mark) return null;
  for (let end = at + 2; end < text.length && text[end] !== "\n"; end += 1) {
    if (text[end] === mark && text[end - 1] !== mark && !isSpace(text[end - 1]) && !isWord(text[end + 1]))
      return { end: end + 1, found: { inline: kind, children: scan(text.slice(at + 1, end)) } };
  }
  return null;
};

const emoji: Rule = (text, at) => {
  const name = text[at] === ":" ? /^:([a-z0-9_+-]+):/.exec(text.slice(at, at + 60)) : null;
  const character = name?.[1] === undefined ? undefined : EMOJI.get(name[1]);
  return name && character ? { end: at + name[0].length, found: { inline: "text", text: character } } : null;
};

/** `<@U…>`, `<#C…|name>`, `<!channel>`, `<!date^…|fallback>`, `<https://…|label>`. */
const bracketed =
  (findName: FindName): Rule =>
  (text, at) => {
    const found = text[at] === "<" ? /^<([^<>\n]+)>/.exec(text.slice(at, at + 4_000)) : null;
    if (!found?.[1]) return null;
    const [target = "", label] = found[1].split(/\|(.*)/s);
    const inline = readBracketed(unescapeText(target), label === undefined ? undefined : unescapeText(label), findName);
    return inline === null ? null : { end: at + found[0].length, found: inline };
  };

function readBracketed(target: string, label: string | undefined, findName: FindName): Inline | null {
  const rest = target.slice(1);
  if (target.startsWith("@")) return { inline: "mention", text: `@${label ?? findName(rest) ?? rest}`, isLoud: false };
  if (target.startsWith("#")) return { inline: "mention", text: `#${label || findName(rest) || rest}`, isLoud: false };
  if (target.startsWith("!date^")) return { inline: "text", text: label ?? "" };
  if (target.startsWith("!")) return { inline: "mention", text: `@${label ?? rest}`, isLoud: true };
  const href = readHref(target);
  return href === null ? null : { inline: "link", href, children: [{ inline: "text", text: label ?? target }] };
}

export function readMrkdwnLine(text: string, findName: FindName): Inline[] {
  const rules = [lineBreak, codeSpan(unescapeText), bracketed(findName), emphasis, emoji];
  return scanInline(text, rules, unescapeText);
}

/** plain_text objects interpret nothing but emoji names. */
export const readPlainText = (text: string, hasEmoji: boolean): Inline[] =>
  scanInline(text, hasEmoji ? [lineBreak, emoji] : [lineBreak], (plain) => plain);

/** Fenced code, quotes (`>` or `&gt;` at a line's start) and lines. */
export function readMrkdwn(text: string, findName: FindName): Passage[] {
  return text.split(/```\n?([\s\S]*?)```/).flatMap((piece, index): Passage[] => {
    if (index % 2 === 1) return [{ passage: "code", text: unescapeText(piece.replace(/\n$/, "")) }];
    return readQuotes(piece.replace(/^\n|\n$/g, ""), findName);
  });
}

function readQuotes(text: string, findName: FindName): Passage[] {
  const quoted = /^(?:>|&gt;) ?/;
  const runs: { isQuote: boolean; lines: string[] }[] = [];
  for (const line of text === "" ? [] : text.split("\n")) {
    const isQuote = quoted.test(line);
    const last = runs.at(-1);
    const words = isQuote ? line.replace(quoted, "") : line;
    if (last?.isQuote === isQuote) last.lines.push(words);
    else runs.push({ isQuote, lines: [words] });
  }
  return runs.map(({ isQuote, lines }) => ({
    passage: isQuote ? "quote" : "lines",
    children: readMrkdwnLine(lines.join("\n"), findName),
  }));
}
