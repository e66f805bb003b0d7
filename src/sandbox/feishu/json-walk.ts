// Walks through the objects of a card or a post.

// What stands under these keys is somebody's data, not a part of the card, whatever it looks like.
const DATA_KEYS = ["value", "chart_spec", "rows"];

/** Every object of a card, outermost first. */
export function* eachObject(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* eachObject(item);
  else if (typeof value === "object" && value !== null) {
    yield value as Record<string, unknown>; // a JSON object
    for (const [key, inner] of Object.entries(value)) if (!DATA_KEYS.includes(key)) yield* eachObject(inner);
  }
}
