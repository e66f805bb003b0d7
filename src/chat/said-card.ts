// Somebody's words passed on from another place: "王磊：下周三送到", as people say it, not as a form.
import type { Locale } from "../core/messages/index.ts";
import type { Card, Part } from "../core/reply.ts";

const COLON: Record<Locale, string> = { "zh-CN": "：", en: ": " };

/** The parts to draw: of a card that is said, its first text begins with the name; every text stays literal. */
export function partsOf(card: Card, locale: Locale): readonly Part[] {
  if (!card.isSaid) return card.parts;
  const first = card.parts.findIndex((part) => part.part === "text");
  const named = (text: string): Part => ({ part: "text", text: `${card.title}${COLON[locale]}${text}` });
  if (first === -1) return [named(""), ...card.parts];
  return card.parts.map((part, at) => (at === first && part.part === "text" ? named(part.text) : part));
}
