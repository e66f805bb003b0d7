// Slack's elements for typing and pressing: text, dates, buttons, the overflow menu.
import type { JSX } from "preact";
import { Menu } from "../controls/menu.tsx";
import { nameControl } from "../controls/naming.ts";
import { readHref } from "../inline/inline.ts";
import { readNumber, readText } from "../json.ts";
import { usePage } from "../page-context.ts";
import { findOption, readGroups } from "./options.ts";
import { type ElementProps, useSurface } from "./surface.ts";
import { readLabel } from "./text.tsx";
import { describeAction, useElement } from "./use-element.ts";

/** The keyboard that a phone shows; what may stand in the field is Slack's own check. */
const INPUT_MODES = { email_text_input: "email", url_text_input: "url", number_input: "decimal" } as const;

const readInputMode = (type: string): "email" | "url" | "decimal" | undefined =>
  type === "email_text_input" || type === "url_text_input" || type === "number_input" ? INPUT_MODES[type] : undefined;

export function TextInput(props: ElementProps): JSX.Element {
  const { element, naming } = props;
  const { value, set } = useElement(props);
  const attributes = {
    class: "control",
    ...nameControl(naming),
    "aria-required": naming.isRequired,
    placeholder: readLabel(element["placeholder"]),
    value: readText(value["value"]),
    maxLength: readNumber(element["max_length"]),
    minLength: readNumber(element["min_length"]),
    inputMode: readInputMode(readText(element["type"])),
  };
  // Typing changes nothing but the field; only leaving it (or a form's submit) sends it.
  const keep = (typed: string): void => set({ value: typed || null }, false);
  if (element["multiline"] === true)
    return <textarea {...attributes} rows={4} onInput={(event) => keep(event.currentTarget.value)} />;
  return <input {...attributes} type="text" autocomplete="off" onInput={(event) => keep(event.currentTarget.value)} />;
}

export function DatePicker(props: ElementProps): JSX.Element {
  const { value, set } = useElement(props);
  return (
    <input
      class="control"
      type="date"
      {...nameControl(props.naming)}
      aria-required={props.naming.isRequired}
      value={readText(value["selected_date"])}
      onChange={(event) => set({ selected_date: event.currentTarget.value || null })}
    />
  );
}

export function TimePicker(props: ElementProps): JSX.Element {
  const { value, set } = useElement(props);
  return (
    <input
      class="control"
      type="time"
      {...nameControl(props.naming)}
      value={readText(value["selected_time"])}
      onChange={(event) => set({ selected_time: event.currentTarget.value || null })}
    />
  );
}

export function Button({ element, block }: ElementProps): JSX.Element {
  const { press, isBusy } = useSurface();
  const style = readText(element["style"]);
  const look = style === "primary" || style === "danger" ? `button button-${style}` : "button";
  const send = (): void =>
    press(element, describeAction(element, block, { text: element["text"], value: element["value"] ?? null }));
  const href = readHref(readText(element["url"]));
  if (href !== null)
    return (
      <a class={look} href={href} target="_blank" rel="noopener noreferrer" onClick={send}>
        {readLabel(element["text"])}
      </a>
    );
  const label = readText(element["accessibility_label"]) || undefined;
  return (
    <button type="button" class={look} aria-label={label} aria-disabled={isBusy} onClick={send}>
      {readLabel(element["text"])}
    </button>
  );
}

export function Overflow({ element, block }: ElementProps): JSX.Element {
  const { press } = useSurface();
  const { words } = usePage();
  const options = readGroups(element).flatMap((group) => group.options);
  return (
    <Menu
      label={words.more}
      options={options}
      onChoose={(code) =>
        press(element, describeAction(element, block, { selected_option: findOption(element, code) }))
      }
    />
  );
}
