// Finds on a card what a person presses or fills in, the way a client has it under the finger.
import { type CardNode, eachObject, nodesIn } from "./json-walk.ts";

const FIELD_TAGS = [
  "input",
  "select_static",
  "multi_select_static",
  "select_person",
  "multi_select_person",
  "date_picker",
  "picker_time",
  "picker_datetime",
  "checker",
];
const PRESSABLE_TAGS = ["button", "overflow", "interactive_container", ...FIELD_TAGS];

const formsOf = (card: unknown): CardNode[] => [...eachObject(card)].filter((node) => node["tag"] === "form");

export const isField = (node: CardNode): boolean => FIELD_TAGS.includes(String(node["tag"]));

export const fieldsOf = (form: CardNode): CardNode[] => [...eachObject(form)].filter(isField);

export const isSubmit = (node: CardNode): boolean => node["tag"] === "button" && node["form_action_type"] === "submit";
export const isReset = (node: CardNode): boolean => node["tag"] === "button" && node["form_action_type"] === "reset";

export const submitButtonsOf = (form: CardNode): CardNode[] => [...eachObject(form)].filter(isSubmit);

/** The value of the element's callback; undefined when it has none and a press stays inside the client. */
export const callbackValueOf = (node: CardNode): unknown => {
  const callback = nodesIn(node["behaviors"]).find((behavior) => behavior["type"] === "callback");
  return callback?.["value"];
};

export const opensLink = (node: CardNode): boolean =>
  nodesIn(node["behaviors"]).some((behavior) => behavior["type"] === "open_url");

/** The element that `action` (tag, name, value) names. A form's submit and reset buttons are found as well. */
export const findPressed = (card: unknown, action: CardNode): CardNode | undefined =>
  [...eachObject(card)].find((node) => {
    if (node["tag"] !== action["tag"] || !PRESSABLE_TAGS.includes(String(node["tag"]))) return false;
    if (action["name"] !== undefined && node["name"] !== action["name"]) return false;
    return action["value"] === undefined || isSame(callbackValueOf(node), action["value"]);
  });

/** The form and the button of a submission: the named button, or the first one of the only form. */
export const findSubmitted = (
  card: unknown,
  action: CardNode | undefined,
): { form: CardNode; button: CardNode } | undefined => {
  for (const form of formsOf(card)) {
    const button = submitButtonsOf(form).find((node) => {
      if (action?.["name"] !== undefined && node["name"] !== action["name"]) return false;
      return action?.["value"] === undefined || isSame(callbackValueOf(node), action["value"]);
    });
    if (button !== undefined) return { form, button };
  }
  return undefined;
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
};
