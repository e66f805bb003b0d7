// The words of a record, taken from its declaration and its labels: which of them opens which part of the short form.
import { messagesFor } from "../messages/index.ts";
import type { Field, FieldKind, RecordType } from "../record.ts";
import { AMOUNT_SHAPE } from "./amount.ts";
import { plainOf } from "./clean.ts";

type Choice = { field: string; code: string };

export type Grammar = {
  record: RecordType;
  /** `产品:`; the label is group 1. Sticky. */
  label: RegExp;
  labels: ReadonlyMap<string, string>;
  /** The fields; choices answer to their labels as well. */
  fields: Record<string, Field>;
  /** Words of free texts; they open one wherever they begin a word, Chinese ones also glued to it. Sticky. */
  opener: RegExp;
  openers: ReadonlyMap<string, string>;
  /** Money and rate words, which need a number behind them. Sticky. */
  sum: RegExp;
  sums: ReadonlyMap<string, string>;
  /** A money word with its amount inside a chunk without spaces: 永清超市订货1.2万. */
  gluedSum: RegExp;
  /** A choice's word with a colon, which is no label: 质量:三箱破损. */
  heading: RegExp;
  choices: ReadonlyMap<string, Choice>;
  flags: ReadonlyMap<string, string>;
  /** Words before names (见, met). Sticky. */
  meeting: RegExp;
  names: { field: string; endings: readonly string[] } | null;
  customer: string | null;
  /** Where there is no customer, the words in front go here: the first required line. */
  lead: string | null;
  pastDay: string | null;
  /** A day to come that stands anywhere. */
  dueDay: string | null;
  time: string | null;
  /** `every`: the field of a rhythm that begins on the day. */
  rest: { field: string; dated: string | null; every: string | null } | null;
  takesAmounts: boolean;
};

const grammars = new WeakMap<RecordType, Grammar>();

export function grammarOf(record: RecordType): Grammar {
  const known = grammars.get(record);
  if (known !== undefined) return known;
  const grammar = buildGrammar(record);
  grammars.set(record, grammar);
  return grammar;
}

function buildGrammar(record: RecordType): Grammar {
  const wordsOf = (...kinds: FieldKind[]) =>
    wordMap(record, (field) => kinds.includes(field.kind) && (field.words ?? []));
  const labels = labelMap(record);
  const openers = wordsOf("text", "promises");
  const sums = wordsOf("money", "rate");
  const rest = entryOf(record, (field) => field.kind === "text" && field.takesRest === true);
  const names = entryOf(record, (field) => field.kind === "names");
  const choices = choiceMap(record);
  const customer = entryOf(record, (field) => field.kind === "customer")?.[0] ?? null;
  return {
    record,
    labels,
    label: new RegExp(`(${alternatives(labels.keys())}) {0,3}:`, "yu"),
    openers,
    opener: sticky(openers.keys()),
    sums,
    sum: sticky(sums.keys()),
    fields: Object.fromEntries(Object.keys(record.fields).map((name) => [name, withLabels(record, name)])),
    gluedSum: gluedSum([...sums.keys()]),
    heading: headingOf([...choices.keys()].filter((word) => !labels.has(word))),
    choices,
    flags: wordsOf("flag"),
    meeting: sticky(wordsOf("names").keys()),
    names:
      names === null ? null : { field: names[0], endings: names[1].kind === "names" ? (names[1].endings ?? []) : [] },
    customer,
    lead:
      customer === null
        ? (entryOf(record, ({ kind, required }) => kind === "line" && required === true)?.[0] ?? null)
        : null,
    pastDay: entryOf(record, (field) => field.kind === "day" && field.when === "past")?.[0] ?? null,
    dueDay: entryOf(record, (field) => field.kind === "day" && field.anywhere === true)?.[0] ?? null,
    time: entryOf(record, (field) => field.kind === "time")?.[0] ?? null,
    rest:
      rest === null ? null : { field: rest[0], dated: datedBy(rest[1]), every: rhythmFrom(record, datedBy(rest[1])) },
    takesAmounts: [...sums.values()].some((name) => record.fields[name]?.kind === "money"),
  };
}

