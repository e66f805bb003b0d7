// The people that are there already, and which of them a line of the file means.
import type { Database } from "../store/database.ts";
import type { PersonLine } from "./people-columns.ts";
import { inColumn, type RowProblem, type Sentences } from "./row.ts";

export type KnownPerson = {
  id: number;
  name: string;
  email: string | null;
  role: string;
  managerId: number | null;
  teamId: number | null;
  locale: string | null;
  timezone: string | null;
  authorityFen: number | null;
  version: number;
  /** The platform's users that are this person: the latest of each platform last. */
  users: { platform: string; userId: string }[];
};

export async function findPeople(database: Database): Promise<KnownPerson[]> {
  const rows = await database.read<Omit<KnownPerson, "users">>(
    `SELECT "id", "name", "email", "role", "managerId", "teamId", "locale", "timezone", "authorityFen", "version"
     FROM "Person" ORDER BY "id"`,
  );
  const identities = await database.read<{ platform: string; userId: string; personId: number }>(
    `SELECT "platform", "userId", "personId" FROM "Identity" ORDER BY "createdAt"`,
  );
  const people = rows.map((row): KnownPerson => {
    return { ...row, authorityFen: row.authorityFen === null ? null : Number(row.authorityFen), users: [] };
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const { personId, ...user } of identities) byId.get(personId)?.users.push(user);
  return people;
}

export const userOf = (person: KnownPerson, platform: string): string | null =>
  person.users.findLast((user) => user.platform === platform)?.userId ?? null;

/** Several under one key, in their order. */
export function groupBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Null: nobody is meant who is there already. */
export type Meant = { person: KnownPerson | null } | { problem: RowProblem };

/** By e-mail, else by a platform's id, else by a name that is one person's and that no e-mail or id speaks against. */
export function finderOf(people: readonly KnownPerson[], sentences: Sentences): (line: PersonLine) => Meant {
  const byEmail = new Map(people.flatMap((person) => (person.email ? [[person.email.toLowerCase(), person]] : [])));
  const byUser = new Map(
    people.flatMap((person) => person.users.map(({ platform, userId }) => [`${platform} ${userId}`, person])),
  );
  const byName = groupBy(people, (person) => person.name);
  return (line) => {
    const byUserId = [byUser.get(`slack ${line.slackId}`), byUser.get(`feishu ${line.feishuId}`)];
    const sure = [byEmail.get(line.email ?? ""), ...byUserId].filter((person) => person !== undefined);
    const [one, other] = new Set(sure);
    if (one && other) {
      return { problem: { line: line.line, field: null, sentence: sentences.twoPeople(one.name, other.name) } };
    }
    if (one) return { person: one };
    const namesakes = (byName.get(line.name ?? "") ?? []).filter((person) => !speaksAgainst(line, person));
    if (namesakes.length < 2) return { person: namesakes[0] ?? null };
    const sentence = sentences.whichPerson(line.name ?? "");
    return { problem: inColumn({ line: line.line, field: "name" }, sentence, sentences) };
  };
}

/** Namesakes with different addresses or ids are different people. */
function speaksAgainst(line: PersonLine, person: KnownPerson): boolean {
  const pairs = [
    [line.email, person.email?.toLowerCase()],
    [line.slackId, userOf(person, "slack")],
    [line.feishuId, userOf(person, "feishu")],
  ];
  return pairs.some(([typed, known]) => typed && known && typed !== known);
}
