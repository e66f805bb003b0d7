// What a person may see of several kinds of record at once, where a report gathers them around a customer.
import { findReach, maySee } from "./access.ts";
import type { Speaker } from "./person.ts";
import { type Room, recordNamed } from "./turn.ts";

/** Whether this row of a kind is the reader's to see. `makers`: who made or carries it. */
export type Sees = (record: string, makers: readonly number[], ownerId: number | null) => boolean;

/** The reader's rights, asked for once. A kind that is not named is not seen. */
export async function findSights(
  { database, records }: Pick<Room, "database" | "records">,
  person: Speaker,
  kinds: readonly string[],
): Promise<Sees> {
  const known = new Map<string, (makers: readonly number[], ownerId: number | null) => boolean>();
  for (const name of kinds) {
    const record = recordNamed({ records }, name);
    if (!record) continue;
    const reach = await findReach(database, person, record);
    known.set(name, (makers, ownerId) => maySee(person, record, reach, { makers, ownerId }));
  }
  return (record, makers, ownerId) => known.get(record)?.(makers, ownerId) ?? false;
}
