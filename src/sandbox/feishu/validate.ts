// Is this a card or a post that Feishu takes? The fake server asks, and so do the tests of whatever draws cards.
import type { z } from "zod";
import { type CardProblem, codes } from "./card-problem.ts";
import { findRuleProblems, findSizeProblems } from "./card-rules.ts";
import { card as cardSchema } from "./card-schema/card.ts";
import { post as postSchema } from "./card-schema/post.ts";
import { type CardNode, eachObject, isNode } from "./json-walk.ts";

/** Sentences about what Feishu would not take in a card JSON 2.0 (an object, not text); empty: it is good. */
export const validateCard = (card: unknown): string[] => findCardProblems(card).map(sayCardProblem);

/** The same for the content of a `post` message. */
export const validatePost = (content: unknown): string[] => {
  const read = postSchema.safeParse(content);
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};

export const sayCardProblem = (problem: CardProblem): string =>
  `ErrCode: ${problem.code}; ErrMsg: ${problem.what}; ErrPath: ${problem.path}; `;

// Components of card JSON 1.0 that 2.0 no longer has.
const OLD_TAGS = ["action", "note"];
const OLD_KEYS = ["elements", "i18n_elements", "fallback"];

export const findCardProblems = (card: unknown): CardProblem[] => {
  if (!isNode(card)) return [{ code: codes.card, what: "a card is an object", path: "ROOT" }];
  const old = findOldParts(card);
  const read = cardSchema.safeParse(card);
  if (old.length > 0 || !read.success)
    return [...old, ...(read.error?.issues ?? []).map((issue) => readIssue(card, issue)), ...findSizeProblems(card)];
  return findRuleProblems(card);
};

const findOldParts = (card: CardNode): CardProblem[] => [
  ...OLD_KEYS.filter((key) => key in card).map((key) => ({
    code: codes.oldCard,
    what: `${key} at the root is card JSON 1.0`,
    path: "ROOT",
  })),
  ...[...eachObject(card)]
    .filter((node) => OLD_TAGS.includes(String(node["tag"])))
    .map((node) => ({ code: codes.oldCard, what: `unsupported tag ${String(node["tag"])}`, path: "ROOT" })),
];

const readIssue = (card: CardNode, issue: z.core.$ZodIssue): CardProblem => {
  const isChart = tagsOnWay(card, issue.path).includes("chart");
  return {
    code: isChart && issue.path.includes("chart_spec") ? codes.chart : codes.card,
    what: `parse card json err, ${issue.message}`,
    path: drawPath(card, issue.path),
  };
};

const tagsOnWay = (card: unknown, path: PropertyKey[]): unknown[] =>
  path.map((_, i) => valueAt(card, path.slice(0, i))).map((value) => (isNode(value) ? value["tag"] : undefined));

const valueAt = (value: unknown, path: PropertyKey[]): unknown => {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
};

/** "ROOT -> body -> elements -> [2](tag: chart)", as Feishu says it. */
const drawPath = (card: unknown, path: PropertyKey[]): string => {
  const steps = path.map((key, i) => {
    const value = valueAt(card, path.slice(0, i + 1));
    const tag = isNode(value) && typeof value["tag"] === "string" ? `(tag: ${value["tag"]})` : "";
    return typeof key === "number" ? `[${key}]${tag}` : `${String(key)}${tag}`;
  });
  return ["ROOT", ...steps].join(" -> ");
};
