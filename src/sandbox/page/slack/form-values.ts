// What stands in a view's inputs, in the very shape of Slack's `state.values`: block id → action id → value.
import { isObject, type JsonObject, readObject, readObjects, readText } from "../json.ts";

export type SlackValues = Record<string, Record<string, JsonObject>>;

/** Blocks without an id get one from Slack; the page only needs it to be stable while the view stands. */
export const readBlockId = (block: JsonObject, index: number): string =>
  readText(block["block_id"]) || `block-${index}`;

/** The interactive elements of a block, wherever that kind of block keeps them. */
export function readElements(block: JsonObject): JsonObject[] {
  if (isObject(block["element"])) return [block["element"]];
  if (isObject(block["accessory"])) return [block["accessory"]];
  return readObjects(block["elements"]);
}

const TEXT_INPUTS = new Set(["plain_text_input", "email_text_input", "url_text_input", "number_input"]);

/** The value an element begins with; null: it is not an input (a button, an image). */
export function readInitialValue(element: JsonObject): JsonObject | null {
  const type = readText(element["type"]);
  if (TEXT_INPUTS.has(type)) return { type, value: readText(element["initial_value"]) || null };
  if (type === "checkboxes" || type === "multi_static_select" || type === "multi_external_select")
    return { type, selected_options: readObjects(element["initial_options"]) };
  if (type === "static_select" || type === "external_select" || type === "radio_buttons")
    return { type, selected_option: element["initial_option"] ?? null };
  if (type === "users_select") return { type, selected_user: element["initial_user"] ?? null };
  if (type === "datepicker") return { type, selected_date: element["initial_date"] ?? null };
  if (type === "timepicker") return { type, selected_time: element["initial_time"] ?? null };
  return null;
}

export function readInitialValues(view: JsonObject): SlackValues {
  const values: SlackValues = {};
  for (const [index, block] of readObjects(view["blocks"]).entries()) {
    for (const element of readElements(block)) {
      const value = readInitialValue(element);
      if (value === null) continue;
      const ofBlock = (values[readBlockId(block, index)] ??= {});
      ofBlock[readText(element["action_id"])] = value;
    }
  }
  return values;
}

/**
 * What an updated view shows: Slack keeps what was typed where block id, action id and type are still the same
 * (docs.slack.dev, "Updating modal views"); anything else begins with its own initial value.
 */
export function keepValues(fresh: SlackValues, typed: SlackValues): SlackValues {
  const kept = Object.entries(fresh).map(([block, actions]) => {
    const values = Object.entries(actions).map(([action, value]): [string, JsonObject] => {
      const before = typed[block]?.[action];
      return [action, before !== undefined && before["type"] === value["type"] ? before : value];
    });
    return [block, Object.fromEntries(values)] as const;
  });
  return Object.fromEntries(kept);
}

export const changeValue = (
  values: SlackValues,
  at: { block: string; action: string },
  value: JsonObject,
): SlackValues => ({
  ...values,
  [at.block]: { ...values[at.block], [at.action]: value },
});

/** The errors that the bot returned for a view (`response_action: errors`), by block id. */
export function readErrors(word: unknown): Record<string, string> {
  const from = readObject(word);
  const errors = isObject(from["errors"]) ? from["errors"] : from;
  return Object.fromEntries(
    Object.entries(errors).flatMap(([block, text]) => (typeof text === "string" ? [[block, text]] : [])),
  );
}
