// The customers, contacts and owners that are there already.
import type { Database } from "../store/database.ts";
import { groupBy } from "./people-known.ts";

export type KnownCustomer = {
  id: number;
  name: string;
  shortName: string | null;
  aliases: string | null;
  pinyin: string | null;
  ownerId: number | null;
  region: string | null;
  phone: string | null;
  address: string | null;
  class: string | null;
  kaLevel: string | null;
  safetyStock: number | null;
  note: string | null;
  version: number;
};
export type KnownContact = {
  id: number;
  customerId: number;
  name: string;
  title: string | null;
  phone: string | null;
  birthday: string | null;
  version: number;
};
export type KnownOwner = { id: number; name: string; email: string | null };
export type KnownRows = {
  customers: KnownCustomer[];
  /** By the customer's id. */
  contacts: Map<number, KnownContact[]>;
  owners: KnownOwner[];
};

/** Those taken back are left out: to import them again makes them anew. */
export async function findKnown(database: Database): Promise<KnownRows> {
  const customers = await database.read<KnownCustomer>(
    `SELECT "id", "name", "shortName", "aliases", "pinyin", "ownerId", "region", "phone", "address", "class", "kaLevel",
     "safetyStock", "note", "version" FROM "Customer" WHERE "undoneAt" IS NULL ORDER BY "id"`,
  );
  const contacts = await database.read<KnownContact>(
    `SELECT "id", "customerId", "name", "title", "phone", "birthday", "version" FROM "Contact"
     WHERE "undoneAt" IS NULL ORDER BY "id"`,
  );
  const owners = await database.read<KnownOwner>(
    `SELECT "id", "name", "email" FROM "Person" WHERE "isActive" = ? ORDER BY "id"`,
    [true],
  );
  return { customers, contacts: groupBy(contacts, (contact) => contact.customerId), owners };
}
