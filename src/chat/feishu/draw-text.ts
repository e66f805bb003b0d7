// User text made harmless for Feishu: literal, within its limits, never markup and never a mention.
import type { PlainText } from "./card.ts";

const SURROGATE = /\p{Surrogate}/gu;
// Controls but tab and newline; overrides of writing direction, which can make a name read backwards.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** The text without what nobody typed on purpose: lone surrogates, control characters, direction overrides. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(UNSEEN, "").replace(SURROGATE, "\ufffd");

/** At most `limit` UTF-16 units; "…" at the end where something was cut, and never half a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** plain_text interprets nothing (Feishu: 普通文本组件); an empty one is refused. */
export function plainText(text: string, limit: number): PlainText {
  const content = cutText(cleanText(text).trim(), limit);
  return { tag: "plain_text", content: content === "" ? "…" : content };
}

// Whatever markdown, an HTML-like tag, an emoji code or a bare link could begin with. Feishu's documents prescribe numeric
// entities for them (富文本组件); a backslash works in CommonMark only.
const SPECIAL = /[&<>*_~`[\]()#|!+\-:$\\/"'=.{}^@]/g;

/** For markdown elements: escaped exactly once, lines kept. Cut before escaping, so that no entity is cut in two. */
export function escapeMarkdown(text: string, limit: number): string {
  const escaped = cutText(cleanText(text).trim(), limit).replace(SPECIAL, (sign) => `&#${sign.charCodeAt(0)};`);
  return escaped.replaceAll(/\n\s*/g, "\n").replaceAll("\t", " ");
}