export const datedBy = (field: Field): string | null => (field.kind === "text" ? (field.dated ?? null) : null);

const rhythmFrom = (record: RecordType, dated: string | null): string | null =>
  entryOf(record, (field) => field.kind === "rhythm" && field.first === dated)?.[0] ?? null;

function entryOf(record: RecordType, suits: (field: Field) => boolean): [string, Field] | null {
  return Object.entries(record.fields).find(([, field]) => suits(field)) ?? null;
}

function wordMap(record: RecordType, words: (field: Field) => readonly string[] | false): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, field] of Object.entries(record.fields)) {
    for (const word of words(field) || []) if (!map.has(plainOf(word))) map.set(plainOf(word), name);
  }
  return map;
}

type Labels = { fields: Record<string, string>; choices: Record<string, Record<string, string>> };

const labelsOf = (record: RecordType): Labels[] =>
  [messagesFor("zh-CN"), messagesFor("en")].map(
    ({ records }) => (records as Record<string, Labels>)[record.name] ?? { fields: {}, choices: {} },
  );

function withLabels(record: RecordType, name: string): Field {
  const field = record.fields[name] as Field;
  if (field.kind !== "choice" && field.kind !== "choices") return field;
  const labels = labelsOf(record).map(({ choices }) => choices[name] ?? {});
  const choices = Object.entries(field.choices).map(([code, words]): [string, readonly string[]] => {
    return [code, [...words, ...labels.flatMap((label) => label[code] ?? [])]];
  });
  return { ...field, choices: Object.fromEntries(choices) };
}

/** Every field's label in both languages, then its words. A label goes before another field's word. */
function labelMap(record: RecordType): Map<string, string> {
  const map = new Map<string, string>();
  for (const name of Object.keys(record.fields)) {
    if (record.fields[name]?.byDeed) continue;
    for (const { fields } of labelsOf(record)) {
      const label = fields[name];
      if (label !== undefined) map.set(plainOf(label), name);
    }
  }
  const words = wordMap(record, (field) => field.words ?? []);
  return new Map([...words, ...map]);
}

function choiceMap(record: RecordType): Map<string, Choice> {
  const map = new Map<string, Choice>();
  for (const [name, field] of Object.entries(record.fields)) {
    if ((field.kind !== "choice" && field.kind !== "choices") || field.byLabelOnly) continue;
    for (const [code, words] of Object.entries(field.choices)) {
      for (const word of words) if (!map.has(plainOf(word))) map.set(plainOf(word), { field: name, code });
    }
  }
  return map;
}

const NEVER = "(?!)";
const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
const isLatin = (word: string): boolean => /[a-z0-9]$/u.test(word);

/** Longest first. A Latin word has to end where it ends: `note` is not in `notebook`. */
function alternatives(words: Iterable<string>): string {
  const sorted = [...words].sort((one, other) => other.length - one.length);
  const pieces = sorted.map((word) => (isLatin(word) ? String.raw`${escape(word)}(?![a-z0-9_'-])` : escape(word)));
  return pieces.length === 0 ? NEVER : pieces.join("|");
}

const sticky = (words: Iterable<string>): RegExp => new RegExp(`(?:${alternatives(words)})`, "yu");

const headingOf = (words: readonly string[]): RegExp =>
  new RegExp(words.length === 0 ? NEVER : `^(?:${words.map(escape).join("|")}):(?=.)`, "u");

function gluedSum(words: readonly string[]): RegExp {
  const chinese = words.filter((word) => !isLatin(word)).sort((one, other) => other.length - one.length);
  const next = chinese.length === 0 ? NEVER : chinese.map(escape).join("|");
  return new RegExp(`(?:${next})(?:${AMOUNT_SHAPE}|-?\\d{1,3}(?:\\.\\d{1,2})?%)(?=$|见|${next})`, "gu");
}

/** What a sticky pattern takes at a place, or null. */
export function takenAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
