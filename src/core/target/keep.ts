// How targets are set, changed and taken away: each with its history entry, and taken back together.
import type { Row, Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import type { Metric } from "./goal.ts";
import type { Target } from "./find.ts";
import type { Period } from "./period.ts";
import type { Wanted } from "./read.ts";
import type { Subject, TargetChange } from "./tell.ts";

export type Setting = { subject: Subject; period: Period; goals: readonly Wanted[] };

/** What a history entry of a target holds. */
type Kept = Subject & { period: Period; metric: Metric; goal: number | null };

const COLUMNS = `"id", "personId", "teamId", "period", "metric", "goal", "version"`;

async function findOne({ database }: Turn, { personId, teamId, period, metric }: Kept): Promise<Target | null> {
  const whose = personId === null ? `"teamId" = ?` : `"personId" = ?`;
  const sql = `SELECT ${COLUMNS} FROM "Target" WHERE ${whose} AND "period" = ? AND "metric" = ?`;
  const [found] = await database.read<Target>(sql, [personId ?? teamId, period, metric]);
  return found ? { ...found, goal: Number(found.goal) } : null;
}

type Done = { writes: Write[]; changes: TargetChange[] };

/** `changes`: by the numbers of their history entries it is taken back. What is so already gives none. */
export async function keepTargets(turn: Turn, settings: readonly Setting[]): Promise<Done> {
  const writes: Write[] = [];
  const changes: TargetChange[] = [];
  for (const { subject, period, goals } of settings) {
    for (const { metric, goal } of goals) {
      const kept = await keepOne(turn, { ...subject, period, metric, goal }, "edit");
      writes.push(...kept.writes);
      if (kept.change !== null) changes.push(kept.change);
    }
  }
  return { writes, changes };
}

async function keepOne(turn: Turn, wanted: Kept, action: "edit" | "undo") {
  const before = await findOne(turn, wanted);
  if ((before?.goal ?? null) === wanted.goal) return { writes: [], change: null };
  const { database, speaker, now } = turn;
  const change = await database.nextId("change");
  const id = before?.id ?? (await database.nextId("target"));
  const history: Row = {
    id: change,
    record: "target",
    recordId: id,
    personId: speaker.id,
    action: before || action === "undo" ? action : "create",
    before: JSON.stringify({ ...wanted, goal: before?.goal ?? null }),
    after: JSON.stringify(wanted),
    platform: turn.ask.actor.platform,
    at: now,
  };
  const writes: Write[] = [rowWrite(turn, { id, before, wanted }), { insert: "Change", row: history }];
  return { writes, change: { ...wanted, before: before?.goal ?? null, change } };
}

type Writing = { id: number; before: Target | null; wanted: Kept };

function rowWrite({ speaker, now }: Turn, { id, before, wanted }: Writing): Write {
  const { personId, teamId, period, metric, goal } = wanted;
  if (goal === null) return { remove: "Target", where: { id } };
  const set: Row = { goal: BigInt(goal), setById: speaker.id, updatedAt: now };
  if (before)
    return {
      update: "Target",
      where: { id, version: before.version },
      set: { ...set, version: before.version + 1 },
      expect: 1,
    };
  return { insert: "Target", row: { id, personId, teamId, period, metric, ...set, createdAt: now, version: 1 } };
}

const UNDO_MINUTES = 15;

type ChangeRow = { personId: number | null; before: string; after: string; at: Date };

/** Puts back what these entries changed. A word says why not: not his, too late, or changed since. */
export async function takeBackTargets(
  turn: Turn,
  changes: readonly number[],
): Promise<Done | "notYours" | "tooLate" | "changed"> {
  const done: Done = { writes: [], changes: [] };
  for (const id of changes) {
    const sql = `SELECT "personId", "before", "after", "at" FROM "Change" WHERE "id" = ? AND "record" = 'target'`;
    const [change] = await turn.database.read<ChangeRow>(sql, [id]);
    if (!change || change.personId !== turn.speaker.id) return "notYours";
    if (turn.now.getTime() - change.at.getTime() > UNDO_MINUTES * 60_000) return "tooLate";
    const [before, after] = [JSON.parse(change.before) as Kept, JSON.parse(change.after) as Kept];
    if (((await findOne(turn, after))?.goal ?? null) !== after.goal) return "changed";
    const { writes, change: undone } = await keepOne(turn, before, "undo");
    done.writes.push(...writes);
    if (undone) done.changes.push(undone);
  }
  return done.writes.length > 0 ? done : "changed";
}
