// Draws a Feishu card (Card JSON 2.0) from the JSON the bot sent.
import type { JSX } from "preact";
import { Unknown } from "../controls/unknown.tsx";
import { readColour } from "../inline/draw-inline.tsx";
import { type JsonObject, readObject, readObjects, readText } from "../json.ts";
import { FeishuElements } from "./element.tsx";
import { FeishuText, readLabel } from "./text.tsx";

const Header = ({ header }: { header: JsonObject }): JSX.Element => (
  <header class={`card-head template-${readColour(readText(header["template"]))}`}>
    <div>
      <p class="card-title">
        <FeishuText text={header["title"]} />
      </p>
      {readLabel(header["subtitle"]) !== "" && <p class="card-subtitle">{readLabel(header["subtitle"])}</p>}
    </div>
    {readObjects(header["text_tag_list"]).map((tag, index) => (
      <span key={index} class={`text-tag tint-${readColour(readText(tag["color"]) || "neutral")}`}>
        {readLabel(tag["text"])}
      </span>
    ))}
  </header>
);

/** A card must say `schema: "2.0"`; cards of the first kind look different, so they are named, not guessed at. */
export function FeishuCard({ card }: { card: JsonObject }): JSX.Element {
  const isSecond = readText(card["schema"]) === "2.0";
  return (
    <article class="card">
      {card["header"] !== undefined && <Header header={readObject(card["header"])} />}
      <div class="card-body">
        {isSecond ? (
          <FeishuElements elements={readObjects(readObject(card["body"])["elements"])} />
        ) : (
          <Unknown what={`card schema ${readText(card["schema"]) || "1.0"}`} json={card} />
        )}
      </div>
    </article>
  );
}
