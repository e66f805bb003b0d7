// The rules of a card that no single element shows: names, places, counts, size.
import { type CardProblem, codes } from "./card-problem.ts";
import { isField, isSubmit, submitButtonsOf } from "./card-find.ts";
import { findChoiceProblems, findTableProblems } from "./card-value-rules.ts";
import { type CardNode, eachObject, isNode, nodesIn, sayValue } from "./json-walk.ts";

const MOST_TAGGED = 200; // Feishu: at most 200 elements; plain_text counts too
const MOST_BYTES = 30_000; // Feishu: card ≤ 30 KB
const MOST_DEPTH = 5; // Feishu: at most 5 levels of containers
const MOST_TABLES = 5; // Feishu: at most 5 tables in a card
const CONTAINERS = ["form", "column_set", "collapsible_panel", "interactive_container"];
const ROOT_ONLY = ["form", "table"];

type Placed = { node: CardNode; path: string; depth: number; form: CardNode | null };

/** Problems in the order in which Feishu would find them; the card has passed the schema. */
export const findRuleProblems = (card: CardNode): CardProblem[] => {
  const all = [...placeAll(card)];
  return [
    ...findSizeProblems(card),
    ...findNameProblems(all),
    ...all.flatMap(findPlaceProblems),
    ...all.filter(({ node }) => node["tag"] === "form").flatMap(findFormProblems),
    ...all.flatMap(({ node, path }) => [...findChoiceProblems(node, path), ...findTableProblems(node, path)]),
  ];
};

export const findSizeProblems = (card: CardNode): CardProblem[] => {
  const path = "ROOT";
  const tagged = [...eachObject(card)].filter((node) => typeof node["tag"] === "string").length;
  const bytes = Buffer.byteLength(JSON.stringify(card));
  const tables = [...eachObject(card)].filter((node) => node["tag"] === "table").length;
  return [
    ...(bytes > MOST_BYTES ? [{ code: codes.tooMuch, what: `card has ${bytes} bytes, over ${MOST_BYTES}`, path }] : []),
    ...(tagged > MOST_TAGGED
      ? [{ code: codes.tooMuch, what: `card has ${tagged} elements, over ${MOST_TAGGED}`, path }]
      : []),
    ...(tables > MOST_TABLES ? [{ code: codes.tooMuch, what: `card has ${tables} tables, over 5`, path }] : []),
  ];
};

function* placeAll(card: CardNode): Generator<Placed> {
  const body = card["body"];
  if (isNode(body)) yield* placeIn(body["elements"], { path: "ROOT -> body -> elements", depth: 0, form: null });
}

type Outside = { path: string; depth: number; form: CardNode | null };

function* placeIn(elements: unknown, outside: Outside): Generator<Placed> {
  for (const [i, node] of nodesIn(elements).entries()) {
    const tag = sayValue(node["tag"]);
    const path = `${outside.path} -> [${i}](tag: ${tag})`;
    const depth = outside.depth + (CONTAINERS.includes(tag) ? 1 : 0);
    yield { node, path, depth: outside.depth, form: outside.form };
    const form = tag === "form" ? node : outside.form;
    for (const key of ["elements", "columns"]) yield* placeIn(node[key], { path: `${path} -> ${key}`, depth, form });
  }
}

const findNameProblems = (all: Placed[]): CardProblem[] => {
  const problems: CardProblem[] = [];
  for (const key of ["name", "element_id"]) {
    const seen = new Set<unknown>();
    for (const { node, path } of all) {
      const value = node[key];
      if (value === undefined) continue;
      if (seen.has(value)) problems.push({ code: codes.name, what: `duplicate ${key} ${sayValue(value)}`, path });
      seen.add(value);
    }
  }
  return problems;
};

const findPlaceProblems = ({ node, path, depth, form }: Placed): CardProblem[] => {
  const tag = String(node["tag"]);
  const problems: CardProblem[] = [];
  const add = (what: string): void => void problems.push({ code: codes.card, what, path });
  const isRoot = path.split(" -> ").length === 4;
  if (ROOT_ONLY.includes(tag) && !isRoot) add(`${tag} only directly under body`);
  if (tag === "chart" && form !== null) add("chart not inside a form"); // Feishu's pages contradict each other: avoid
  if (CONTAINERS.includes(tag) && depth >= MOST_DEPTH) add(`containers nest deeper than ${MOST_DEPTH}`);
  if (tag === "multi_select_static" && form === null) add("multi_select_static only inside a form");
  if (form === null && node["form_action_type"] !== undefined) add("form_action_type outside a form");
  if (form === null && tag === "button" && node["behaviors"] === undefined && node["disabled"] !== true)
    add("a button that does nothing: no behaviors");
  return problems;
};

const findFormProblems = ({ node: form, path }: Placed): CardProblem[] => {
  const problems: CardProblem[] = [];
  if (submitButtonsOf(form).length === 0)
    problems.push({ code: codes.card, what: "form without a submit button", path });
  for (const node of eachObject(form))
    if ((isField(node) || isSubmit(node)) && node["name"] === undefined)
      problems.push({ code: codes.name, what: `${String(node["tag"])} in a form without a name`, path });
  return problems;
};
