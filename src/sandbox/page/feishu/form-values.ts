// What stands in a card's inputs, and the shapes in which Feishu sends it back (Card JSON 2.0, callback of a form).
import { type JsonObject, isObject, readObject, readObjects, readText, readTexts } from "../json.ts";

export type FeishuValue = string | string[] | boolean;
export type FeishuValues = Record<string, FeishuValue>;

/** The value an input begins with; null: this tag is not an input. Days as the browser's "2026-11-21". */
export function readInitialValue(element: JsonObject): FeishuValue | null {
  switch (element["tag"]) {
    case "input":
      return readText(element["default_value"]);
    case "select_static":
    case "select_person":
      return readText(element["initial_option"]) || optionAt(element);
    case "multi_select_static":
    case "multi_select_person":
      return readTexts(element["selected_values"]);
    case "date_picker":
      return readText(element["initial_date"]);
    case "picker_time":
      return readText(element["initial_time"]);
    case "picker_datetime":
      return readText(element["initial_datetime"]).replace(" ", "T");
    case "checker":
      return element["checked"] === true;
    default:
      return null;
  }
}

/** `initial_index` counts from 1 (Card JSON 2.0, "select_static"). */
function optionAt(element: JsonObject): string {
  const index = element["initial_index"];
  return typeof index === "number" ? readText(readObjects(element["options"])[index - 1]?.["value"]) : "";
}

/** Everything that stands inside an element, at any depth of columns and panels. */
export function readInner(element: JsonObject): JsonObject[] {
  const inside = [...readObjects(element["elements"]), ...readObjects(element["columns"])];
  return inside.flatMap((one) => [one, ...readInner(one)]);
}

export function readInitialValues(form: JsonObject): FeishuValues {
  const values: FeishuValues = {};
  for (const element of readInner(form)) {
    const value = readInitialValue(element);
    const name = readText(element["name"]);
    if (value !== null && name !== "") values[name] = value;
  }
  return values;
}

/** "+0800" for 480 minutes east of Greenwich. */
export function writeOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

/** Feishu sends a day as "2024-04-01 +0800", a time as "08:30 +0800"; an empty input stays empty. */
export function writeValue(tag: string, value: FeishuValue, offset: string): FeishuValue {
  if (typeof value !== "string" || value === "") return value;
  return tag === "date_picker" || tag === "picker_time" || tag === "picker_datetime"
    ? `${value.replace("T", " ")} ${offset}`
    : value;
}

/** `form_value` of a form: what its inputs hold, by name; "" and [] say that a field was emptied. */
export function writeFormValue(form: JsonObject, values: FeishuValues, offset: string): JsonObject {
  const sent: JsonObject = {};
  for (const element of readInner(form)) {
    const name = readText(element["name"]);
    const value = values[name];
    if (readInitialValue(element) === null || value === undefined) continue;
    sent[name] = writeValue(readText(element["tag"]), value, offset);
  }
  return sent;
}

/** Feishu's client checks only this before it sends (feishu.md 3.4): names of required inputs that are empty. */
export function findMissing(form: JsonObject, values: FeishuValues): string[] {
  return readInner(form).flatMap((element) => {
    const name = readText(element["name"]);
    const value = values[name];
    const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    return element["required"] === true && readInitialValue(element) !== null && isEmpty ? [name] : [];
  });
}

/** What a press carries: the value of the `callback` behaviour (feishu.md 3.2: a top-level `value` is ignored in 2.0). */
export function readCallbackValue(element: JsonObject): JsonObject | undefined {
  const callback = readObjects(element["behaviors"]).find((one) => one["type"] === "callback");
  return callback && isObject(callback["value"]) ? readObject(callback["value"]) : undefined;
}

/** `action` of a callback: tag, name, value, and what the element adds (option, checked, input_value). */
export function describeAction(element: JsonObject, extra: JsonObject = {}): JsonObject {
  const value = readCallbackValue(element);
  const name = readText(element["name"]);
  return { tag: readText(element["tag"]), ...(name !== "" && { name }), ...(value && { value }), ...extra };
}
