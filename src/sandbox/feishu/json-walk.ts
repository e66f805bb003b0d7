// Reads JSON whose shape nobody has promised: cards and posts as bots send them.

export type CardNode = Record<string, unknown>;

/** Throws when the text is not JSON. */
export const parseJson = (text: string): unknown => JSON.parse(text);

export const isNode = (value: unknown): value is CardNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The objects in a list; anything else is left out. */
export const nodesIn = (value: unknown): CardNode[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** Text, numbers and truth values as text, everything else as "". */
export const sayValue = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";

// What stands under these keys is somebody's data, not a part of the card, whatever it looks like.
const DATA_KEYS = ["value", "chart_spec", "rows"];

/** Every object of a card, outermost first. */
export function* eachObject(value: unknown): Generator<CardNode> {
  if (Array.isArray(value)) for (const item of value) yield* eachObject(item);
  else if (isNode(value)) {
    yield value;
    for (const [key, inner] of Object.entries(value)) if (!DATA_KEYS.includes(key)) yield* eachObject(inner);
  }
}
