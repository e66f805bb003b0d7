// What `/target …` says: whose, of which period, and what is to be reached; or whose are to be shown.
import { MOST_FEN, readAmount } from "../reading/amount.ts";
import { cleanText } from "../reading/clean.ts";
import { type Metric, isMoney } from "./goal.ts";
import { PERIOD_PHRASES, type Period, periodsOf, readPeriod } from "./period.ts";

/** `goal` null: the target is taken away. */
export type Wanted = { metric: Metric; goal: number | null };

/** `who`: a name as it was typed, empty: none. Nothing in `goals`: it is only looked at. */
export type TargetLine = { who: string; period: Period; goals: Wanted[] };
export type TargetFault = { badGoal: string } | { noNumber: string } | { twice: string };

const METRIC_WORDS: Record<Metric, readonly string[]> = {
  sales: ["销售额", "销售", "订货", "sales", "orders", "order"],
  collection: ["收款", "回款", "collection", "collected", "collect"],
  newCustomers: ["新客户", "开户", "新开", "new customers", "newcustomers", "new"],
  visits: ["拜访", "visits", "visit"],
};

const NOTHING = ["取消", "清除", "删除", "不设", "none", "clear", "remove"];

const metrics = new Map(
  (Object.entries(METRIC_WORDS) as [Metric, readonly string[]][]).flatMap(([metric, words]) =>
    words.map((word) => [word, metric] as const),
  ),
);
/** Of a word that means one, in either language. */
export const metricOf = (word: string): Metric | undefined => metrics.get(word.normalize("NFKC").trim().toLowerCase());

/** It says that there is to be no target. */
export const isNoGoal = (typed: string): boolean => NOTHING.includes(typed.normalize("NFKC").trim().toLowerCase());

const metricPattern = [...metrics.keys()].toSorted((one, other) => other.length - one.length).join("|");
/** A metric's word stands by itself or in front of its number; in the middle of a Latin name it is none. */
const GOAL = new RegExp(
  String.raw`(?<![a-z])(${metricPattern})(?![a-z])\s*[:：=]?\s*(?:(-?¥?[\d.,]*\d\s*[百千万亿kw]*\d*)\s*(?:元|块|家|次|个|户)?(?![\d/-])|(${NOTHING.join("|")}))?`,
  "giu",
);

/** Of what stands after the command. `today` is YYYY-MM-DD; without a period it is this month's. */
export function readTargetLine(typed: string, today: string): TargetLine | TargetFault {
  const text = cleanText(typed).normalize("NFKC").replaceAll(/\s+/gu, " ").trim();
  const goals: Wanted[] = [];
  let fault: TargetFault | null = null;
  const rest = text.replaceAll(GOAL, (whole: string, word: string, amount?: string, none?: string) => {
    const metric = metricOf(word);
    if (metric === undefined) return whole;
    const read = none === undefined ? readGoal(metric, amount) : null;
    if (read === undefined) fault ??= amount === undefined ? { noNumber: word } : { badGoal: whole.trim() };
    else if (goals.some((one) => one.metric === metric)) fault ??= { twice: word };
    else goals.push({ metric, goal: read });
    return " ";
  });
  return fault ?? { ...takePeriod(rest, today), goals };
}

/** Undefined: it is no goal. Money in fen, else a count. */
export function readGoal(metric: Metric, typed: string | undefined): number | undefined {
  const plain = (typed ?? "").normalize("NFKC").replaceAll(/[\s,]/gu, "");
  if (plain === "") return undefined;
  if (isMoney(metric)) {
    const fen = readAmount(/^\d{8,}(?:\.\d{1,2})?$/u.test(plain) ? `¥${plain}` : plain);
    return fen === null || fen > MOST_FEN ? undefined : fen;
  }
  const count = /^(\d{1,6})(?:次|家|个|户)?$/u.exec(plain)?.[1];
  return count === undefined ? undefined : Number(count);
}

function takePeriod(rest: string, today: string): Pick<TargetLine, "who" | "period"> {
  let text = ` ${rest
    .replaceAll(/[,，;；、]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim()} `;
  let period: Period | null = null;
  for (const phrase of PERIOD_PHRASES) {
    const at = text.toLowerCase().indexOf(` ${phrase} `);
    if (at === -1) continue;
    period = readPeriod(phrase, today);
    text = `${text.slice(0, at)} ${text.slice(at + phrase.length + 1)}`;
  }
  const names: string[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    const read = readPeriod(word, today);
    if (read === null) names.push(word);
    else period ??= read;
  }
  return { who: names.join(" "), period: period ?? periodsOf(today)[0] };
}
