// A case whose channel can no longer be written to (archived, the bot removed) moves to those who care for it, in private.
import { openCalendar } from "../calendar/open.ts";
import type { Write } from "../store/database.ts";
import type { Room } from "../turn.ts";
import { findCarers } from "./carers.ts";
import { findCase } from "./found.ts";
import { findPlaces, openPlace } from "./places.ts";

type Lost = { letterKey: string; complaintId: number };

const BATCH = 10;

/**
 * Of a card that died: how many places were given up. The administrators hear of the dead letter itself
 * (core/dead-letter.ts); a second process finds the place closed (test/core/case/move.test.ts).
 */
export async function moveLost(room: Pick<Room, "database" | "house">, now: Date): Promise<number> {
  const sql = `SELECT DISTINCT p."letterKey", p."complaintId" FROM "CasePlace" p
    JOIN "Outbox" o ON o."key" = p."letterKey" OR o."replaces" = p."letterKey"
    WHERE p."closedAt" IS NULL AND p."toUser" IS NULL AND o."state" = 'dead' LIMIT ${BATCH}`;
  const lost = await room.database.read<Lost>(sql);
  for (const place of lost) await room.database.save(await movePlace(room, place, now));
  return lost.length;
}

async function movePlace(room: Pick<Room, "database" | "house">, place: Lost, now: Date): Promise<Write[]> {
  const { letterKey, complaintId } = place;
  const close: Write = { update: "CasePlace", where: { letterKey, closedAt: null }, set: { closedAt: now }, expect: 1 };
  const found = await findCase(room.database, complaintId);
  if (!found) return [close];
  const [reporter] = await room.database.read<{ managerId: number | null }>(
    `SELECT "managerId" FROM "Person" WHERE "id" = ?`,
    [found.reporterId],
  );
  const places = await findPlaces(room.database, complaintId);
  const team = { teamId: found.teamId, managerId: reporter?.managerId ?? null, except: found.reporterId };
  const turn = { calendars: openCalendar(room), now };
  const writes: Write[] = [close];
  for (const opening of await findCarers(room, team)) {
    const isThere = places.some(({ toUser }) => toUser !== null && toUser === opening.address.toUser);
    if (!isThere) writes.push(...(await openPlace(turn, { found, ...opening })));
  }
  return writes;
}
