// The golden lines of the short form: what is typed after a record's command, and what must come of it.
import type { Values } from "../../../src/core/record.ts";
import { customersLines } from "./golden-customers-lines.ts";
import { daysLines } from "./golden-days.ts";
import { mixedLines } from "./golden-mixed.ts";
import { moneyLines } from "./golden-money.ts";
import { peopleLines } from "./golden-people.ts";
import { planLines } from "./golden-plans.ts";
import { complaintLines, contactLines, customerLines, promiseLines } from "./golden-records.ts";
import { textsLines } from "./golden-texts.ts";

/** A customer's name: taken without a question. `asks`: who is offered for what was typed, in any order. null: none typed. */
export type ExpectedCustomer = string | { typed: string; asks: readonly string[] } | null;

/** The line, the customer, all values but the customer's id, and the fields that have a problem. */
export type GoldenLine = readonly [
  line: string,
  customer: ExpectedCustomer,
  values: Readonly<Values>,
  problems?: readonly string[],
];

/**
 * One row: `line` is what follows the command (`/visit`, 拜访 …), without defaults in `values`. It supposes that today is
 * `goldenToday` and that the customers are those of golden-customers.ts.
 */
export type GoldenRow = {
  line: string;
  record: "visit" | "complaint" | "customer" | "contact" | "promise" | "plan";
  expect: { customer: ExpectedCustomer; values: Readonly<Values>; problems: readonly string[] };
};

/** A Wednesday. */
export const goldenToday = "2026-11-18";

const rowsOf = (record: GoldenRow["record"], lines: readonly GoldenLine[]): GoldenRow[] =>
  lines.map(([line, customer, values, problems = []]) => ({ line, record, expect: { customer, values, problems } }));

export const golden: readonly GoldenRow[] = [
  ...rowsOf("visit", [...peopleLines, ...customersLines, ...moneyLines, ...daysLines, ...textsLines, ...mixedLines]),
  ...rowsOf("complaint", complaintLines),
  ...rowsOf("customer", customerLines),
  ...rowsOf("contact", contactLines),
  ...rowsOf("promise", promiseLines),
  ...rowsOf("plan", planLines),
];
