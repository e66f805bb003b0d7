// Reads limits out of the sentences in @slack/types ("Maximum length for this field is 75 characters") into a JSON Schema.
type Schema = Record<string, unknown>;

const EACH_ITEM = /length for the text in each item is ([\d,]+) characters/u;
const LONGEST = /(?:max(?:imum)? length|limit)[^.]*?\b([\d,]+)\s+char/iu;
const SHORTEST = /minimum length[^.]*? is (\d+)/iu;
const MOST_ITEMS = /\bmax(?:imum)?\b(?: number of [a-z ]+ is| of)? (\d+)\b/iu;
const FEWEST_ITEMS = /\bminimum(?: of)? (\d+)\b/iu;
const HIGHEST = /\bmax(?:imum)?(?: value)?(?: is| of)? `?(\d+)/iu;
const LOWEST = /\bmin(?:imum)?(?: number| value)?(?: is| of)? `?(\d+)/iu;

function readNumber(pattern: RegExp, sentence: string): number | null {
  const found = pattern.exec(sentence)?.[1];
  return found === undefined ? null : Number(found.replaceAll(",", ""));
}

function keep(limits: [string, number | null][]): Schema {
  return Object.fromEntries(limits.filter(([, limit]) => limit !== null));
}

function onText(limits: Schema): Schema {
  return Object.keys(limits).length > 0 ? { properties: { text: limits } } : {};
}

/** The limits of one property; text objects are limited in their `text`, lists in their number of items. */
function readLimits(property: Schema): Schema {
  const sentence = (typeof property.description === "string" ? property.description : "").replace(/\s+/gu, " ");
  const lengths = keep([
    ["maxLength", readNumber(LONGEST, sentence)],
    ["minLength", readNumber(SHORTEST, sentence)],
  ]);
  if (property.type === "string") return lengths;
  if (property.type === "number") {
    return keep([
      ["maximum", readNumber(HIGHEST, sentence)],
      ["minimum", readNumber(LOWEST, sentence)],
    ]);
  }
  if (property.type !== "array") return onText(lengths);
  const each = onText(keep([["maxLength", readNumber(EACH_ITEM, sentence)]]));
  const counts = keep([
    ["maxItems", readNumber(MOST_ITEMS, sentence)],
    ["minItems", readNumber(FEWEST_ITEMS, sentence)],
  ]);
  return { ...counts, ...(Object.keys(each).length > 0 ? { items: each } : {}) };
}

/** The same schema with the limits in it and without the sentences. */
export function deriveLimits(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((part: unknown) => deriveLimits(part));
  if (typeof schema !== "object" || schema === null) return schema;
  const derived: Schema = {};
  for (const [name, part] of Object.entries(schema)) {
    if (name === "description" && typeof part === "string") continue;
    derived[name] = name === "properties" ? deriveProperties(part as Record<string, Schema>) : deriveLimits(part);
  }
  return derived;
}

function deriveProperties(properties: Record<string, Schema>): Schema {
  const entries = Object.entries(properties).map(([name, property]): [string, unknown] => {
    const limits = readLimits(property);
    const plain = deriveLimits(property);
    return [name, Object.keys(limits).length > 0 ? { allOf: [plain, limits] } : plain];
  });
  return Object.fromEntries(entries);
}
