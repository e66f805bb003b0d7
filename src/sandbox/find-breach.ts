// When the next complaint runs over its deadline, for the button that jumps there.
import { openCalendar } from "../core/calendar/open.ts";
import { workingInstant } from "../core/hold.ts";
import type { Room } from "../core/turn.ts";

type Due = { dueAt: Date; teamId: number | null };

/** Waiting for the customer stops the proposal's clock, not the response's. */
const RESPONSE = `SELECT "responseDueAt" AS "dueAt", "teamId" FROM "Complaint" WHERE "undoneAt" IS NULL
  AND "status" IN ('open', 'waiting') AND "respondedAt" IS NULL AND "responseDueAt" > ? ORDER BY "responseDueAt" LIMIT 1`;
const PROPOSAL = `SELECT "proposalDueAt" AS "dueAt", "teamId" FROM "Complaint" WHERE "undoneAt" IS NULL
  AND "status" = 'open' AND "proposedAt" IS NULL AND "proposalDueAt" > ? ORDER BY "proposalDueAt" LIMIT 1`;

/** A moment after it, in working time, so that people hear of it there and then. Null: none is open with a deadline ahead. */
export async function findBreach(room: Pick<Room, "database" | "house">, now: Date): Promise<Date | null> {
  const found = await Promise.all([RESPONSE, PROPOSAL].map((sql) => room.database.read<Due>(sql, [now])));
  const [first] = found.flat().toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
  if (!first) return null;
  const calendar = await openCalendar(room).find(first.teamId, now);
  return new Date(workingInstant(calendar, first.dueAt).getTime() + MOMENT_MS);
}

const MOMENT_MS = 1_000;
