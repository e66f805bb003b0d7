// Who sets whose targets (E-13): a manager those of his line, a director anybody's; nobody his own but a director.
import { findReports } from "../access.ts";
import type { Speaker } from "../person.ts";
import type { Database } from "../store/database.ts";
import type { Subject } from "./tell.ts";

export async function maySetTarget(database: Database, speaker: Speaker, subject: Subject): Promise<boolean> {
  if (speaker.role === "director") return true;
  if (speaker.role !== "manager" || subject.personId === speaker.id) return false;
  const below = new Set(await findReports(database, speaker.id));
  if (subject.personId !== null) return below.has(subject.personId);
  const sql = `SELECT "id" FROM "Person" WHERE "isActive" AND "teamId" = ?`;
  const team = await database.read<{ id: number }>(sql, [subject.teamId]);
  // A team that is only partly his is not his to set for.
  return team.length > 0 && team.every(({ id }) => id === speaker.id || below.has(id));
}
