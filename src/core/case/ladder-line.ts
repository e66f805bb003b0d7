// Reads what is typed after `/rapport 阶梯`: `2 上级 4小时 2000元`, `删 2`, `默认`. Pure.
import type { Messages } from "../messages/index.ts";
import { MOST_FEN, readAmount } from "../reading/amount.ts";
import { plainOf } from "../reading/clean.ts";

type Words = Messages["caseClock"]["ladder"];

/** `who`: as a rung keeps it, or the name of a person who is to be found. */
export type LadderLine =
  | { is: "show" }
  | { is: "reset" }
  | { is: "remove"; level: number }
  | { is: "set"; level: number; who: string; person: string | null; afterHours: number | null; limitFen: Limit }
  | { is: "wrong"; why: string };

/** Undefined: nothing was said of it. Null: any amount. */
type Limit = number | null | undefined;

const MOST_HOURS = 80;

export function readLadderLine(typed: string, words: Words): LadderLine {
  const parts = plainOf(typed)
    .split(/[\s,，;；·]+/u)
    .filter(Boolean);
  const [first = "", ...rest] = parts;
  const isOne = (list: readonly string[], word: string) => list.includes(word.toLowerCase());
  if (parts.length === 0) return { is: "show" };
  if (isOne(words.resetWords, parts.join(" "))) return { is: "reset" };
  const glued = words.removeWords.find((word) => first.toLowerCase().startsWith(word));
  if (glued !== undefined) {
    const level = readLevel(first.slice(glued.length) || (rest[0] ?? ""));
    return level === null ? { is: "wrong", why: words.badLevel } : { is: "remove", level };
  }
  const level = readLevel(first);
  return level === null ? { is: "wrong", why: words.badLevel } : readRung(level, rest, words);
}

/** `2`, `第2级`, `level2`. */
function readLevel(word: string): number | null {
  const found = /^(?:第|level|l)?([1-9])(?:级)?$/iu.exec(word);
  return found ? Number(found[1]) : null;
}

function readRung(level: number, parts: readonly string[], words: Words): LadderLine {
  const wrong = (why: string): LadderLine => ({ is: "wrong", why });
  const at = parts.findIndex((part) => /^[\d.¥半]/u.test(part) || isAny(part, words));
  const named = parts.slice(0, at < 0 ? undefined : at).join(" ");
  const { who, person } = readWho(named, words);
  if (named === "") return wrong(words.badWho(""));
  if (level === 1 && who !== "holder") return wrong(words.firstIsHolder);
  if (level > 1 && who === "holder") return wrong(words.onlyFirst);
  const given = joinUnits(at < 0 ? [] : parts.slice(at));
  const [time, amount, ...more] = level === 1 && given.length === 1 && !isTime(given[0]) ? ["0h", ...given] : given;
  if (more.length) return wrong(words.badAmount(more.join(" ").slice(0, 40)));
  const afterHours = time === undefined ? null : readHours(time);
  if (time !== undefined && afterHours === null) return wrong(words.badHours(time.slice(0, 40)));
  if (level > 1 && afterHours === 0) return wrong(words.badHours(time ?? ""));
  const limitFen = readLimit(amount, words);
  if (amount !== undefined && limitFen === undefined) return wrong(words.badAmount(amount.slice(0, 40)));
  return { is: "set", level, who, person, afterHours, limitFen };
}

const isAny = (word: string, { anyAmount }: Words): boolean => anyAmount.includes(word.toLowerCase());
const UNIT = /^(?:个?(?:工作)?小时|工作小时|h|hrs?|hours?|元|块|yuan)$/iu;
const isTime = (word: string | undefined): boolean =>
  word !== undefined && readHours(word) !== null && /\D$/u.test(word);

/** `4 小时` is one thing. */
const joinUnits = (parts: readonly string[]): string[] =>
  parts.reduce<string[]>(
    (joined, part) =>
      UNIT.test(part) && joined.length ? [...joined.slice(0, -1), `${joined.at(-1)}${part}`] : [...joined, part],
    [],
  );

function readHours(word: string): number | null {
  if (/^半个?小时$/u.test(word)) return 0.5;
  const found = /^(\d{1,2}(?:\.\d{1,2})?)(?:个?(?:工作)?小时|h|hrs?|hours?)?$/iu.exec(word);
  const hours = found ? Number(found[1]) : null;
  return hours !== null && hours <= MOST_HOURS ? hours : null;
}

function readLimit(word: string | undefined, words: Words): Limit {
  if (word === undefined) return undefined;
  if (isAny(word, words)) return null;
  if (/^0(?:元|块|yuan)?$/u.test(word)) return 0;
  const fen = readAmount(word);
  return fen === null || fen > MOST_FEN ? undefined : fen;
}

function readWho(typed: string, { holder, manager, roles }: Words): { who: string; person: string | null } {
  const word = typed.toLowerCase();
  if (holder.includes(word)) return { who: "holder", person: null };
  if (manager.includes(word)) return { who: "manager", person: null };
  const [role] = Object.entries(roles).find(([, names]) => names.includes(word)) ?? [];
  return role === undefined
    ? { who: "person", person: typed.replace(/^@\s*/u, "") }
    : { who: `role:${role}`, person: null };
}
