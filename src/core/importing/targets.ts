// targets.csv: what people and teams are to reach, put in or brought up to date.
import { openCalendar } from "../calendar/open.ts";
import type { Row, Write } from "../store/database.ts";
import { findTargets, type Target } from "../target/find.ts";
import { isNoGoal, readGoal } from "../target/read.ts";
import { type Subject, type TargetChange, tellOfTargets } from "../target/tell.ts";
import {
  changeWrite,
  type ImportReport,
  type ImportRequest,
  type Plan,
  readFileOf,
  refused,
  savePlan,
} from "./import.ts";
import { takeNumbers } from "./numbers.ts";
import { inColumn, readRows, type RowProblem } from "./row.ts";
import { targetColumns, type TargetLine } from "./target-columns.ts";
import { findSubjects } from "./target-known.ts";

/** `goal`: fen or a count; null takes the target away. */
type Wanted = Subject & Pick<TargetChange, "period" | "metric" | "goal">;

/**
 * Adds targets and brings those there up to date; the amount “none” takes one away. The same file again changes nothing.
 * With one bad line nothing is saved, and whoever has a target that changed is told (test/core/importing/targets.test.ts).
 */
export async function importTargets(request: ImportRequest): Promise<ImportReport> {
  const { importing } = request.messages;
  const table = await readFileOf(request);
  if (!Array.isArray(table)) return refused([table]);
  const { rows, problems } = readRows(table, targetColumns, importing);
  const checked = await checkLines(request, rows);
  const all = [...problems, ...checked.problems];
  return all.length > 0 ? refused(all) : savePlan(request, await planTargets(request, checked.wanted));
}

async function checkLines(request: ImportRequest, lines: readonly TargetLine[]) {
  const { importing } = request.messages;
  const find = await findSubjects(request.database, importing);
  const problems: RowProblem[] = [];
  const wanted: Wanted[] = [];
  const firstLines = new Map<string, number>();
  for (const { line, ...values } of lines) {
    const complain = (field: string, sentence: string) => problems.push(inColumn({ line, field }, sentence, importing));
    const { who, period, metric, amount } = values;
    for (const field of ["who", "period", "metric", "amount"] as const)
      if (values[field] === null) complain(field, importing.missing(field));
    const subject = who === null ? null : find(who);
    if (typeof subject === "string") complain("who", subject);
    const goal = amount === null || metric === null ? undefined : isNoGoal(amount) ? null : readGoal(metric, amount);
    if (amount !== null && metric !== null && goal === undefined)
      complain("amount", request.messages.targets.badGoal(amount));
    if (subject === null || typeof subject === "string" || period === null || metric === null || goal === undefined)
      continue;
    const one = { ...subject, period, metric, goal };
    const first = firstLines.get(keyOf(one));
    if (first === undefined) firstLines.set(keyOf(one), line);
    else problems.push({ line, field: null, sentence: importing.sameAs(first) });
    wanted.push(one);
  }
  return { problems, wanted };
}

const keyOf = ({ personId, teamId, period, metric }: Omit<Wanted, "goal">): string =>
  [personId ?? "", teamId ?? "", period, metric].join("|");

/** Periods asked about at once. */
const CHUNK = 100;

async function findBefore({ database }: ImportRequest, wanted: readonly Wanted[]): Promise<Map<string, Target>> {
  const periods = [...new Set(wanted.map(({ period }) => period))];
  const known = new Map<string, Target>();
  for (let at = 0; at < periods.length; at += CHUNK)
    for (const one of await findTargets(database, periods.slice(at, at + CHUNK))) known.set(keyOf(one), one);
  return known;
}

async function planTargets(request: ImportRequest, wanted: readonly Wanted[]): Promise<Plan> {
  const { database } = request;
  const known = await findBefore(request, wanted);
  const differing = wanted.filter((one) => (known.get(keyOf(one))?.goal ?? null) !== one.goal);
  const added = differing.filter((one) => !known.has(keyOf(one)));
  const nextId = await takeNumbers(database, "target", added.length);
  const nextChange = await takeNumbers(database, "change", differing.length);
  const rows: Write[] = [];
  const history: Write[] = [];
  const changes: TargetChange[] = [];
  for (const one of differing) {
    const before = known.get(keyOf(one)) ?? null;
    const [recordId, change] = [before?.id ?? nextId(), nextChange()];
    const was = before?.goal ?? null;
    rows.push(rowWrite(request, { id: recordId, before, wanted: one }));
    const entry = { record: "target", recordId, before: { ...one, goal: was }, after: one };
    history.push(changeWrite(request, change, entry));
    changes.push({ ...one, before: was, change });
  }
  const writes = [...rows, ...history, ...(await writeLetters(request, changes))];
  const changed = differing.length - added.length;
  return { added: added.length, changed, unchanged: wanted.length - differing.length, writes };
}

type Writing = { id: number; before: Target | null; wanted: Wanted };

function rowWrite({ personId: setById = null, now }: ImportRequest, { id, before, wanted }: Writing): Write {
  const { personId, teamId, period, metric, goal } = wanted;
  if (goal === null) return { remove: "Target", where: { id } };
  const set: Row = { goal: BigInt(goal), setById, updatedAt: now };
  if (!before)
    return { insert: "Target", row: { id, personId, teamId, period, metric, ...set, createdAt: now, version: 1 } };
  const where = { id, version: before.version };
  return { update: "Target", where, set: { ...set, version: before.version + 1 }, expect: 1 };
}

function writeLetters({ database, house, now }: ImportRequest, changes: readonly TargetChange[]): Promise<Write[]> {
  if (!house) return Promise.resolve([]);
  return tellOfTargets({ database, house, calendars: openCalendar({ database, house }), now }, null, changes);
}
