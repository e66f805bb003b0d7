// Customers to choose from while a name is being typed: one's own first.
import { findChoices, findLoose, findLooseOwn, type Reader, toChoice } from "./find.ts";
import { choicesOf, distinct, fitsOf, isBegun, toRun } from "./fit.ts";
import { findLikely } from "./likeness.ts";
import type { CustomerChoice } from "./match.ts";
import { namesIn } from "./name-list.ts";

export type Typing = { personId: number; typed: string; limit: number };

/**
 * At most `limit` customers. Names that begin with what was typed (as written, in pinyin, in initials) go before names
 * that contain it or sound like it. Nothing typed: one's own, those visited last first.
 */
export async function suggestCustomers(
  database: Reader,
  { personId, typed, limit }: Typing,
): Promise<CustomerChoice[]> {
  const run = toRun(typed);
  if (run.normalised === "") return findOwn(database, { personId, limit });
  const rows = [...(await findLooseOwn(database, [run], personId)), ...(await findLoose(database, [run]))];
  const fits = fitsOf(run, rows);
  const begun = ownFirst(choicesOf(fits.filter(isBegun)), personId);
  if (begun.length >= limit) return begun.slice(0, limit);
  const likely = await findLikely(namesIn(database), run, limit);
  const read = await findChoices(
    database,
    likely.map(({ id }) => id),
  );
  const byId = new Map(read.map((row) => [row.id, toChoice(row)]));
  const others = [...choicesOf(fits), ...likely.flatMap(({ id }) => byId.get(id) ?? [])];
  return distinct([...begun, ...ownFirst(distinct(others), personId)]).slice(0, limit);
}

const ownFirst = (choices: readonly CustomerChoice[], personId: number): CustomerChoice[] => [
  ...choices.filter((choice) => choice.ownerId === personId),
  ...choices.filter((choice) => choice.ownerId !== personId),
];

function findOwn(database: Reader, { personId, limit }: Omit<Typing, "typed">): Promise<CustomerChoice[]> {
  return database.read<CustomerChoice>(
    `SELECT c."id" AS "id", c."name" AS "name", c."ownerId" AS "ownerId", p."name" AS "ownerName" FROM "Customer" c
     LEFT JOIN "Person" p ON p."id" = c."ownerId"
     LEFT JOIN (SELECT "customerId", max("visitedOn") AS "last" FROM "Visit" WHERE "repId" = ? AND "undoneAt" IS NULL
       GROUP BY "customerId") v ON v."customerId" = c."id"
     WHERE c."ownerId" = ? AND c."undoneAt" IS NULL
     ORDER BY coalesce(v."last", '') DESC, c."id" DESC LIMIT ?`,
    [personId, personId, limit],
  );
}
