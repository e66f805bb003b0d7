// Whom a look-up takes and whom it asks about, among 100,000 customers: right or asking, never wrong.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLookUp } from "../../../src/core/customers/look-up.ts";
import type { LookUp } from "../../../src/core/customers/match.ts";
import { nameForms } from "../../../src/core/customers/names.ts";
import { type Company, customersIn, ME, makeCustomers, openCompany, seeded } from "./company.ts";
import { check } from "./check.ts";
import { planted } from "./planted.ts";
import { queries } from "./queries.ts";

const customers = makeCustomers(planted, 100_000);
let company: Company;
let lookUp: LookUp;

beforeAll(async () => {
  company = await openCompany(customers);
  lookUp = makeLookUp(company.database, ME);
}, 120_000);
afterAll(() => company.close());

describe("a look-up among 100,000 customers", () => {
  it.each(queries.map((query) => ({ query, of: JSON.stringify(query) })))("$of", ({ query }) => check(lookUp, query));

  it("takes only customers a name of whom begins with what was typed, however it is mangled", async () => {
    const random = seeded(7);
    for (let count = 0; count < 150; count++) {
      const customer = customers[Math.floor(random() * customers.length)];
      const typed = mangle(customer?.name ?? "", random);
      const { match } = await lookUp([typed]);
      if (match.found !== "one") continue;
      const taken = customers[match.customer.id - 1];
      const forms = taken ? nameForms({ shortName: null, aliases: null, pinyin: null, ...taken }) : [];
      const begins = forms.some((form) =>
        [form.normalised, form.pinyin, form.initials].some((name) => name.startsWith(typed)),
      );
      expect(begins, `${typed} → ${match.customer.name}`).toBe(true);
    }
  });

  it("offers at most eight, each once", async () => {
    for (const typed of ["cs", "重庆", "超市", "fu", "永青超市", "华联"]) {
      const found = customersIn((await lookUp([typed])).match).map(({ id }) => id);
      expect(found.length).toBeLessThanOrEqual(8);
      expect(new Set(found).size).toBe(found.length);
    }
  });
});

/** A name with a letter left out, doubled, swapped or made another; or its pinyin so. */
function mangle(name: string, random: () => number): string {
  const [form] = nameForms({ name, shortName: null, aliases: null, pinyin: null });
  const letters = [...((random() < 0.5 ? form?.normalised : form?.pinyin) ?? "")];
  const at = Math.floor(random() * (letters.length - 1));
  const [one = "", other = ""] = letters.slice(at, at + 2);
  const slips = [[other], [one, one, other], [other, one], ["x", other], [one]];
  letters.splice(at, 2, ...(slips[Math.floor(random() * slips.length)] ?? []));
  return letters.join("");
}
