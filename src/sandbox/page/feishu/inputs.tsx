// A card's inputs. Inside a form a change is kept until submit; alone it is sent at once.
import type { ComponentChildren, JSX, TargetedEvent, TargetedInputEvent } from "preact";
import { useId, useState } from "preact/hooks";
import { ChoiceList } from "../controls/choice-list.tsx";
import { type Naming, nameControl, type Option } from "../controls/naming.ts";
import { SelectControl } from "../controls/select-control.tsx";
import { type JsonObject, readNumber, readObjects, readText } from "../json.ts";
import { usePage } from "../page-context.ts";
import { type TagProps, useCard, useForm } from "./card-context.ts";
import { describeAction, type FeishuValue, readCallbackValue, readInitialValue, writeValue } from "./form-values.ts";
import { readLabel } from "./text.tsx";

/** The value of an input, how it changes, and how it is sent when it stands alone. */
function useInput(element: JsonObject): {
  value: FeishuValue;
  set: (value: FeishuValue) => void;
  send: (value: FeishuValue) => void;
} {
  const { press, offset, timezone } = useCard();
  const form = useForm();
  const name = readText(element["name"]);
  const [alone, setAlone] = useState(readInitialValue(element) ?? "");
  const set = (value: FeishuValue): void => (form ? form.set(name, value) : setAlone(value));
  const send = (value: FeishuValue): void => {
    set(value);
    // An input without a callback of its own is for looking at only: Feishu sends nothing.
    if (form || readCallbackValue(element) === undefined) return;
    const sent = writeValue(readText(element["tag"]), value, offset);
    press(element, describeAction(element, describeChoice(element, sent, timezone)));
  };
  return { value: form ? (form.values[name] ?? "") : alone, set, send };
}

function describeChoice(element: JsonObject, sent: FeishuValue, timezone: string): JsonObject {
  const tag = readText(element["tag"]);
  if (tag === "checker") return { checked: sent };
  if (tag === "input") return { input_value: sent };
  if (Array.isArray(sent)) return { options: sent };
  return tag.includes("picker") ? { option: sent, timezone } : { option: sent };
}

const readOptions = (element: JsonObject): Option[] =>
  readObjects(element["options"]).map((option) => ({
    value: readText(option["value"]),
    label: readLabel(option["text"]),
  }));

type Draw = (naming: Naming) => ComponentChildren;

/** The label above (Feishu's inputs have one of their own) and the mark of what must be filled in. */
function Labelled({ element, isGroup = false, draw }: TagProps & { isGroup?: boolean; draw: Draw }): JSX.Element {
  const base = useId();
  const { words } = usePage();
  const form = useForm();
  const label = readLabel(element["label"]);
  const isRequired = element["required"] === true;
  const isInvalid = form?.missing.includes(readText(element["name"])) ?? false;
  const named = readLabel(element["placeholder"]) || readText(element["name"]) || words.choose;
  const naming: Naming = { id: `${base}-control`, isRequired, isInvalid };
  const LabelTag = isGroup ? "span" : "label";
  return (
    <div class={isInvalid ? "field field-wrong" : "field"} data-field={readText(element["name"])}>
      {label !== "" && (
        <LabelTag class="field-label" id={`${base}-label`} {...(!isGroup && { for: `${base}-control` })}>
          {label}
          {isRequired && !label.endsWith("*") && <abbr title={words.required}>*</abbr>}
        </LabelTag>
      )}
      {draw(
        label === "" ? { ...naming, label: named } : { ...naming, labelledBy: isGroup ? `${base}-label` : undefined },
      )}
    </div>
  );
}

/** Feishu: an input holds at most 1000 characters (Card JSON 2.0, "input"). */
const LONGEST = 1_000;

export function Input({ element }: TagProps): JSX.Element {
  const { value, set, send } = useInput(element);
  const isLong = element["input_type"] === "multiline_text";
  const draw: Draw = (naming) => {
    const attributes = {
      class: "control",
      ...nameControl(naming),
      "aria-required": naming.isRequired,
      placeholder: readLabel(element["placeholder"]),
      maxLength: readNumber(element["max_length"]) ?? LONGEST,
      value: readText(value),
    };
    if (isLong)
      return (
        <textarea
          {...attributes}
          rows={readNumber(element["rows"]) ?? 3}
          onInput={(event) => set(event.currentTarget.value)}
        />
      );
    const doing = {
      autocomplete: "off" as const,
      onInput: (event: TargetedInputEvent<HTMLInputElement>) => set(event.currentTarget.value),
      onChange: (event: TargetedEvent<HTMLInputElement>) => send(event.currentTarget.value),
    };
    return element["input_type"] === "password" ? (
      <input {...attributes} {...doing} type="password" />
    ) : (
      <input {...attributes} {...doing} type="text" />
    );
  };
  return <Labelled element={element} draw={draw} />;
}

function useOptions(element: JsonObject): Option[] {
  const { people } = useCard();
  if (!readText(element["tag"]).endsWith("_person")) return readOptions(element);
  // Feishu: a person select without options offers everybody in the chat.
  const wanted = readObjects(element["options"]).map((option) => readText(option["value"]));
  return wanted.length === 0 ? [...people] : people.filter((person) => wanted.includes(person.value));
}

export function Select({ element }: TagProps): JSX.Element {
  const { value, send } = useInput(element);
  const { words } = usePage();
  const options = useOptions(element);
  return (
    <Labelled
      element={element}
      draw={(naming) => (
        <SelectControl
          {...naming}
          groups={[{ label: null, options }]}
          value={readText(value) || null}
          placeholder={readLabel(element["placeholder"]) || words.choose}
          onChoose={(code) => send(code ?? "")}
        />
      )}
    />
  );
}

export function MultiSelect({ element }: TagProps): JSX.Element {
  const { value, send } = useInput(element);
  const options = useOptions(element);
  const chosen = Array.isArray(value) ? value : [];
  return (
    <Labelled
      element={element}
      isGroup
      draw={(naming) => (
        <ChoiceList {...naming} look="chips" isMultiple options={options} chosen={chosen} onChoose={send} />
      )}
    />
  );
}

const pickerOf =
  (type: "date" | "time" | "datetime-local") =>
  ({ element }: TagProps): JSX.Element => {
    const { value, send } = useInput(element);
    const draw: Draw = (naming) => (
      <input
        class="control"
        type={type}
        {...nameControl(naming)}
        aria-required={naming.isRequired}
        value={readText(value)}
        onChange={(event) => send(event.currentTarget.value)}
      />
    );
    return <Labelled element={element} draw={draw} />;
  };

export const DatePicker = pickerOf("date");
export const TimePicker = pickerOf("time");
export const MomentPicker = pickerOf("datetime-local");

export function Checker({ element }: TagProps): JSX.Element {
  const { value, send } = useInput(element);
  return (
    <label class="choice choice-alone">
      <input type="checkbox" checked={value === true} onChange={(event) => send(event.currentTarget.checked)} />
      <span>{readLabel(element["text"])}</span>
    </label>
  );
}
