// Promises that fall due one after the other while the program is being killed.
import type { Database, Write } from "../../../src/core/store/database.ts";
import { dayOf } from "../../../src/core/turn.ts";
import type { Luck } from "./luck.ts";
import { makeMark, REPS } from "./people.ts";

const FIRST_MARK = 9_000;
const BATCH = 100;

type Owned = { customerId: number; repId: number };

/** `count` promises, one every `everyMs` from `now` on, each with a mark of its own. */
export async function seedReminders(
  database: Database,
  { count, everyMs, luck, now }: { count: number; everyMs: number; luck: Luck; now: Date },
): Promise<void> {
  const names = Object.values(REPS).flat();
  const sql = `SELECT "id" AS "customerId", "ownerId" AS "repId" FROM "Customer"
    WHERE "name" IN (${names.map(() => "?").join(", ")}) ORDER BY "id"`;
  const owned = await database.read<Owned>(sql, names);
  const dueOn = dayOf(now, "Asia/Shanghai");
  const stamps = { platform: "slack", createdAt: now, updatedAt: now, version: 1 };
  const writes: Write[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const { customerId, repId } = luck.pick(owned);
    const id = await database.nextId("promise");
    const text = `带样品${makeMark(FIRST_MARK + nth)}`;
    const dueAt = new Date(now.getTime() + nth * everyMs);
    const due = { kind: "promise", record: "promise", recordId: id, personId: repId, dueOn };
    writes.push(
      { insert: "Promise", row: { id, customerId, repId, text, dueOn, status: "open", ...stamps } },
      { insert: "Reminder", row: { ...due, dueAt, state: "due", createdAt: now } },
    );
  }
  for (let from = 0; from < writes.length; from += BATCH) await database.save(writes.slice(from, from + BATCH));
}
