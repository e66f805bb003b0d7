// Asks one query and compares what was found with what was meant.
import { expect } from "vitest";
import type { LookUp } from "../../../src/core/customers/match.ts";
import { customersIn } from "./company.ts";
import type { Query } from "./queries.ts";

export async function check(lookUp: LookUp, query: Query): Promise<void> {
  const { match } = await lookUp([query.typed].flat());
  if ("takes" in query) {
    expect(match).toMatchObject({ found: "one", customer: { name: query.takes } });
    if (query.owner !== undefined) expect(match).toMatchObject({ customer: { ownerId: query.owner } });
    return;
  }
  expect(match.found, JSON.stringify(match)).not.toBe("one");
  if ("asks" in query) expect(customersIn(match).map((choice) => choice.name)).toContain(query.asks);
}
