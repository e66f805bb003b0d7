// Reads what was filled in: a form card's submit becomes our fields, whichever of its many shapes an empty input has.
import type { FormKey, RawFields } from "../../core/ask.ts";
import * as z from "zod";
import type { FormMark } from "./form-mark.ts";

const idShape = z.number().int().positive();
const keyShape = z.object({
  record: z.string().regex(/^[A-Za-z]{1,30}$/),
  id: idShape.optional(),
  version: z.number().int().nonnegative().optional(),
  draft: idShape.optional(),
});
const markShape = z.object({
  form: keyShape,
  names: z.array(z.string()).optional(),
  kept: z.array(z.string()).optional(),
  chosen: z.record(z.string(), z.string()).optional(),
});

/** The form's mark from the button's value, or, where a client sent none, its key from the button's name. */
export function readMark(value: unknown, name: string | null | undefined): FormMark | null {
  const marked = markShape.safeParse(value);
  if (marked.success) {
    const { form, names, kept, chosen } = marked.data;
    return { form: dropMissing(form), ...(names && { names }), ...(kept && { kept }), ...(chosen && { chosen }) };
  }
  const form = readSubmitName(name ?? "");
  return form && { form };
}

const SUBMIT_NAME = /^submit_([A-Za-z]{1,30})(?:_i(\d{1,15}))?(?:_v(\d{1,15}))?(?:_d(\d{1,15}))?$/;

function readSubmitName(name: string): FormKey | null {
  const found = SUBMIT_NAME.exec(name);
  if (!found?.[1]) return null;
  const [, record, id, version, draft] = found;
  return dropMissing({
    record,
    id: id ? Number(id) : undefined,
    version: version ? Number(version) : undefined,
    draft: draft ? Number(draft) : undefined,
  });
}

type LooseKey = { record: string; id?: number | undefined; version?: number | undefined; draft?: number | undefined };

const dropMissing = ({ record, id, version, draft }: LooseKey): FormKey => ({
  record,
  ...(id !== undefined && { id }),
  ...(version !== undefined && { version }),
  ...(draft !== undefined && { draft }),
});

/**
 * Every field that could be filled in, "" where it was left empty: a blank optional input comes as "", as null or not at
 * all (Feishu does not say which), and all are the same.
 */
export function readFields(mark: FormMark, values: Record<string, unknown>): RawFields {
  const names = mark.names ?? Object.keys(values).filter((name) => !name.endsWith(TYPED));
  return Object.fromEntries(names.map((name) => [name, readField(name, mark, values)]));
}

/** The input beside a customer's choices. */
export const TYPED = "_typed";

function readField(name: string, mark: FormMark, values: Record<string, unknown>): string | string[] {
  const chosen = readValue(values[name]);
  const typed = readValue(values[`${name}${TYPED}`]);
  if (typeof typed !== "string" || typed === "") return chosen;
  // What was chosen before the form was opened gives way to what is typed; what is chosen in the form wins.
  return chosen === "" || chosen === mark.chosen?.[name] ? typed : chosen;
}

// Feishu: a date comes as "2024-04-01 +0800".
const PICKED_DAY = /^(\d{4}-\d{2}-\d{2}) [+-]\d{4}$/;

function readValue(value: unknown): string | string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  if (typeof value !== "string") return "";
  return PICKED_DAY.exec(value)?.[1] ?? value;
}
