// Which customer, owner and contact each line means. Several lines of one customer give it several contacts.
import { normaliseName } from "../customers/names.ts";
import type { CustomerLine, CustomerValues } from "./customer-columns.ts";
import type { KnownContact, KnownCustomer, KnownOwner, KnownRows } from "./customer-known.ts";
import { groupBy } from "./people-known.ts";
import { inColumn, type RowProblem, type Sentences } from "./row.ts";

/** A customer of the file: its values from its first line, a contact from each line that names one. */
export type ListedCustomer = {
  line: CustomerLine;
  known: KnownCustomer | null;
  ownerId: number | null;
  contacts: { line: CustomerLine; known: KnownContact | null }[];
};
export type Listed = { customers: ListedCustomer[]; problems: RowProblem[] };

const OWN_COLUMNS = [
  "shortName",
  "aliases",
  "owner",
  "region",
  "phone",
  "address",
  "class",
  "kaLevel",
  "safetyStock",
  "note",
] as const;
const CONTACT_COLUMNS = ["contactTitle", "contactPhone", "birthday"] as const;

export function checkCustomers(lines: readonly CustomerLine[], rows: KnownRows, sentences: Sentences): Listed {
  const problems: RowProblem[] = [];
  const named = lines.filter((line) => line.name !== null);
  for (const { line, name } of lines) {
    if (name === null) problems.push({ line, field: "name", sentence: sentences.missing("name") });
  }
  const findOwner = ownerFinder(rows.owners, sentences);
  const findCustomer = customerFinder(rows.customers, sentences);
  const customers = [...groupBy(named, (line) => normaliseName(line.name ?? "")).values()].map(
    (group): ListedCustomer => {
      const line = merge(group);
      const known = findCustomer(line);
      const owner = findOwner(line);
      if ("problem" in known) problems.push(known.problem);
      if ("problem" in owner) problems.push(owner.problem);
      problems.push(...findContradictions(group, sentences));
      const customer = "problem" in known ? null : known.value;
      const contacts = contactsOf(group, customer ? (rows.contacts.get(customer.id) ?? []) : [], sentences);
      problems.push(...contacts.problems);
      return { line, known: customer, ownerId: "problem" in owner ? null : owner.value, contacts: contacts.contacts };
    },
  );
  return { customers, problems };
}

type Found<Value> = { value: Value | null } | { problem: RowProblem };

function ownerFinder(owners: readonly KnownOwner[], sentences: Sentences): (line: CustomerLine) => Found<number> {
  const byEmail = new Map(owners.flatMap((owner) => (owner.email ? [[owner.email.toLowerCase(), owner]] : [])));
  const byName = groupBy(owners, (owner) => owner.name);
  return ({ line, owner: typed }) => {
    if (typed === null) return { value: null };
    const email = byEmail.get(typed.normalize("NFKC").toLowerCase());
    const named = email ? [email] : (byName.get(typed) ?? []);
    if (named.length === 1) return { value: named[0]?.id ?? null };
    const sentence = named.length > 1 ? sentences.ownerAmbiguous(typed) : sentences.ownerUnknown(typed);
    return { problem: inColumn({ line, field: "owner" }, sentence, sentences) };
  };
}

/** By the name: written just so, else the same but for blanks, brackets, width and case. */
function customerFinder(
  known: readonly KnownCustomer[],
  sentences: Sentences,
): (line: CustomerLine) => Found<KnownCustomer> {
  const byName = groupBy(known, (customer) => normaliseName(customer.name));
  return ({ line, name }) => {
    const alike = byName.get(normaliseName(name ?? "")) ?? [];
    const same = alike.filter((customer) => customer.name === name);
    const meant = same.length > 0 ? same : alike;
    if (meant.length < 2) return { value: meant[0] ?? null };
    return { problem: inColumn({ line, field: "name" }, sentences.whichCustomer(name ?? ""), sentences) };
  };
}

/** The first line's values, and where it has none, those of a later line. */
function merge(group: readonly CustomerLine[]): CustomerLine {
  const [first, ...others] = group;
  const merged: Record<string, unknown> = { ...first };
  for (const other of others) for (const name of OWN_COLUMNS) merged[name] ??= other[name];
  return merged as CustomerLine;
}

function findContradictions([first, ...others]: readonly CustomerLine[], sentences: Sentences): RowProblem[] {
  return others.flatMap((line) =>
    OWN_COLUMNS.filter((name) => line[name] !== null && first?.[name] !== null && line[name] !== first?.[name]).map(
      (name) => inColumn({ line: line.line, field: name }, sentences.differsFrom(first?.line ?? 0), sentences),
    ),
  );
}

function contactsOf(group: readonly CustomerLine[], known: readonly KnownContact[], sentences: Sentences) {
  const problems: RowProblem[] = [];
  const contacts: ListedCustomer["contacts"] = [];
  const firstLine = new Map<string | null, number>();
  for (const line of group) {
    const before = firstLine.get(line.contactName);
    if (before !== undefined) problems.push({ line: line.line, field: null, sentence: sentences.sameAs(before) });
    firstLine.set(line.contactName, before ?? line.line);
    if (line.contactName === null) {
      if (CONTACT_COLUMNS.some((name) => line[name] !== null)) problems.push(needsName(line.line, sentences));
      continue;
    }
    const namesakes = known.filter((contact) => contact.name === line.contactName);
    if (namesakes.length > 1) {
      const sentence = sentences.whichContact(line.contactName);
      problems.push(inColumn({ line: line.line, field: "contactName" }, sentence, sentences));
    }
    contacts.push({ line, known: namesakes[0] ?? null });
  }
  return { contacts, problems };
}

const needsName = (line: number, sentences: Sentences): RowProblem =>
  inColumn({ line, field: "contactName" satisfies keyof CustomerValues }, sentences.contactNeedsName, sentences);
