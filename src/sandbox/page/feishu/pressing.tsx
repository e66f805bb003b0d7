// What is pressed in a card: buttons, the overflow menu, clickable blocks.
import type { JSX } from "preact";
import { Menu } from "../controls/menu.tsx";
import { readHref } from "../inline/inline.ts";
import { type JsonObject, readObjects, readText } from "../json.ts";
import { usePage } from "../page-context.ts";
import { type TagProps, useCard, useForm } from "./card-context.ts";
import { describeAction } from "./form-values.ts";
import { readLabel } from "./text.tsx";

const readAddress = (element: JsonObject): string | null => {
  const open = readObjects(element["behaviors"]).find((one) => one["type"] === "open_url");
  return open ? readHref(readText(open["default_url"]) || readText(open["url"])) : null;
};

export function Button({ element }: TagProps): JSX.Element {
  const card = useCard();
  const form = useForm();
  const type = readText(element["type"]).replace(/[^a-z_]/g, "");
  const look = `button feishu-button button-${type.replaceAll("_", "-") || "default"}`;
  const role = element["form_action_type"];
  const send = (): void => {
    if (form && role === "submit") form.submit(element);
    else if (form && role === "reset") form.reset();
    else card.press(element, describeAction(element));
  };
  const href = readAddress(element);
  if (href !== null)
    return (
      <a class={look} href={href} target="_blank" rel="noopener noreferrer">
        {readLabel(element["text"])}
      </a>
    );
  return (
    <button
      type="button"
      class={readText(element["width"]) === "fill" ? `${look} button-fill` : look}
      disabled={element["disabled"] === true}
      aria-disabled={card.isBusy}
      onClick={send}
    >
      {readLabel(element["text"])}
    </button>
  );
}

export function Overflow({ element }: TagProps): JSX.Element {
  const { press } = useCard();
  const { words } = usePage();
  const options = readObjects(element["options"]).map((option) => ({
    value: readText(option["value"]),
    label: readLabel(option["text"]),
  }));
  return (
    <Menu
      label={words.more}
      options={options}
      onChoose={(option) => press(element, describeAction(element, { option }))}
    />
  );
}

export function Clickable({ element }: TagProps): JSX.Element {
  const { press, Elements } = useCard();
  const send = (): void => press(element, describeAction(element));
  return (
    <div
      class="clickable"
      role="button"
      tabIndex={0}
      onClick={send}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && (event.key === "Enter" || event.key === " ")) send();
      }}
    >
      <Elements elements={readObjects(element["elements"])} />
    </div>
  );
}
