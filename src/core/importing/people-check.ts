// Whom each line means, who reports to whom, and whether that can be: nobody twice, no circle, no manager who is nobody.
import type { PersonLine } from "./people-columns.ts";
import { finderOf, groupBy, type KnownPerson } from "./people-known.ts";
import { inColumn, type RowProblem, type Sentences } from "./row.ts";

/** A person as he will be: there already, in the file, or both. `manager`: null is nobody. */
export type Member = {
  line: PersonLine | null;
  known: KnownPerson | null;
  name: string;
  email: string | null;
  manager: Member | null;
};

export type Members = { members: Member[]; problems: RowProblem[] };

/** Everybody there will be; those of the file first, in its order. */
export function checkPeople(
  lines: readonly PersonLine[],
  people: readonly KnownPerson[],
  sentences: Sentences,
): Members {
  const problems = [...checkNames(lines, sentences), ...findTwice(lines, sentences)];
  const find = finderOf(people, sentences);
  const members: Member[] = [];
  const lineOf = new Map<KnownPerson, PersonLine>();
  for (const line of lines) {
    const meant = find(line);
    if ("problem" in meant) {
      problems.push(meant.problem);
      continue;
    }
    const { person: known } = meant;
    const other = known && lineOf.get(known);
    if (other) problems.push({ line: line.line, field: null, sentence: sentences.sameAs(other.line) });
    if (known) lineOf.set(known, line);
    else if (line.role === null) problems.push(missing(line, "role", sentences));
    members.push({ line, known, name: line.name ?? "", email: line.email ?? known?.email ?? null, manager: null });
  }
  for (const known of people) {
    if (!lineOf.has(known)) members.push({ line: null, known, name: known.name, email: known.email, manager: null });
  }
  problems.push(...tieManagers(members, sentences), ...findCircles(members, sentences));
  return { members, problems: onePerLine(problems) };
}

const missing = ({ line }: PersonLine, field: string, sentences: Sentences): RowProblem => ({
  line,
  field,
  sentence: sentences.missing(field),
});

const checkNames = (lines: readonly PersonLine[], sentences: Sentences): RowProblem[] =>
  lines.filter((line) => line.name === null).map((line) => missing(line, "name", sentences));

/** Lines with the same e-mail or id, and namesakes with neither. */
function findTwice(lines: readonly PersonLine[], sentences: Sentences): RowProblem[] {
  const first = new Map<string, number>();
  const problems: RowProblem[] = [];
  for (const line of lines) {
    const keys = [
      line.email && `e ${line.email}`,
      line.slackId && `s ${line.slackId}`,
      line.feishuId && `f ${line.feishuId}`,
    ];
    const sure = keys.filter((key) => key !== null);
    for (const key of sure.length > 0 ? sure : [`n ${line.name}`]) {
      const before = first.get(key);
      if (before === undefined) first.set(key, line.line);
      else problems.push({ line: line.line, field: null, sentence: sentences.sameAs(before) });
    }
  }
  return problems;
}

/** One line needs to be told once only that it is there twice. */
function onePerLine(problems: readonly RowProblem[]): RowProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ line, field, sentence }) => {
    const key = field === null ? `${line} ${sentence}` : `${line} ${field} ${sentence}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** A manager is written as an e-mail or as a name; he may stand further down in the file. */
function tieManagers(members: readonly Member[], sentences: Sentences): RowProblem[] {
  const byEmail = new Map(members.flatMap((member) => (member.email ? [[member.email.toLowerCase(), member]] : [])));
  const byName = groupBy(members, (member) => member.name);
  const byId = new Map(members.flatMap((member) => (member.known ? [[member.known.id, member]] : [])));
  const problems: RowProblem[] = [];
  for (const member of members) {
    const typed = member.line?.manager ?? null;
    if (typed === null || member.line === null) {
      member.manager = byId.get(member.known?.managerId ?? 0) ?? null;
      continue;
    }
    const email = byEmail.get(typed.normalize("NFKC").toLowerCase());
    const named = email ? [email] : (byName.get(typed) ?? []);
    member.manager = named[0] ?? null;
    if (named.length === 1) continue;
    const sentence = named.length > 1 ? sentences.managerAmbiguous(typed) : sentences.managerUnknown(typed);
    problems.push(inColumn({ line: member.line.line, field: "manager" }, sentence, sentences));
  }
  return problems;
}

/** Each circle in the reporting line once, at the last of its lines in the file. */
function findCircles(members: readonly Member[], sentences: Sentences): RowProblem[] {
  const isSafe = new Set<Member>();
  const problems: RowProblem[] = [];
  for (const start of members) {
    const path: Member[] = [];
    const onPath = new Set<Member>();
    let member: Member | null = start;
    while (member && !isSafe.has(member) && !onPath.has(member)) {
      path.push(member);
      onPath.add(member);
      member = member.manager;
    }
    if (member && onPath.has(member)) problems.push(...circleProblem(path.slice(path.indexOf(member)), sentences));
    for (const one of path) isSafe.add(one);
  }
  return problems;
}

function circleProblem(circle: readonly Member[], sentences: Sentences): RowProblem[] {
  const lines = circle.flatMap(({ line }) => line?.line ?? []);
  const names = [...circle, circle[0]].map((member) => member?.name).join(" → ");
  const line = Math.max(1, ...lines);
  return [inColumn({ line, field: "manager" }, sentences.managerLoop(names), sentences)];
}
