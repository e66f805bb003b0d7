// What each deed asks for, and what it cannot be done without.
import type { Given } from "./changes.ts";
import type { Case } from "./found.ts";
import type { Deed } from "./steps.ts";

export type GivenField = keyof Given | "amount";
/** A form's fields are named after what is given; `amount` is money as people write it. */
export type FieldName = Exclude<GivenField, "amountFen">;

type Need = { asks: readonly FieldName[]; required: readonly FieldName[] };

const NONE: Need = { asks: [], required: [] };

const NEEDS: Partial<Record<Deed, Need>> = {
  assign: { asks: ["person"], required: ["person"] },
  assess: { asks: ["severity", "cause", "fault"], required: ["cause", "fault"] },
  propose: { asks: ["words", "amount"], required: ["words"] },
  change: { asks: ["words", "amount"], required: ["words"] },
  decline: { asks: ["words"], required: ["words"] },
  close: { asks: ["satisfaction", "words"], required: ["satisfaction"] },
  review: { asks: ["words"], required: ["words"] },
  reopen: { asks: ["words"], required: ["words"] },
  escalate: { asks: ["words"], required: [] },
  judge: { asks: ["nature", "words"], required: ["nature", "words"] },
};

/** A proposal rests on a cause and on whose fault it is (C-11): asked for where nobody has assessed them yet. */
const unassessed = ({ cause, fault }: Case): FieldName[] => [
  ...(cause === null ? ["cause" as const] : []),
  ...(fault === null ? ["fault" as const] : []),
];

export function needOf(deed: Deed, found: Case): Need {
  const need = NEEDS[deed] ?? NONE;
  // Nobody asks somebody who complained for nothing how happy he is; that it is closed needs a reason.
  if (deed === "close" && found.nature === "vexatious") return { asks: ["words"], required: ["words"] };
  if (deed !== "propose") return need;
  const first = unassessed(found);
  return { asks: [...first, ...need.asks], required: [...first, ...need.required] };
}

const isGiven = (given: Given, name: FieldName): boolean => {
  const value = name === "amount" ? given.amountFen : given[name];
  return value !== undefined && value !== null && value !== "";
};

/** Required fields that are not given yet. */
export const missingOf = (deed: Deed, given: Given, found: Case): FieldName[] =>
  needOf(deed, found).required.filter((name) => !isGiven(given, name));

/** A press on such a button opens a form. */
export const asksForm = (deed: Deed): boolean => (NEEDS[deed] ?? NONE).asks.length > 0;

const PREFIX = "case";

/** A form is known by a record's name, which holds letters only: `casePropose` (chat/feishu/read-form.ts). */
export const formName = (deed: Deed): string => `${PREFIX}${deed[0]?.toUpperCase()}${deed.slice(1)}`;
