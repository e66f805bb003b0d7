// The next time of a promise that comes round again: a row of its own, made once, with its reminder and its history.
import { cancelReminders, remindOfPromise } from "../follow.ts";
import type { Speaker } from "../person.ts";
import type { Database, Row, Write } from "../store/database.ts";
import { firstColumns } from "./series.ts";

/** Columns of the time before. */
export type Before = {
  id: number;
  seriesId: number | null;
  customerId: number;
  repId: number;
  text: string;
  toWhom: string | null;
  every: string | null;
  platform: string;
};

type Making = { on: string; owner: Pick<Speaker, "id" | "timezone">; now: Date };

/**
 * `claim` finds no row where somebody else has made the next time meanwhile: then nothing is written
 * (test/clock/promises.test.ts).
 */
export async function makeNext(
  database: Pick<Database, "nextId">,
  before: Before,
  { on, owner, now }: Making,
): Promise<{ id: number; claim: Write; writes: Write[] }> {
  const id = await database.nextId("promise");
  const { customerId, repId, text, toWhom, every, platform } = before;
  const values = { customer: customerId, text, dueOn: on, every, toWhom, status: "open" };
  const stamps = { platform, createdAt: now, updatedAt: now, version: 1 };
  const whose = { id, seriesId: before.seriesId ?? before.id, customerId, repId };
  const row: Row = { ...whose, text, toWhom, every, dueOn: on, status: "open", ...stamps };
  const change: Row = {
    id: await database.nextId("change"),
    record: "promise",
    recordId: id,
    personId: null,
    action: "create",
    before: null,
    after: JSON.stringify(values),
    platform,
    at: now,
  };
  return {
    id,
    claim: { update: "Promise", where: { id: before.id, nextId: null }, set: { nextId: id, nextOn: null }, expect: 1 },
    writes: [
      { insert: "Promise", row: { ...row, ...firstColumns({ dueOn: on, every }) } },
      { insert: "Change", row: change },
      remindOfPromise(id, on, owner, now),
    ],
  };
}

/** What was made and not touched since goes again; null: it was touched, and stays. */
export async function takeNextBack(database: Pick<Database, "read">, id: number, now: Date): Promise<Write[] | null> {
  const sql = `SELECT "id" FROM "Promise" WHERE "id" = ? AND "status" = 'open' AND "version" = 1 AND "undoneAt" IS NULL`;
  if ((await database.read(sql, [id])).length === 0) return null;
  const set = { undoneAt: now, updatedAt: now, version: 2 };
  return [{ update: "Promise", where: { id, version: 1 }, set, expect: 1 }, cancelReminders("promise", id)];
}
