// Objects and lists out of JSON, and how to tell them from the rest.

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The list itself, or an empty one when it is no list. */
export function readList(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
