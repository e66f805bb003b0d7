// What a person reads on a screen, as plain text, out of the JSON that the bot sent.

const entities = /&#(\d+);/gu;
const READ_KEYS = new Set([
  "text",
  "content",
  "title",
  "placeholder",
  "label",
  "default_value",
  "initial_value",
  "typed",
]);

/** Every readable string in a payload, in order, a line each. Feishu's numeric entities are read as their characters. */
export function textOf(json: unknown, key = ""): string {
  if (typeof json === "string") {
    const inner = key === "content" && json.startsWith("{") ? parsed(json) : null;
    if (inner !== null) return textOf(inner);
    return READ_KEYS.has(key) ? json.replace(entities, (_all, code: string) => String.fromCodePoint(Number(code))) : "";
  }
  if (Array.isArray(json)) return join(json.map((one) => textOf(one, key)));
  if (typeof json !== "object" || json === null) return "";
  return join(Object.entries(json).map(([name, value]) => textOf(value, name)));
}

const join = (texts: string[]) => texts.filter((text) => text.trim() !== "").join("\n");

/** Null: words that only look like JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Every object in a payload that fits, in order. */
export function findAll(json: unknown, fits: (one: Record<string, unknown>) => boolean): Record<string, unknown>[] {
  if (typeof json === "string" && json.startsWith("{")) return findAll(parsed(json), fits);
  if (Array.isArray(json)) return json.flatMap((one) => findAll(one, fits));
  if (typeof json !== "object" || json === null) return [];
  const here = json as Record<string, unknown>;
  return [...(fits(here) ? [here] : []), ...Object.values(here).flatMap((one) => findAll(one, fits))];
}
