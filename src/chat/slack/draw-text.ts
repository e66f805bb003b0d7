// User text made harmless for Slack: literal, within its limits, never markup.
import type { types } from "@slack/bolt";
import { cleanText, cutText } from "../literal-text.ts";

/** Slack: exactly these three characters are escaped in `text` (formatting page); `&` first. */
export const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** For a message's top-level `text`: cut before escaping, so that no entity is cut in two. */
export function summaryText(text: string, limit = 1000): string {
  return escapeText(cutText(cleanText(text).trim(), limit)) || "…";
}

/** plain_text interprets nothing; `emoji: false` leaves `:smile:` as typed. Slack refuses an empty one. */
export const plainText = (text: string, limit: number): types.PlainTextElement => ({
  type: "plain_text",
  text: cutText(cleanText(text), limit).trim() === "" ? "…" : cutText(cleanText(text), limit),
  emoji: false,
});
