// Slack's text objects: plain_text says what it says, mrkdwn is formatted.
import type { JSX } from "preact";
import { drawInlines, FormattedText } from "../inline/draw-inline.tsx";
import { readWords } from "../inline/inline.ts";
import { readMrkdwn, readPlainText } from "../inline/mrkdwn.ts";
import { type JsonObject, readObject, readText } from "../json.ts";
import { useSurface } from "./surface.ts";

export function SlackText({ text }: { text: unknown }): JSX.Element {
  const { findName } = useSurface();
  const object = readObject(text);
  const words = readText(object["text"]);
  if (object["type"] === "mrkdwn") return <FormattedText passages={readMrkdwn(words, findName)} />;
  return <span class="plain">{drawInlines(readPlainText(words, object["emoji"] !== false))}</span>;
}

/** A text object as words only, for labels, options and names. */
export function readLabel(text: unknown): string {
  const object: JsonObject = readObject(text);
  return readWords(readPlainText(readText(object["text"]), object["emoji"] !== false));
}
