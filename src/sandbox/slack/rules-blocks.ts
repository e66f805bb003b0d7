// Rules within blocks that no type can say: unique ids, required either-ors, limits of options.
import { isObject, type Json, readList } from "./json.ts";
import { listElements } from "./values.ts";

function at(words: string, pointer: string): string {
  return `${words} [json-pointer:${pointer}]`;
}

/** Option groups: 100 groups of 100 options, labels of 75 characters (docs.slack.dev, option group). */
export function checkOptionLists(element: Json, pointer: string): string[] {
  const { options, option_groups: groups } = element;
  const problems: string[] = [];
  if (Array.isArray(options) && options.length > 100) problems.push(at("no more than 100 options", pointer));
  if (!Array.isArray(groups)) return problems;
  if (groups.length > 100) problems.push(at("no more than 100 option groups", pointer));
  for (const group of groups.filter(isObject)) {
    const count = readList(group.options).length;
    const label = isObject(group.label) ? String(group.label.text) : "";
    if (count < 1 || count > 100) problems.push(at("an option group holds 1 to 100 options", pointer));
    if (label.length > 75) problems.push(at("a group's label holds 75 characters", pointer));
  }
  return problems;
}

const CHOSEN_FROM_OPTIONS = ["static_select", "multi_static_select", "radio_buttons", "checkboxes", "overflow"];

function listOwnOptions(element: Json): Json[] {
  const groups = readList(element.option_groups).filter(isObject);
  const lists = [element.options, ...groups.map((group) => group.options)];
  return lists.flatMap((list) => readList(list).filter(isObject));
}

/** An initial option must be exactly one of the options (docs.slack.dev, select menu element). */
function checkInitialOptions(element: Json, pointer: string): string[] {
  const many = readList(element.initial_options);
  const initial = element.initial_option === undefined ? many : [element.initial_option, ...many];
  const shown = listOwnOptions(element).map((option) => JSON.stringify(option));
  const strange = initial.filter((option) => !shown.includes(JSON.stringify(option)));
  return strange.map(() => at("an initial option must be one of the options", pointer));
}

function checkChooser(element: Json, pointer: string): string[] {
  const hasOptions = Array.isArray(element.options);
  if (hasOptions === Array.isArray(element.option_groups)) {
    return [at("either options or option_groups must be given", pointer)];
  }
  const count = listOwnOptions(element).length;
  if (count === 0) return [at("at least one option must be given", pointer)];
  // docs.slack.dev, overflow menu: up to five options.
  if (element.type === "overflow" && count > 5) return [at("an overflow menu holds 5 options", pointer)];
  return [...checkOptionLists(element, pointer), ...checkInitialOptions(element, pointer)];
}

function checkTextInput(element: Json, pointer: string): string[] {
  const { min_length: least, max_length: most, initial_value: initial } = element;
  const problems: string[] = [];
  const limit = typeof most === "number" ? most : 3000;
  // docs.slack.dev, plain-text input: max_length 1 to 3000.
  if (limit < 1 || limit > 3000) problems.push(at("max_length must be 1 to 3000", pointer));
  if (typeof least === "number" && least > limit) problems.push(at("min_length must not be above max_length", pointer));
  if (typeof initial === "string" && initial.length > limit) problems.push(at("initial_value is too long", pointer));
  return problems;
}

const FORMATS: Record<string, [property: string, pattern: RegExp, words: string]> = {
  datepicker: ["initial_date", /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u, "initial_date must be YYYY-MM-DD"],
  timepicker: ["initial_time", /^([01]\d|2[0-3]):[0-5]\d$/u, "initial_time must be HH:mm"],
};

function checkElement(element: Json, pointer: string): string[] {
  const type = String(element.type);
  const [property, pattern, words] = FORMATS[type] ?? [];
  const value = property === undefined ? undefined : element[property];
  const isMisformed = typeof value === "string" && pattern?.test(value) === false;
  return [
    ...(CHOSEN_FROM_OPTIONS.includes(type) ? checkChooser(element, pointer) : []),
    ...(type === "plain_text_input" ? checkTextInput(element, pointer) : []),
    ...(isMisformed ? [at(words ?? "", pointer)] : []),
    ...(element.action_id === "" ? [at("action_id must not be empty", pointer)] : []),
  ];
}

function listNested(block: Json): [string, Json][] {
  const elements = readList(block.elements);
  const named: [string, unknown][] = [
    ["element", block.element],
    ["accessory", block.accessory],
  ];
  const listed = elements.map((element, index): [string, unknown] => [`elements/${index}`, element]);
  return [...named, ...listed].filter((pair): pair is [string, Json] => isObject(pair[1]));
}

function checkBlock(block: Json, pointer: string): string[] {
  const problems = listNested(block).flatMap(([place, element]) => checkElement(element, `${pointer}/${place}`));
  const isBare = block.text === undefined && readList(block.fields).length === 0;
  if (block.type === "section" && isBare) problems.push(at("a section needs text or fields", pointer));
  const isEmpty = Array.isArray(block.elements) && block.elements.length === 0;
  if (isEmpty) problems.push(at("elements must hold at least one", pointer));
  return problems;
}

function findTwice(ids: unknown[]): string[] {
  const given = ids.filter((id): id is string => typeof id === "string" && id !== "");
  return [...new Set(given.filter((id, index) => given.indexOf(id) !== index))];
}

/** Every rule of one block after another, then ids that stand twice (docs.slack.dev, blocks: block_id, action_id). */
export function checkBlockRules(blocks: readonly unknown[]): string[] {
  const known = blocks.filter(isObject);
  const problems = known.flatMap((block, index) => checkBlock(block, `/blocks/${index}`));
  for (const id of findTwice(known.map((block) => block.block_id))) {
    problems.push(at(`block_id "${id}" stands twice`, "/blocks"));
  }
  known.forEach((block, index) => {
    for (const id of findTwice(listElements([block]).map(({ element }) => element.action_id))) {
      problems.push(at(`action_id "${id}" stands twice in a block`, `/blocks/${index}`));
    }
  });
  return problems;
}
