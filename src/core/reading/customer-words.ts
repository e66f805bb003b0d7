// Which words of a line are the customer: the first plain ones, as many of them as match (DESIGN §3, "customer first").
import type { LookUp, Match } from "../customers/match.ts";
import { plainOf } from "./clean.ts";
import { type Line, saidOf, textOf } from "./openers.ts";
import type { Part } from "./part.ts";
import { readParts } from "./parts.ts";

/** Words `first` up to, not including, `to`. */
export type Found = { typed: string; match: Match; from: number; to: number };
type Run = { from: number; to: number; typed: string };

/** Longer names are not looked for; neither are more than so many words of one. */
const MOST_WORDS = 8;
const LONGEST_RUN = 200;
/** A choice or a date may be the first word of a name (New World), hardly two. */
const LEAD = 2;

/** Finds the customer's words, or null where nothing in the line could be one. */
export async function findCustomer(line: Line, lookUp: LookUp): Promise<Found | null> {
  const parts = readParts(line);
  const labelled = parts.find((part) => part.is === "customer" && part.isLabelled);
  if (labelled !== undefined) return findLabelled(line, labelled, lookUp);
  const block = leadingBlock(line, parts);
  const forced = await findForced(line, parts, lookUp);
  if (forced !== null || block === null) return forced;
  const runs = runsOf(line, block.from, block);
  const { run, match } = await lookUp(runs.map(({ typed }) => typed));
  const found = runs.find(({ typed }) => typed === run);
  if (match.found === "one" && found !== undefined && isHalfName(line, block, { found, match })) {
    return {
      ...block,
      to: found.to,
      typed: saidOf(line, block.from, found.to - 1),
      match: { found: "none", offered: [match.customer] },
    };
  }
  if (match.found !== "none" && found !== undefined) return settle({ found, match, runs, parts, lookUp });
  return findLater(line, { block, lookUp, offered: match, run: found });
}

/** `from` may be a choice or a day before the first plain word `plain`; runs end before `end`, plain words at `plainEnd`. */
type Block = { from: number; plain: number; plainEnd: number; end: number };

function leadingBlock(line: Line, parts: readonly Part[]): Block | null {
  const index = parts.findIndex(({ is }) => is === "plain");
  const start = parts[index];
  if (start === undefined) return null;
  let from = start.first;
  for (let at = index - 1; at >= Math.max(0, index - LEAD) && isAttached(line, parts, at + 1); at--) {
    if (!isPicky(parts[at])) break;
    from = parts[at]?.first ?? from;
  }
  let plainEnd = start.last + 1;
  let end = plainEnd;
  for (let at = index + 1; at < parts.length && isAttached(line, parts, at); at++) {
    const part = parts[at];
    if (part === undefined || !(part.is === "plain" || isPicky(part))) break;
    end = part.last + 1;
    if (part.is === "plain" && plainEnd === part.first) plainEnd = end;
  }
  return { from, plain: start.first, plainEnd, end };
}

const isAttached = ({ words }: Line, parts: readonly Part[], at: number): boolean =>
  words[parts[at]?.first ?? 0]?.opensClause === false;

/** Parts whose words may as well be words of a name. */
function isPicky(part: Part | undefined): boolean {
  return part !== undefined && ["choice", "day", "flag", "amount", "sum", "names"].includes(part.is);
}

function runsOf(line: Line, start: number, { plain, end }: Pick<Block, "plain" | "end">): Run[] {
  const runs: Run[] = [];
  for (let from = start; from <= plain; from++) {
    for (let to = Math.min(end, from + MOST_WORDS); to > Math.max(from, plain); to--) {
      const typed = saidOf(line, from, to - 1);
      if (typed.length <= LONGEST_RUN) runs.push({ from, to, typed });
    }
  }
  return runs;
}

/** New Star, where only a Star Foods is known: a capital in front may belong to the name, so it is asked. */
function isHalfName(
  line: Line,
  block: Block,
  { found, match }: { found: Run; match: Extract<Match, { found: "one" }> },
): boolean {
  return found.from > block.from && isCapital(line, block.from) && !isSame(match.customer.name, found.typed);
}

const isCapital = (line: Line, at: number): boolean => /^\p{Lu}\p{Ll}/u.test(saidOf(line, at, at));

type Settling = { found: Run; match: Match; runs: readonly Run[]; parts: readonly Part[]; lookUp: LookUp };

/** A run whose last word opens a part of its own (永清超市 服务) is taken only if that is the very name. */
async function settle({ found, match, runs, parts, lookUp }: Settling): Promise<Found> {
  const ends = parts.find(({ last }) => last === found.to - 1);
  const isOwnPart = ends === undefined || isPicky(ends);
  if (!isOwnPart || (match.found === "one" && isSame(match.customer.name, found.typed))) return { ...found, match };
  const others = runs.filter(({ to }) => parts.some(({ is, last }) => last === to - 1 && is === "plain"));
  const again = await lookUp(others.map(({ typed }) => typed));
  const other = others.find(({ typed }) => typed === again.run);
  return other === undefined || again.match.found === "none" ? { ...found, match } : { ...other, match: again.match };
}

