// What is written for the customers of a file: the customers, the names they are found by, their contacts, the history.
import { birthdayColumns } from "../birthday.ts";
import { nameForms } from "../customers/names.ts";
import type { Row as Cells, Write } from "../store/database.ts";
import type { ListedCustomer } from "./customer-check.ts";
import { changeWrite, type ImportRequest, type Plan } from "./import.ts";
import { takeNumbers } from "./numbers.ts";

/** How many rows are made ready before others have their turn. */
const STRETCH = 200;
const NAME_COLUMNS = ["name", "shortName", "aliases", "phone"];

/** `before` and `after` hold what changes. `isNew`: `after` is all there is. */
type Difference = { id: number; isNew: boolean; version: number; before: Cells; after: Cells };
type OfCustomer = Difference & { listed: ListedCustomer };
type OfContact = Difference & { customerId: number };

export async function planCustomers(request: ImportRequest, listed: readonly ListedCustomer[]): Promise<Plan> {
  const { database, progress } = request;
  const nextCustomer = await takeNumbers(database, "customer", listed.filter(({ known }) => known === null).length);
  const customers = listed.map((one) => customerDifference(one, one.known?.id ?? nextCustomer()));
  const newContacts = listed.flatMap(({ contacts }) => contacts).filter(({ known }) => known === null);
  const nextContact = await takeNumbers(database, "contact", newContacts.length);
  const contacts = customers.flatMap(({ id, listed: { contacts } }) =>
    contacts.map((contact) => contactDifference(contact, id, contact.known?.id ?? nextContact())),
  );
  const names: Write[] = [];
  for (const [at, customer] of customers.entries()) {
    names.push(...nameWrites(customer));
    if (at % STRETCH !== STRETCH - 1) continue;
    progress?.(at + 1, customers.length);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const changedContacts = contacts.filter(isChanged);
  const writes = [
    ...inserts(customers.filter(isChanged), (one) => customerWrite(request, one)),
    ...names,
    ...inserts(changedContacts, (one) => contactWrite(request, one)),
    ...(await historyWrites(request, customers.filter(isChanged), changedContacts)),
  ];
  return { ...countOf(customers, changedContacts), writes };
}

const isChanged = ({ after }: Difference): boolean => Object.keys(after).length > 0;

/** New rows before changed ones: many inserts in a row are one statement. */
const inserts = <One extends Difference>(all: readonly One[], toWrite: (one: One) => Write): Write[] =>
  [...all.filter(({ isNew }) => isNew), ...all.filter(({ isNew }) => !isNew)].map(toWrite);

/** A customer one of whose contacts is new or other counts as changed. */
function countOf(customers: readonly OfCustomer[], contacts: readonly OfContact[]): Omit<Plan, "writes"> {
  const touched = new Set(contacts.map(({ customerId }) => customerId));
  const added = customers.filter(({ isNew }) => isNew).length;
  const changed = customers.filter((one) => !one.isNew && (isChanged(one) || touched.has(one.id))).length;
  return { added, changed, unchanged: customers.length - added - changed };
}

function customerDifference(listed: ListedCustomer, id: number): OfCustomer {
  const { line, known, ownerId } = listed;
  const { name, shortName, aliases, region, phone, address, class: rank, kaLevel, safetyStock, note } = line;
  // An existing name keeps its writing: the file may write it with other blanks or brackets.
  const wanted = {
    name: known?.name ?? name,
    shortName,
    aliases,
    ownerId,
    region,
    phone,
    address,
    class: rank,
    kaLevel,
    safetyStock,
    note,
  };
  return { listed, id, version: known?.version ?? 0, ...compare(known, wanted) };
}

function contactDifference(
  { line, known }: ListedCustomer["contacts"][number],
  customerId: number,
  id: number,
): OfContact {
  const { contactName: name, contactTitle: title, contactPhone: phone, birthday } = line;
  return { customerId, id, version: known?.version ?? 0, ...compare(known, { name, title, phone, birthday }) };
}

/** What the file says otherwise than the database. What it does not say stays. */
function compare(known: object | null, wanted: Cells): Pick<Difference, "isNew" | "before" | "after"> {
  const current = (known ?? {}) as Cells;
  const names = Object.keys(wanted).filter((name) => wanted[name] !== null && wanted[name] !== (current[name] ?? null));
  const only = (cells: Cells) => Object.fromEntries(names.map((name) => [name, cells[name] ?? null]));
  return { isNew: known === null, before: only(current), after: only(wanted) };
}

const CUSTOMER_COLUMNS = [
  "shortName",
  "aliases",
  "ownerId",
  "region",
  "phone",
  "address",
  "class",
  "kaLevel",
  "safetyStock",
  "note",
];
const empty = Object.fromEntries(CUSTOMER_COLUMNS.map((name) => [name, null]));

function customerWrite({ now }: ImportRequest, { id, isNew, version, after }: OfCustomer): Write {
  if (!isNew)
    return {
      update: "Customer",
      where: { id, version },
      set: { ...after, updatedAt: now, version: version + 1 },
      expect: 1,
    };
  return {
    insert: "Customer",
    row: { ...empty, ...after, id, platform: "import", createdAt: now, updatedAt: now, version: 1 },
  };
}

function contactWrite({ now }: ImportRequest, { id, customerId, isNew, version, after }: OfContact): Write {
  const birthday = after["birthday"] ?? null;
  const columns = birthday === null && !isNew ? {} : birthdayColumns(birthday === null ? null : String(birthday));
  const set = { ...after, ...columns };
  if (!isNew)
    return {
      update: "Contact",
      where: { id, version },
      set: { ...set, updatedAt: now, version: version + 1 },
      expect: 1,
    };
  const row = {
    title: null,
    phone: null,
    ...set,
    id,
    customerId,
    platform: "import",
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  return { insert: "Contact", row };
}

/** The names of a new customer, or of one whose names have changed: all anew. */
function nameWrites({ id, isNew, listed, after }: OfCustomer): Write[] {
  if (!NAME_COLUMNS.some((name) => name in after)) return [];
  const { known, line } = listed;
  const forms = nameForms({
    name: known?.name ?? line.name ?? "",
    shortName: line.shortName ?? known?.shortName ?? null,
    aliases: line.aliases ?? known?.aliases ?? null,
    pinyin: known?.pinyin ?? null,
    phone: line.phone ?? known?.phone ?? null,
  });
  const removal: Write[] = isNew ? [] : [{ remove: "CustomerName", where: { customerId: id } }];
  return [...removal, ...forms.map((form): Write => ({ insert: "CustomerName", row: { customerId: id, ...form } }))];
}

async function historyWrites(
  request: ImportRequest,
  customers: readonly Difference[],
  contacts: readonly Difference[],
): Promise<Write[]> {
  const nextChange = await takeNumbers(request.database, "change", customers.length + contacts.length);
  const changes = [
    ...customers.map((one) => ({ ...one, record: "customer" })),
    ...contacts.map((one) => ({ ...one, record: "contact" })),
  ];
  return changes.map(({ record, id, isNew, before, after }) =>
    changeWrite(request, nextChange(), { record, recordId: id, before: isNew ? null : before, after }),
  );
}
