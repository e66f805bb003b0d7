// What a person's client does with a form before it sends anything: starting values, required fields, lengths, choices.
import { fieldsOf } from "./card-find.ts";
import { type CardNode, nodesIn, sayValue } from "./json-walk.ts";

type Filled = { values: Record<string, unknown>; problem: null } | { values: null; problem: string };

const ZONE = "+0800"; // where a value names no zone: the sandbox's people sit in Shanghai
const ZONE_BEHIND = / [+-]\d{4}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;
const DAY_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;
const DEFAULT_LENGTH = 1000; // Feishu: an input holds 1 to 1000 characters

/**
 * `typed`: field name → what the person put there; a field left out keeps what the card shows in it, "" empties it.
 * An empty input is sent as "", any other empty field is not sent at all: a bot has to bear both.
 */
export const fillForm = (form: CardNode, typed: Record<string, unknown>): Filled => {
  const fields = fieldsOf(form);
  const names = new Set(fields.map((field) => field["name"]));
  const stranger = Object.keys(typed).find((name) => !names.has(name));
  if (stranger !== undefined) return { values: null, problem: `表单里没有 ${stranger}` };
  const values: Record<string, unknown> = {};
  let isMissing = false;
  for (const field of fields) {
    const name = String(field["name"]);
    const value = name in typed ? typed[name] : startOf(field);
    if (isEmpty(value)) {
      isMissing ||= field["required"] === true;
      if (field["tag"] === "input") values[name] = "";
      continue;
    }
    const problem = findFieldProblem(field, value);
    if (problem !== null) return { values: null, problem };
    values[name] = drawValue(field, value);
  }
  return isMissing ? { values: null, problem: "有必填项未填写" } : { values, problem: null };
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

const startOf = (field: CardNode): unknown => {
  switch (field["tag"]) {
    case "input":
      return field["default_value"];
    case "select_static":
    case "select_person":
      return field["initial_option"] ?? optionsOf(field)[Number(field["initial_index"] ?? 0) - 1];
    case "multi_select_static":
    case "multi_select_person":
      return field["selected_values"];
    case "date_picker":
      return field["initial_date"];
    case "picker_time":
      return field["initial_time"];
    case "picker_datetime":
      return field["initial_datetime"];
    default:
      return field["checked"] === true;
  }
};

export const optionsOf = (field: CardNode): string[] =>
  nodesIn(field["options"]).map((option) => sayValue(option["value"]));

const findFieldProblem = (field: CardNode, value: unknown): string | null => {
  const name = String(field["name"]);
  switch (field["tag"]) {
    case "input":
      return findInputProblem(field, value);
    case "select_static":
      return optionsOf(field).includes(String(value)) ? null : `${name} 没有这个选项：${String(value)}`;
    case "select_person":
      return isOffered(field, [value]) ? null : `${name} 没有这个人：${String(value)}`;
    case "multi_select_person":
      return Array.isArray(value) && isOffered(field, value) ? null : `${name} 没有这些人：${String(value)}`;
    case "multi_select_static":
      return Array.isArray(value) && value.every((one) => optionsOf(field).includes(String(one)))
        ? null
        : `${name} 没有这些选项：${String(value)}`;
    case "date_picker":
      return isLike(DAY, value) ? null : `${name} 不是日期：${String(value)}`;
    case "picker_time":
      return isLike(TIME, value) ? null : `${name} 不是时间：${String(value)}`;
    case "picker_datetime":
      return isLike(DAY_TIME, value) ? null : `${name} 不是日期和时间：${String(value)}`;
    case "checker":
      return typeof value === "boolean" ? null : `${name} 只能勾选或不勾选`;
    default:
      return null;
  }
};

/** A person select without options offers everybody. */
const isOffered = (field: CardNode, people: unknown[]): boolean => {
  const offered = optionsOf(field);
  return offered.length === 0 || people.every((person) => offered.includes(String(person)));
};

const findInputProblem = (field: CardNode, value: unknown): string | null => {
  if (typeof value !== "string") return `${String(field["name"])} 不是文字`;
  const most = typeof field["max_length"] === "number" ? field["max_length"] : DEFAULT_LENGTH;
  return [...value].length <= most ? null : `${String(field["name"])} 最多 ${most} 个字`;
};

const isLike = (shape: RegExp, value: unknown): boolean =>
  typeof value === "string" && shape.test(value.replace(ZONE_BEHIND, ""));

/** Feishu: pickers give their value with the zone behind it, "2024-04-01 +0800". */
export const drawValue = (field: CardNode, value: unknown): unknown => {
  const isPicker = ["date_picker", "picker_time", "picker_datetime"].includes(String(field["tag"]));
  return isPicker && typeof value === "string" && !ZONE_BEHIND.test(value) ? `${value} ${ZONE}` : value;
};
