// Whom a case asks now: his word in its thread is a sign of life, as any deed is.
import type { Speaker } from "../person.ts";
import { dayOf, type Turn } from "../turn.ts";
import { findAbsent } from "./absence.ts";
import type { Case } from "./found.ts";
import { findClimbers } from "./ladder.ts";
import { isWatched } from "./watch.ts";

/**
 * The decider while he is asked; else the holder (customer service, where nobody holds it) and all to whom it has climbed;
 * with the stand-ins of those who are away (test/clock/case-ladder.test.ts).
 */
export async function isAsked(
  turn: Pick<Turn, "database" | "calendars" | "now">,
  found: Case,
  { id, role }: Pick<Speaker, "id" | "role">,
): Promise<boolean> {
  if (!isWatched(found)) return false;
  const { assigneeId, deciderId, teamId, level, reporterId } = found;
  const asked = deciderId ?? assigneeId;
  if (asked === id) return true;
  if (asked === null && role === "cs") return true;
  const { timezone } = await turn.calendars.find(teamId, turn.now);
  const today = dayOf(turn.now, timezone);
  if (asked !== null && (await findAbsent(turn.database, today)).get(asked) === id) return true;
  if (deciderId !== null || level <= 1) return false;
  const climbers = await findClimbers(turn.database, { teamId, holderId: assigneeId ?? reporterId, today });
  return climbers.some((climber) => climber.id === id && climber.level <= level);
}
