// Every golden line is read as the table says, with the customers looked up in a real database, in both languages.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLookUp } from "../../../src/core/customers/look-up.ts";
import type { LookUp } from "../../../src/core/customers/match.ts";
import { LOCALES, messagesFor } from "../../../src/core/messages/index.ts";
import { type Reading, readLine } from "../../../src/core/reading/line.ts";
import type { RecordType } from "../../../src/core/record.ts";
import { records } from "../../../src/records/index.ts";
import { COLLEAGUE, type Company, customersIn, ME, openCompany } from "../customers/company.ts";
import { golden, type ExpectedCustomer, goldenToday } from "./golden.ts";
import { goldenCustomers } from "./golden-customers.ts";

let company: Company;
let lookUp: LookUp;

beforeAll(async () => {
  company = await openCompany(
    goldenCustomers.map(({ owner, ...customer }) => ({ ...customer, ownerId: owner === "me" ? ME : COLLEAGUE })),
  );
  lookUp = makeLookUp(company.database, ME);
}, 60_000);
afterAll(() => company.close());

function recordOf(name: string): RecordType {
  const record = records.find((one) => one.name === name);
  if (record === undefined) throw new Error(`No record ${name}`);
  return record;
}

/** The customer of a reading in the table's own way of writing. */
function customerOf({ customer }: Reading): ExpectedCustomer {
  if (customer === null) return null;
  if (customer.match.found === "one") return customer.match.customer.name;
  return {
    typed: customer.typed,
    asks: customersIn(customer.match)
      .map(({ name }) => name)
      .sort(),
  };
}

const sorted = (customer: ExpectedCustomer): ExpectedCustomer =>
  typeof customer === "object" && customer !== null ? { ...customer, asks: [...customer.asks].sort() } : customer;

describe.each(LOCALES)("the golden lines in %s", (locale) => {
  it.each(golden.map((row) => ({ row, name: `${row.record}: ${row.line}` })))("$name", async ({ row }) => {
    const reading = await readLine(recordOf(row.record), row.line, {
      today: goldenToday,
      messages: messagesFor(locale),
      lookUp,
    });
    const { customer: _id, ...values } = reading.values;
    expect(values).toEqual(row.expect.values);
    expect(customerOf(reading)).toEqual(sorted(row.expect.customer));
    expect(Object.keys(reading.problems).sort()).toEqual([...row.expect.problems].sort());
    expect(reading.rest).toBe("");
  });
});

it("has no line twice", () => {
  const lines = golden.map(({ record, line }) => `${record} ${line}`);
  expect(new Set(lines).size).toBe(lines.length);
});
