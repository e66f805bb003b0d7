// Whom a line of targets.csv means: a person by his e-mail or name, or a team.
import type { Database } from "../store/database.ts";
import type { Subject } from "../target/tell.ts";
import { groupBy } from "./people-known.ts";
import type { Sentences } from "./row.ts";

type PersonRow = { id: number; name: string; email: string | null };

/** Gives a subject, or a sentence that says why there is none. Those who have left have no targets. */
export async function findSubjects(
  database: Database,
  sentences: Sentences,
): Promise<(typed: string) => Subject | string> {
  const people = await database.read<PersonRow>(
    `SELECT "id", "name", "email" FROM "Person" WHERE "isActive" ORDER BY "id"`,
  );
  const teams = await database.read<{ id: number; name: string }>(`SELECT "id", "name" FROM "Team" ORDER BY "id"`);
  const byEmail = new Map(people.flatMap((one) => (one.email === null ? [] : [[plain(one.email), one] as const])));
  const byName = groupBy(people, ({ name }) => plain(name));
  const teamsByName = groupBy(teams, ({ name }) => plain(name));
  return (typed) => {
    const name = plain(typed);
    const email = byEmail.get(name);
    if (email) return { personId: email.id, teamId: null };
    const named = [
      ...(byName.get(name) ?? []).map(({ id }): Subject => ({ personId: id, teamId: null })),
      ...(teamsByName.get(name) ?? []).map(({ id }): Subject => ({ personId: null, teamId: id })),
    ];
    const [one, other] = named;
    if (!one) return sentences.targetOfNobody(typed);
    return other ? sentences.targetAmbiguous(typed) : one;
  };
}

const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s+/gu, " ").trim().toLowerCase();
