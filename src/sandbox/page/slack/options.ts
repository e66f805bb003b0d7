// Slack's option objects as our choices, and back: what is sent is the very option object the bot gave.
import type { Option } from "../controls/naming.ts";
import type { OptionGroup } from "../controls/select-control.tsx";
import { type JsonObject, readObjects, readText } from "../json.ts";
import { readLabel } from "./text.tsx";

export const readOption = (option: JsonObject): Option => ({
  value: readText(option["value"]),
  label: readLabel(option["text"]),
  hint: readLabel(option["description"]),
});

export function readGroups(element: JsonObject): OptionGroup[] {
  const groups = readObjects(element["option_groups"]);
  if (groups.length === 0) return [{ label: null, options: readObjects(element["options"]).map(readOption) }];
  return groups.map((group) => ({
    label: readLabel(group["label"]),
    options: readObjects(group["options"]).map(readOption),
  }));
}

const readAllOptions = (element: JsonObject): JsonObject[] => [
  ...readObjects(element["options"]),
  ...readObjects(element["option_groups"]).flatMap((group) => readObjects(group["options"])),
];

export const findOption = (element: JsonObject, value: string | null): JsonObject | null =>
  readAllOptions(element).find((option) => option["value"] === value) ?? null;

export const findOptions = (element: JsonObject, values: readonly string[]): JsonObject[] =>
  readAllOptions(element).filter((option) => values.includes(readText(option["value"])));

/** An option that came by typeahead, in Slack's shape. */
export const drawOption = (option: Option): JsonObject => ({
  text: { type: "plain_text", text: option.label },
  value: option.value,
});
