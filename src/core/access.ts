// Who may see and change what (DESIGN §5). Asked on every path: lines, forms, buttons, lists, exports.
import type { Speaker } from "./person.ts";
import type { RecordType } from "./record.ts";
import type { Database } from "./store/database.ts";

/** The people a row concerns: who made it or carries it, and whose customer it is about (null: nobody's). */
export type Concerned = { makers: readonly number[]; ownerId: number | null };

/** How far a speaker sees: everything of this kind, nothing, or what concerns these people. */
export type Reach = { sees: "all" } | { sees: "nothing" } | { sees: "some"; people: readonly number[] };

const everyoneBelow = `WITH RECURSIVE "below"("id") AS (
  SELECT "id" FROM "Person" WHERE "managerId" = ?
  UNION SELECT p."id" FROM "Person" p JOIN "below" b ON p."managerId" = b."id")
  SELECT "id" FROM "below"`;

/** Everyone below this person in the reporting line, at any depth; UNION ends a loop in it. */
export async function findReports(database: Database, personId: number): Promise<number[]> {
  return (await database.read<{ id: number }>(everyoneBelow, [personId])).map((row) => row.id);
}

/** rep, cs: what concerns them; cs: all complaints; manager: the team's, at any depth; director: all; admin: no records. */
export async function findReach(database: Database, speaker: Speaker, record: RecordType): Promise<Reach> {
  if (speaker.role === "director" || record.seenByAll.includes(speaker.role)) return { sees: "all" };
  if (speaker.role === "admin") return { sees: "nothing" };
  if (speaker.role === "manager") {
    return { sees: "some", people: [speaker.id, ...(await findReports(database, speaker.id))] };
  }
  return { sees: "some", people: [speaker.id] };
}

const holdsAny = (people: readonly number[], concerned: readonly (number | null)[]) =>
  concerned.some((id) => id !== null && people.includes(id));

/** A customer that nobody owns, and its contacts, may be seen by whoever may make such a record. */
export function maySee(speaker: Speaker, record: RecordType, reach: Reach, concerned: Concerned): boolean {
  if (reach.sees === "all") return true;
  if (reach.sees === "nothing") return false;
  if (isFree(record, concerned)) return mayMake(speaker, record);
  return holdsAny(reach.people, [...concerned.makers, concerned.ownerId]);
}

/** Changing is for its makers and for those above them: owning the customer is not enough to change a colleague's visit. */
export function mayChange(speaker: Speaker, record: RecordType, reach: Reach, concerned: Concerned): boolean {
  if (reach.sees === "all") return speaker.role === "director" || (record.changedByAll ?? []).includes(speaker.role);
  if (reach.sees === "nothing") return false;
  if (isFree(record, concerned)) return mayMake(speaker, record);
  return holdsAny(reach.people, concerned.makers.length ? concerned.makers : [concerned.ownerId]);
}

export const mayMake = (speaker: Speaker, record: RecordType): boolean => record.madeBy.includes(speaker.role);

const isFree = (record: RecordType, { makers, ownerId }: Concerned) =>
  ownerId === null && makers.length === 0 && record.model !== "complaint";
