// The first words of a line: which command, and for a record which verb (DESIGN §4).
import { type RecordType, VERBS, type Verb } from "./record.ts";

export const WORDS = {
  daily: { command: "/daily", words: ["日报"] },
  today: { command: "/today", words: ["今天"] },
  find: { command: "/find", words: ["找"] },
  target: { command: "/target", words: ["目标"] },
  report: { command: "/report", words: ["报告", "周报"] },
  export: { command: "/export", words: ["导出"] },
  rapport: { command: "/rapport", words: ["帮助", "help"] },
} as const;
export type Word = keyof typeof WORDS;

export type Command =
  | { is: "record"; record: RecordType; verb: Verb | null; rest: string }
  | { is: "word"; word: Word; rest: string }
  | { is: "unknown"; typed: string };

type Name = { text: string; target: RecordType | Word };

const known = new WeakMap<readonly RecordType[], Name[]>();

function namesOf(records: readonly RecordType[]): Name[] {
  const names = known.get(records) ?? listNames(records);
  known.set(records, names);
  return names;
}

function listNames(records: readonly RecordType[]): Name[] {
  const names: Name[] = [];
  const add = (target: Name["target"], command: string | null, words: readonly string[]) => {
    for (const text of [...(command ? [command, command.slice(1)] : []), ...words]) names.push({ text, target });
  };
  for (const record of records) add(record, record.command, record.words);
  for (const word of Object.keys(WORDS) as Word[]) add(word, WORDS[word].command, WORDS[word].words);
  return names;
}

/** Full-width slash, case and the space between are the person's keyboard, not his meaning. */
const plain = (text: string) => text.normalize("NFKC").trim().toLowerCase();
/** `拜访永清超市` is a visit; `今天去了永清` is no command, and `客户说…` or `市场部的人…` none either. */
const mayBeGlued = ({ text, target }: Name) =>
  isChinese(text) && typeof target !== "string" && target.fields["customer"]?.required === true;
const isChinese = (text: string) => /^\p{Script=Han}+$/u.test(text);

/**
 * Reads the command that a line begins with. A Chinese word may stand right before the customer's name (`拜访永清超市`);
 * an English one needs a space after it.
 */
export function readCommand(line: string, records: readonly RecordType[]): Command {
  const text = line.trim();
  const [first = ""] = text.split(/\s/u, 1);
  const typed = plain(first);
  const names = namesOf(records);
  const whole = names.find((name) => name.text === typed || `/${name.text}` === typed);
  if (whole) return commandOf(whole.target, text.slice(first.length).trim());
  const glued = names.find((name) => mayBeGlued(name) && typed.startsWith(name.text));
  if (glued) return commandOf(glued.target, text.slice(glued.text.length).trim());
  return { is: "unknown", typed: first };
}

function commandOf(target: Name["target"], rest: string): Command {
  if (typeof target === "string") return { is: "word", word: target, rest };
  const [first = ""] = rest.split(/\s/u, 1);
  const verb = (Object.keys(VERBS) as Verb[]).find((name) => (VERBS[name] as readonly string[]).includes(plain(first)));
  if (!verb) return { is: "record", record: target, verb: null, rest };
  return { is: "record", record: target, verb, rest: rest.slice(first.length).trim() };
}

/** Commands that open a form when nothing follows them; a planned record's shows its week, another's its list. */
export const listFormCommands = (records: readonly RecordType[]): string[] =>
  records.flatMap(({ command, isPlanned, opensList }) => (command && !isPlanned && !opensList ? [command] : []));

/** Every command with its Chinese word, for help, the manifest's test and the sandbox's composer. */
export function listCommands(records: readonly RecordType[]): { command: string; words: readonly string[] }[] {
  const ofRecords = records.flatMap(({ command, words }) => (command ? [{ command, words }] : []));
  return [...ofRecords, ...Object.values(WORDS)];
}
