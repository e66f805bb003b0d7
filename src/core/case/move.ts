// A case whose channel can no longer be written to (archived, the bot removed) moves to those who care for it, in private.
import { openCalendar } from "../calendar/open.ts";
import { findAddress } from "../notices.ts";
import { findPerson } from "../person.ts";
import type { Write } from "../store/database.ts";
import type { Room } from "../turn.ts";
import { type Carer, findCarers } from "./carers.ts";
import { type Case, findCase } from "./found.ts";
import { type CasePlace, findPlaces, openPlace } from "./places.ts";

type Moving = Pick<Room, "database" | "house">;
type Lost = { letterKey: string; complaintId: number };

const BATCH = 10;

/**
 * Of a card that died, or under which nothing can be said any more (clock/replacing.ts): how many places were given up. The
 * administrators hear of the dead letter itself (core/dead-letter.ts); a second process finds the place closed
 * (test/core/case/move.test.ts).
 */
export async function moveLost(room: Moving, now: Date): Promise<number> {
  const sql = `SELECT DISTINCT p."letterKey", p."complaintId" FROM "CasePlace" p
    JOIN "Outbox" o ON o."key" = p."letterKey" OR o."replaces" = p."letterKey"
    WHERE p."closedAt" IS NULL AND p."toUser" IS NULL AND o."state" = 'dead' LIMIT ${BATCH}`;
  const lost = await room.database.read<Lost>(sql);
  for (const place of lost) await room.database.save(await movePlace(room, place, now));
  return lost.length;
}

async function movePlace(room: Moving, { letterKey, complaintId }: Lost, now: Date): Promise<Write[]> {
  const close: Write = { update: "CasePlace", where: { letterKey, closedAt: null }, set: { closedAt: now }, expect: 1 };
  const found = await findCase(room.database, complaintId);
  if (!found) return [close];
  const places = await findPlaces(room.database, complaintId);
  const turn = { calendars: openCalendar(room), now };
  const writes: Write[] = [close];
  for (const opening of await findHeirs(room, found, places)) {
    writes.push(...(await openPlace(turn, { found, ...opening })));
  }
  return writes;
}

/** Those who care for the team's complaints, and whoever holds it; not those who have its card. */
async function findHeirs(room: Moving, found: Case, places: readonly CasePlace[]): Promise<Carer[]> {
  const sql = `SELECT "managerId" FROM "Person" WHERE "id" = ?`;
  const [reporter] = await room.database.read<{ managerId: number | null }>(sql, [found.reporterId]);
  const team = { teamId: found.teamId, managerId: reporter?.managerId ?? null, except: found.reporterId };
  const heirs = await findCarers(room, team);
  const holder = found.assigneeId === null ? null : await findPerson(room.database, found.assigneeId, room.house);
  const address = holder && (await findAddress(room, holder.id));
  if (holder && address) heirs.push({ address, reader: holder });
  const known = new Set(places.flatMap(({ toUser }) => toUser ?? []));
  return heirs.filter(({ address: { toUser = "" } }) => !known.has(toUser) && known.add(toUser));
}
