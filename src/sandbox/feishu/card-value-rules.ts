// Rules about values inside one element: choices that start a select, cells that fit their columns.
import { type CardProblem, codes } from "./card-problem.ts";
import { type CardNode, nodesIn, sayValue } from "./json-walk.ts";

export const findChoiceProblems = (node: CardNode, path: string): CardProblem[] => {
  if (!("options" in node)) return [];
  const values = nodesIn(node["options"]).map((option) => option["value"]);
  const problems: CardProblem[] = [];
  const add = (what: string): void => void problems.push({ code: codes.card, what, path });
  for (const [i, value] of values.entries()) if (values.indexOf(value) < i) add(`duplicate option ${sayValue(value)}`);
  // A person select without options offers everybody in the chat.
  if (values.length === 0) return problems;
  const first = node["initial_option"];
  if (first !== undefined && !values.includes(first)) add(`initial_option ${sayValue(first)} is no option`);
  const chosen: unknown[] = Array.isArray(node["selected_values"]) ? node["selected_values"] : [];
  for (const value of chosen) if (!values.includes(value)) add(`selected value ${sayValue(value)} is no option`);
  if (Number(node["initial_index"] ?? 1) > values.length) add("initial_index beyond the options");
  return problems;
};

export const findTableProblems = (node: CardNode, path: string): CardProblem[] => {
  if (node["tag"] !== "table") return [];
  const types = new Map(
    nodesIn(node["columns"]).map((column) => [String(column["name"]), String(column["data_type"])]),
  );
  const problems: CardProblem[] = [];
  if (types.size < nodesIn(node["columns"]).length)
    problems.push({ code: codes.row, what: "duplicate column name", path });
  for (const [i, row] of nodesIn(node["rows"]).entries())
    for (const [name, cell] of Object.entries(row)) {
      const at = `${path} -> rows -> [${i}]`;
      const type = types.get(name);
      if (type === undefined) problems.push({ code: codes.row, what: `no column ${name}`, path: at });
      else if (!fitsColumn(type, cell)) problems.push({ code: codes.cell, what: `${name} is no ${type}`, path: at });
    }
  return problems;
};

/** Feishu: a number is a JSON number, a date is milliseconds, options are objects with a text ("表格" component). */
const fitsColumn = (type: string, cell: unknown): boolean => {
  switch (type) {
    case "number":
    case "date":
      return typeof cell === "number";
    case "options":
      return nodesIn(cell).length > 0 && nodesIn(cell).every((one) => typeof one["text"] === "string");
    case "persons":
      return typeof cell === "string" || Array.isArray(cell);
    default:
      return typeof cell === "string";
  }
};
