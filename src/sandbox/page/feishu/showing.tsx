// What a card only shows: text, pictures, columns, panels, people.
import type { JSX } from "preact";
import { Icon } from "../icon.tsx";
import { readColour } from "../inline/draw-inline.tsx";
import { type JsonObject, readNumber, readObject, readObjects, readText } from "../json.ts";
import { type TagProps, useCard } from "./card-context.ts";
import { FeishuText, readLabel } from "./text.tsx";

export const Div = ({ element }: TagProps): JSX.Element => (
  <div class="card-div">
    {element["text"] !== undefined && <FeishuText text={element["text"]} />}
    {readObjects(element["fields"]).map((field, index) => (
      <FeishuText key={index} text={field["text"]} />
    ))}
  </div>
);

export const Rule = (): JSX.Element => <hr class="block-divider" />;

/** Feishu's pictures are keys of uploaded images; one that is not on the screen shows its words. */
export function Picture({ element }: TagProps): JSX.Element {
  const { findImage } = useCard();
  const key = readText(element["img_key"]);
  const words = readLabel(element["alt"]) || readLabel(element["title"]);
  const image = findImage(key);
  return image ? (
    <img class="picture" src={image} alt={words} />
  ) : (
    <span class="picture-words">
      <Icon name="picture" /> {words || key}
    </span>
  );
}

const readWeight = (column: JsonObject): string =>
  readText(column["width"]) === "weighted"
    ? `weight-${Math.min(5, Math.max(1, readNumber(column["weight"]) ?? 1))}`
    : "weight-auto";

export function ColumnSet({ element }: TagProps): JSX.Element {
  const { Elements } = useCard();
  return (
    <div class={`columns flex-${readText(element["flex_mode"]) || "none"}`}>
      {readObjects(element["columns"]).map((column, index) => (
        <div
          key={index}
          class={`column ${readWeight(column)} tint-${readColour(readText(column["background_style"]))}`}
        >
          <Elements elements={readObjects(column["elements"])} />
        </div>
      ))}
    </div>
  );
}

export function Panel({ element }: TagProps): JSX.Element {
  const { Elements } = useCard();
  return (
    <details class="panel" open={element["expanded"] === true}>
      <summary>
        <FeishuText text={readObject(element["header"])["title"]} />
      </summary>
      <Elements elements={readObjects(element["elements"])} />
    </details>
  );
}

const PersonChip = ({ id }: { id: string }): JSX.Element => {
  const { findName } = useCard();
  return <span class="person">{findName(id) ?? id}</span>;
};

export const Person = ({ element }: TagProps): JSX.Element => <PersonChip id={readText(element["user_id"])} />;

export const PersonList = ({ element }: TagProps): JSX.Element => (
  <div class="person-list">
    {readObjects(element["persons"]).map((person, index) => (
      <PersonChip key={index} id={readText(person["id"])} />
    ))}
  </div>
);
