// What finds its place only when the whole line is known: bare amounts, purposes that amounts imply, words left over.
import type { Values } from "../record.ts";
import { addCodes, addProblem, type Basket, isCodes, labelOf, putAmount } from "./basket.ts";
import { type RhythmicText, sayFault, takeDay, takeRhythm } from "./dated-text.ts";
import { LONGEST_TEXT } from "./field-text.ts";

/** A bare amount goes to the only money purpose given that has none yet; else it is asked. */
export function placeAmount(basket: Basket, fen: number, said: string): void {
  const { line, values, problems, messages } = basket;
  const money = Object.entries(line.grammar.record.fields).filter(([, field]) => field.kind === "money");
  const given = money.filter(([name, field]) => {
    const purpose = field.kind === "money" ? field.purpose : undefined;
    return purpose !== undefined && !basket.said.has(name) && isGiven(values, purpose);
  });
  const [only] = given;
  if (given.length === 1 && only !== undefined) return putAmount(basket, { field: only[0], value: fen, said });
  const open = given[0] ?? money.find(([name]) => !basket.said.has(name) && problems[name] === undefined) ?? money[0];
  if (open !== undefined) addProblem(basket, open[0], messages.reading.amountNowhere(said, labelOf(basket, open[0])));
}

const isGiven = (values: Values, code: string): boolean =>
  Object.values(values).some((value) => isCodes(value) && value.includes(code));

/** A money word adds its purpose. */
export function addPurposes(basket: Basket): void {
  const { fields } = basket.line.grammar.record;
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== "money" || field.purpose === undefined || typeof basket.values[name] !== "number") continue;
    const { purpose } = field;
    const holder = Object.entries(fields).find(([, other]) => other.kind === "choices" && purpose in other.choices);
    if (holder !== undefined) addCodes(basket, holder[0], [purpose]);
  }
}

/** What is left over, in the order typed: to the field that takes it, or back to who asked. */
export function placeRest(basket: Basket): string {
  const { line, values, messages } = basket;
  const joined = basket.left.reduce(
    (text, { text: next, isGlued }) => text + (text === "" || isGlued ? "" : " ") + next,
    "",
  );
  const { rest } = line.grammar;
  if (joined !== "" && rest === null) addProblem(basket, "", messages.reading.leftOver(joined));
  if (joined === "" || rest === null) return joined;
  const { dated, every } = rest;
  const read: RhythmicText =
    dated === null || basket.said.has(dated)
      ? { text: joined, day: null, said: "", fault: null, every: null }
      : every === null
        ? { ...takeDay(joined, line.today), every: null }
        : takeRhythm(joined, line.today);
  if (every !== null && read.every !== null) values[every] = read.every;
  if (dated !== null && read.day !== null) values[dated] = read.day;
  if (dated !== null && read.fault !== null) addProblem(basket, dated, sayFault(read.fault, messages));
  if (read.text !== "") values[rest.field] = read.text;
  if (read.text.length > LONGEST_TEXT) addProblem(basket, rest.field, messages.reading.textTooLong);
  return "";
}
