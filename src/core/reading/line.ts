// Reads one line of the short form (DESIGN §3): what it says of a record, whom it means, and what is unsure.
import type { LookUp, Match } from "../customers/match.ts";
import type { Messages } from "../messages/index.ts";
import type { RecordType, Values } from "../record.ts";
import type { Problems } from "../reply.ts";
import { cleanText, foldText } from "./clean.ts";
import { type Found, findCustomer, leadingPlain, leadingWords } from "./customer-words.ts";
import { LONGEST_LINE, LONGEST_TEXT } from "./field-text.ts";
import { gatherParts } from "./gather.ts";
import { type Grammar, grammarOf } from "./grammar.ts";
import { type Line, saidOf } from "./openers.ts";
import { readParts } from "./parts.ts";
import { divideWords } from "./words.ts";

/** `today` is YYYY-MM-DD in the person's zone; problems come in the language of `messages`. */
export type ReadContext = { today: string; messages: Messages; lookUp: LookUp };

/**
 * `values` holds only what was understood, no defaults. `customer` is null where no words could be one. A problem is
 * something unsure, never that something is missing. `rest` is what no field takes; nothing typed is lost
 * (test/core/reading/line.test.ts).
 */
export type Reading = {
  values: Values;
  customer: { typed: string; match: Match } | null;
  problems: Problems;
  rest: string;
};

/** Reads what follows a record's command. Any text is read; nothing throws but what `lookUp` throws. */
export async function readLine(record: RecordType, text: string, context: ReadContext): Promise<Reading> {
  const source = cleanText(text).trim();
  if (source.length > LONGEST_TEXT) {
    return { values: {}, customer: null, problems: { "": context.messages.reading.textTooLong }, rest: source };
  }
  const line = openLine(grammarOf(record), source, context.today);
  if (line.grammar.lead !== null) return readLed(line, line.grammar.lead, context);
  const found = line.grammar.customer === null ? null : await findCustomer(line, context.lookUp);
  const customer = found !== null && isOnlyText(line, found) ? null : found;
  const read = customer === null ? line : { ...line, mine: { from: customer.from, to: customer.to } };
  const gathered = gatherParts(read, readParts(read), context.messages);
  if (customer === null || line.grammar.customer === null) return { ...gathered, customer: null };
  const { typed, match } = customer;
  if (match.found === "one") gathered.values[line.grammar.customer] = match.customer.id;
  const { values, problems, rest } = gathered;
  return { values, problems, rest, customer: { typed, match } };
}

/** Where no customer is needed, words that match nobody are what is reported, unless a label says that they are one. */
function isOnlyText(line: Line, { match }: Found): boolean {
  const field = line.grammar.record.fields[line.grammar.customer ?? ""];
  const isNamed = readParts(line).some((part) => part.is === "customer" && part.isLabelled);
  return field?.required !== true && match.found === "none" && !isNamed;
}

function openLine(grammar: Grammar, source: string, today: string): Line {
  const folded = foldText(source);
  return { folded, grammar, words: divideWords(folded.plain, grammar), today, mine: { from: 0, to: 0 } };
}

/** A record that belongs to no customer is named by the words in front. */
function readLed(line: Line, lead: string, { messages }: ReadContext): Reading {
  const plain = gatherParts(line, readParts(line), messages);
  const block = plain.values[lead] === undefined ? leadingPlain(line) : null;
  if (block === null) return { ...plain, customer: null };
  const mine = { from: block.plain, to: leadingWords(line, block) };
  const led = { ...line, mine };
  const gathered = gatherParts(led, readParts(led), messages);
  const name = saidOf(line, mine.from, mine.to - 1);
  gathered.values[lead] = name;
  if (name.length > LONGEST_LINE) gathered.problems[lead] = messages.reading.lineTooLong;
  return { ...gathered, customer: null };
}
