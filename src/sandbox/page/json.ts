// Reads what a bot sent without trusting its shape: a missing or odd value becomes an empty one, never an exception.
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const readObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const readObjects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

export const readText = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

export const readTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(readText).filter(Boolean) : [];

export const readNumber = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

/** An object, or the object that a JSON text holds (Feishu sends message contents as JSON texts). */
export function readJson(value: unknown): JsonObject {
  if (typeof value !== "string") return readObject(value);
  try {
    return readObject(JSON.parse(value));
  } catch {
    return {};
  }
}
