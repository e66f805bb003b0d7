// The value of an element and what follows when a person changes it.
import { type JsonObject, readText } from "../json.ts";
import { readInitialValue } from "./form-values.ts";
import { type ElementProps, useSurface } from "./surface.ts";

export type ElementHold = {
  value: JsonObject;
  /** Keeps the value, and sends it at once unless it waits for the form's submit. */
  set: (value: JsonObject, isFinal?: boolean) => void;
};

export const describeAction = (element: JsonObject, block: string, extra: JsonObject = {}): JsonObject => ({
  type: readText(element["type"]),
  action_id: readText(element["action_id"]),
  block_id: block,
  ...extra,
});

export function useElement({ element, block, isInput, dispatches }: ElementProps): ElementHold {
  const surface = useSurface();
  const action = readText(element["action_id"]);
  const value = surface.values[block]?.[action] ?? readInitialValue(element) ?? {};
  const set = (part: JsonObject, isFinal = true): void => {
    const next = { type: readText(element["type"]), ...part };
    surface.change({ block, action }, next);
    if (isFinal && (!isInput || dispatches)) surface.press(element, describeAction(element, block, part));
  };
  return { value, set };
}
