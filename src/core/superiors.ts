// Who hears at once of what cannot wait: the manager, while he is away whoever stands in for him, else the directors (C-02).
import { findAbsent } from "./case/absence.ts";
import { type Speaker, findPerson } from "./person.ts";
import type { Turn } from "./turn.ts";

/** Nobody is his own superior, whatever the reporting line says. */
export async function findSuperiors(turn: Turn): Promise<Speaker[]> {
  const { database, house, speaker, today } = turn;
  const managerId = speaker.managerId === speaker.id ? null : speaker.managerId;
  const standIn = managerId === null ? undefined : (await findAbsent(database, today)).get(managerId);
  const ids = managerId === null ? [] : [standIn === undefined || standIn === speaker.id ? managerId : standIn];
  const [superior] = await findAll(turn, ids);
  if (superior) return [superior];
  const sql = `SELECT "id" FROM "Person" WHERE "isActive" AND "role" = 'director' AND "id" <> ? ORDER BY "id"`;
  const directors = await database.read<{ id: number }>(sql, [speaker.id]);
  return findAll(
    { database, house },
    directors.map(({ id }) => id),
  );
}

async function findAll(
  { database, house }: Pick<Turn, "database" | "house">,
  ids: readonly number[],
): Promise<Speaker[]> {
  const people: Speaker[] = [];
  for (const id of ids) {
    const person = await findPerson(database, id, house);
    if (person) people.push(person);
  }
  return people;
}
