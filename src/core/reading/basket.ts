// What has been understood of a line so far. What two parts say differently is asked, not chosen.
import type { Messages } from "../messages/index.ts";
import type { FieldKind, ValueOf, Values } from "../record.ts";
import type { Problems } from "../reply.ts";
import { MOST_FEN } from "./amount.ts";
import type { Line } from "./openers.ts";

/** `said` remembers the words behind a value, to name them when others contradict; `left` is what goes to the rest. */
export type Basket = {
  line: Line;
  messages: Messages;
  values: Values;
  problems: Problems;
  said: Map<string, string>;
  left: { text: string; isGlued: boolean; at: number }[];
};

type Value = ValueOf[FieldKind];

/** Adds to what is unsure about a field; nothing said before is dropped. */
export function addProblem({ problems }: Basket, field: string, sentence: string): void {
  const before = problems[field];
  problems[field] = before === undefined || before.includes(sentence) ? (before ?? sentence) : `${before} ${sentence}`;
}

type Put = { field: string; value: Value; said: string };

/** Sets a value once; another one for the same field takes it away again and is named in a problem. */
export function putOnce(basket: Basket, { field, value, said }: Put, problem: (both: string) => string): void {
  const before = basket.values[field];
  const known = basket.said.get(field);
  if (known === undefined) {
    basket.values[field] = value;
    basket.said.set(field, said);
    return;
  }
  if (before === value) return;
  const both = `${known} / ${said}`;
  basket.said.set(field, both);
  delete basket.values[field];
  addProblem(basket, field, problem(both));
}

export function addCodes({ values }: Basket, field: string, codes: readonly string[]): void {
  const before = values[field];
  values[field] = [...new Set([...(isCodes(before) ? before : []), ...codes])];
}

export const isCodes = (value: Values[string] | undefined): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

export function putAmount(
  basket: Basket,
  { field, value, said }: { field: string; value: number; said: string },
): void {
  const isMoney = basket.line.grammar.record.fields[field]?.kind === "money";
  if (isMoney && value > MOST_FEN) addProblem(basket, field, basket.messages.reading.amountTooMuch(said));
  else putOnce(basket, { field, value, said }, basket.messages.reading.amountTwice);
}

/** A field's label in the person's language. */
export const labelOf = ({ line, messages }: Basket, field: string): string => {
  const labels = (messages.records as Record<string, { fields: Record<string, string> }>)[line.grammar.record.name];
  return labels?.fields[field] ?? field;
};
