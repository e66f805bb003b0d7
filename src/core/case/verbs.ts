// The words that are deeds when a message in a case's thread begins with them; anything else stays words. Pure.
import { AMOUNT_SHAPE, isCount, readAmount } from "../reading/amount.ts";
import { plainOf } from "../reading/clean.ts";
import type { Deed } from "./steps.ts";

/** `rest`: what follows the word, as it was written. */
export type Verb = { deed: Deed; rest: string };

/** What may follow the word: nothing; anything; a name; one of 1 to 5. */
type Follows = "nothing" | "words" | "name" | "score";
type Word = { deed: Deed; words: readonly string[]; follows: Follows };

const WORDS: readonly Word[] = [
  { deed: "claim", words: ["认领", "claim"], follows: "nothing" },
  { deed: "assign", words: ["指派", "assign"], follows: "name" },
  { deed: "respond", words: ["已响应"], follows: "words" },
  { deed: "respond", words: ["responded"], follows: "nothing" },
  { deed: "assess", words: ["评估", "assess"], follows: "words" },
  { deed: "propose", words: ["方案", "propose"], follows: "words" },
  { deed: "approve", words: ["批准", "approve"], follows: "nothing" },
  { deed: "decline", words: ["不批", "decline"], follows: "words" },
  { deed: "agree", words: ["客户同意", "agreed"], follows: "nothing" },
  { deed: "execute", words: ["开始执行", "executing"], follows: "nothing" },
  { deed: "escalate", words: ["升级", "escalate"], follows: "words" },
  { deed: "wait", words: ["等客户"], follows: "words" },
  { deed: "wait", words: ["waiting"], follows: "nothing" },
  { deed: "resume", words: ["客户回复了", "resume"], follows: "nothing" },
  { deed: "resolve", words: ["已解决", "resolve", "resolved"], follows: "nothing" },
  { deed: "close", words: ["关闭", "close"], follows: "score" },
  { deed: "reopen", words: ["重开"], follows: "words" },
  { deed: "reopen", words: ["reopen"], follows: "words" },
  { deed: "review", words: ["复盘", "review"], follows: "words" },
];

const BETWEEN = /^[\s:：,，]+/u;
const ENDING = /^[\s。.!！~～]*$/u;

const fits: Record<Follows, (rest: string) => boolean> = {
  nothing: () => false,
  words: () => true,
  name: (rest) => /^[@＠]?\S{1,40}(?: \S{1,40}){0,2}$/u.test(rest),
  score: (rest) => /^[1-5１-５](?![\d０-９])/u.test(rest),
};

/** The deed that a message begins with, or null: `认领`, `方案 换三箱 赔 500`, `close 4 thanks`. `方案我再想想` is none. */
export function readVerb(text: string): Verb | null {
  const line = text.trim();
  const lower = line.normalize("NFKC").toLowerCase();
  for (const { deed, words, follows } of WORDS) {
    const word = words.find((one) => lower.startsWith(one));
    if (word === undefined) continue;
    const after = line.slice(word.length);
    if (ENDING.test(after)) return { deed, rest: "" };
    const rest = after.replace(BETWEEN, "");
    if (rest !== after && fits[follows](rest)) return { deed, rest: rest.trim() };
  }
  return null;
}

const COMPENSATION = new RegExp(
  String.raw`(?:赔偿|赔付|补偿|退款|赔|退|compensat\w*|refund|pay)\s*:?\s*(${AMOUNT_SHAPE})`,
  "iu",
);

/** What a proposal costs, in fen: `换三箱 赔 500` is 50000. Null: nothing that is an amount of money. */
export function readCompensation(text: string): number | null {
  const plain = plainOf(text);
  const found = COMPENSATION.exec(plain);
  const amount = found?.[1];
  if (!found || amount === undefined) return null;
  const from = found.index + found[0].length - amount.length;
  return isCount(plain.slice(from)) ? null : readAmount(amount);
}

/** `4 客户满意` → 4 and the words. Null: there is no score at its beginning. */
export function readSatisfaction(text: string): { satisfaction: number; words: string } | null {
  const found = /^([1-5１-５])(?![\d０-９])\s*(?:分|星)?[\s,，:：]*([\s\S]*)$/u.exec(text.trim());
  if (!found) return null;
  return { satisfaction: Number(found[1]?.normalize("NFKC")), words: found[2]?.trim() ?? "" };
}
