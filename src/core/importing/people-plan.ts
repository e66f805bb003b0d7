// What is written for the people of a file: teams first, then managers before those who report to them.
import type { Row as Cells, Write } from "../store/database.ts";
import { changeWrite, type ImportRequest, type Plan } from "./import.ts";
import { takeNumbers } from "./numbers.ts";
import type { Member } from "./people-check.ts";
import { userOf } from "./people-known.ts";

type Ids = { idOf: ReadonlyMap<Member, number>; teamIds: ReadonlyMap<string, number> };
/** `before` and `after` hold what changes, by the table's columns, and slackId and feishuId. */
type Difference = { member: Member; id: number; before: Cells; after: Cells };

export async function planPeople(request: ImportRequest, members: readonly Member[]): Promise<Plan> {
  const { database } = request;
  const listed = members.filter(({ line }) => line !== null);
  const newcomers = listed.filter(({ known }) => known === null);
  const nextPerson = await takeNumbers(database, "person", newcomers.length);
  const idOf = new Map(members.map((member) => [member, member.known?.id ?? nextPerson()]));
  const teams = await planTeams(request, listed);
  const differences = managersFirst(listed).map((member) => differenceOf(member, { idOf, teamIds: teams.ids }));
  const changed = differences.filter(({ after }) => Object.keys(after).length > 0);
  const nextChange = await takeNumbers(database, "change", changed.length);
  const history = changed.map(({ member, id, before, after }) =>
    changeWrite(request, nextChange(), { record: "person", recordId: id, before: member.known && before, after }),
  );
  const people = [...changed.filter(isNew), ...changed.filter((one) => !isNew(one))];
  const writes = [
    ...teams.writes,
    ...people.flatMap((one) => personWrites(request, one)),
    ...people.flatMap((one) => identityWrites(request, one)),
    ...history,
  ];
  const added = newcomers.length;
  return { added, changed: changed.length - added, unchanged: listed.length - changed.length, writes };
}

const isNew = ({ member }: Difference): boolean => member.known === null;

async function planTeams({ database, now }: ImportRequest, listed: readonly Member[]) {
  const known = await database.read<{ id: number; name: string }>(`SELECT "id", "name" FROM "Team"`);
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  const names = [...new Set(listed.flatMap(({ line }) => line?.team ?? []))].filter((name) => !ids.has(name));
  const nextTeam = await takeNumbers(database, "team", names.length);
  const writes = names.map((name): Write => {
    const id = nextTeam();
    ids.set(name, id);
    return { insert: "Team", row: { id, name, createdAt: now } };
  });
  return { ids, writes };
}

/** Nobody before his own manager: a foreign key is checked at each row. */
function managersFirst(listed: readonly Member[]): Member[] {
  const placed = new Set<Member>();
  for (const member of listed) {
    const line: Member[] = [];
    for (let one: Member | null = member; one && !placed.has(one); one = one.manager) line.push(one);
    for (const one of line.reverse()) placed.add(one);
  }
  return [...placed].filter(({ line }) => line !== null);
}

function differenceOf(member: Member, { idOf, teamIds }: Ids): Difference {
  const { line, known } = member;
  const managerId = member.manager && (idOf.get(member.manager) ?? null);
  const wanted: Cells = {
    name: line?.name ?? null,
    email: line?.email ?? null,
    role: line?.role ?? null,
    managerId: line?.manager ? managerId : null,
    teamId: teamIds.get(line?.team ?? "") ?? null,
    locale: line?.locale ?? null,
    timezone: line?.timezone ?? null,
    authorityFen: line?.authority ?? null,
    slackId: line?.slackId ?? null,
    feishuId: line?.feishuId ?? null,
  };
  const users = known && { slackId: userOf(known, "slack"), feishuId: userOf(known, "feishu") };
  const current: Cells = { ...pick(known ?? {}, Object.keys(wanted)), ...users };
  const names = Object.keys(wanted).filter((name) => wanted[name] !== null && wanted[name] !== (current[name] ?? null));
  return { member, id: idOf.get(member) ?? 0, before: pick(current, names), after: pick(wanted, names) };
}

const pick = (from: object, names: readonly string[]): Cells =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

const COLUMNS = ["name", "email", "role", "managerId", "teamId", "locale", "timezone", "authorityFen"];

function personWrites({ now }: ImportRequest, { member, id, after }: Difference): Write[] {
  const columns = Object.keys(after).filter((name) => COLUMNS.includes(name));
  const set = pick(after, columns);
  if (member.known === null) {
    const empty = Object.fromEntries(COLUMNS.map((name) => [name, null]));
    return [
      { insert: "Person", row: { ...empty, ...set, id, isActive: true, createdAt: now, updatedAt: now, version: 1 } },
    ];
  }
  if (columns.length === 0) return [];
  const { version } = member.known;
  return [
    { update: "Person", where: { id, version }, set: { ...set, updatedAt: now, version: version + 1 }, expect: 1 },
  ];
}

/** A person is one user of a platform: the file's takes the place of the one that was. */
function identityWrites({ now }: ImportRequest, { member, id, after }: Difference): Write[] {
  const users = [
    { platform: "slack", userId: after["slackId"] ?? null },
    { platform: "feishu", userId: after["feishuId"] ?? null },
  ].filter(({ userId }) => userId !== null);
  return users.flatMap(({ platform, userId }): Write[] => [
    ...(member.known ? [{ remove: "Identity" as const, where: { platform, personId: id } }] : []),
    { insert: "Identity", row: { platform, userId, personId: id, createdAt: now } },
  ]);
}
