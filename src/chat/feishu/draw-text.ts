// User text made harmless for Feishu: literal, within its limits, never markup and never a mention.
import { cleanText, cutText } from "../literal-text.ts";
import type { PlainText } from "./card.ts";

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