/** Names as they are compared: letters and digits in one case and width. */
const bare = (name: string): string => plainOf(name).replace(/[^\p{L}\p{N}]/gu, "");
const isSame = (name: string, typed: string): boolean => bare(name) === bare(typed);

/** A name may itself be a word of the short form (安装, 意见领袖咖啡): then only the very name counts. */
async function findForced(line: Line, parts: readonly Part[], lookUp: LookUp): Promise<Found | null> {
  const [first] = parts;
  if (first === undefined || first.is === "plain" || first.is === "labelled" || first.is === "empty") return null;
  let end = 1;
  while (end < 4 && line.words[end]?.opensClause === false) end++;
  const runs = runsOf(line, 0, { plain: 0, end });
  const { run, match } = await lookUp(runs.map(({ typed }) => typed));
  const found = runs.find(({ typed }) => typed === run);
  if (found === undefined || match.found !== "one") return null;
  const isBeginning = bare(found.typed).length >= 3 && bare(match.customer.name).startsWith(bare(found.typed));
  const isGreedy = first.is === "text" || first.is === "names";
  return isSame(match.customer.name, found.typed) || (isGreedy && isBeginning) ? { ...found, match } : null;
}

async function findLabelled(line: Line, part: Part, lookUp: LookUp): Promise<Found> {
  const { folded } = line;
  const from = folded.plain.indexOf(":", line.words[part.first]?.from ?? 0) + 1;
  let first = part.first;
  while (first < part.last && (line.words[first]?.to ?? 0) <= from) first++;
  const runs: Run[] = [];
  for (let to = part.last + 1; to > first; to--) {
    const typed = saidOf(line, first, to - 1);
    const begins = line.words[first]?.from ?? 0;
    runs.push({ from: part.first, to, typed: begins < from ? typed.slice(typed.search(/[:：]/u) + 1) : typed });
  }
  const { run, match } = await lookUp(runs.map(({ typed }) => typed));
  const found = runs.find(({ typed }) => typed === run) ?? runs[0];
  return { from: part.first, to: part.last + 1, typed: "", ...found, match };
}

/** 去 永清超市, visited Happy Mart: how one got to the customer. */
const WAY_THERE = /^(?:去|到|去了|到了|在|拜访|拜访了|visited|visit|at|to|went)$/u;

type Later = { block: Block; lookUp: LookUp; offered: Match; run: Run | undefined };

/** Words in front that match nobody: what matches after them is offered, not taken. */
async function findLater(line: Line, { block, lookUp, offered, run }: Later): Promise<Found> {
  const later: Run[] = [];
  for (let from = block.plain + 1; from < Math.min(block.plainEnd, block.plain + MOST_WORDS); from++) {
    later.push(...runsOf(line, from, { plain: from, end: block.plainEnd }));
  }
  if (later.length > 0) {
    const { run: taken, match } = await lookUp(later.map(({ typed }) => typed));
    const found = later.find(({ typed }) => typed === taken);
    const fitting = match.found === "one" ? [match.customer] : match.found === "several" ? match.candidates : [];
    const skipped =
      found === undefined ? [] : line.words.slice(block.plain, found.from).map((word) => textOf(line, word));
    if (found !== undefined && skipped.every((word) => WAY_THERE.test(word))) return { ...found, match };
    if (found !== undefined && fitting.length > 0) return { ...found, match: { found: "none", offered: fitting } };
  }
  const hasOffers = offered.found === "none" && offered.offered.length > 0;
  const from = isCapital(line, block.from) ? block.from : block.plain;
  const to = hasOffers && run !== undefined ? Math.min(run.to, block.plainEnd) : leadingWords(line, block);
  return { from, to, typed: saidOf(line, from, to - 1), match: offered };
}

/** How many words a name has that nobody knows: in Chinese one, in Latin letters as many as begin with a capital. */
export function leadingWords(line: Line, { plain, plainEnd }: Pick<Block, "plain" | "plainEnd">): number {
  const source = (at: number) => saidOf(line, at, at);
  if (!/^[\p{Script=Latin}\d]/u.test(source(plain))) return plain + 1;
  const suits = /^\p{Lu}/u.test(source(plain)) ? /^[\p{Lu}\d&]|^(?:of|the|and|de|at)$/u : /^[\p{Script=Latin}\d&]/u;
  let to = plain + 1;
  while (to < plainEnd && line.words[to]?.isGlued === false && suits.test(source(to))) to++;
  return to;
}

/** The plain words in front of everything else. */
export function leadingPlain(line: Line): Block | null {
  return leadingBlock(line, readParts(line));
}
