// Feishu's text objects: plain_text says what it says, lark_md and markdown are formatted.
import type { JSX } from "preact";
import { FormattedText, readColour } from "../inline/draw-inline.tsx";
import { readMarkdown } from "../inline/markdown.ts";
import { type JsonObject, readObject, readText } from "../json.ts";
import { type TagProps, useCard } from "./card-context.ts";

/** Sizes and places as class names; a size we have no class for looks like the normal one. */
export function readLook(object: JsonObject): string {
  const size = readText(object["text_size"]).replace(/[^a-z0-9-]/g, "");
  const align = readText(object["text_align"]);
  const colour = readText(object["text_color"]);
  return [size && `size-${size}`, align && `align-${align}`, colour && `ink ink-${readColour(colour)}`]
    .filter(Boolean)
    .join(" ");
}

export function FeishuText({ text }: { text: unknown }): JSX.Element {
  const { findName } = useCard();
  const object = readObject(text);
  const content = readText(object["content"]);
  const look = readLook(object);
  if (object["tag"] === "plain_text") return <span class={`plain ${look}`}>{content}</span>;
  return (
    <div class={look}>
      <FormattedText passages={readMarkdown(content, findName)} />
    </div>
  );
}

export const readLabel = (text: unknown): string => readText(readObject(text)["content"]);

export const Markdown = ({ element }: TagProps): JSX.Element => <FeishuText text={{ ...element, tag: "markdown" }} />;
