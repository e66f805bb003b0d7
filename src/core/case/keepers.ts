// Who is to act on a case: its holder, or his stand-in while he is away; where nobody holds it, those who care for the team's.
import type { Calendar } from "../calendar/working-time.ts";
import { dayOf } from "../turn.ts";
import { findAbsent } from "./absence.ts";
import { findCarers } from "./carers.ts";
import type { Case } from "./found.ts";
import type { Telling } from "./places.ts";

/** `of`: whose stand-in he is. */
export type Keeper = { id: number; of: string | null };

const NOBODY = 0;

/** Whoever is away without a stand-in is left out (test/clock/case-ladder.test.ts). `calendar` is the team's. */
export async function findKeepers(telling: Telling, found: Case, calendar: Calendar): Promise<Keeper[]> {
  const { database, now } = telling;
  const absent = await findAbsent(database, dayOf(now, calendar.timezone));
  const present = (id: number, name: string): Keeper[] => {
    if (!absent.has(id)) return [{ id, of: null }];
    const standIn = absent.get(id);
    return standIn === undefined ? [] : [{ id: standIn, of: name }];
  };
  const { assigneeId, assigneeName, isAssigneeActive, teamId, reporterId } = found;
  if (assigneeId !== null && isAssigneeActive !== false) return present(assigneeId, assigneeName ?? "");
  const sql = `SELECT "managerId" FROM "Person" WHERE "id" = ?`;
  const [reporter] = await database.read<{ managerId: number | null }>(sql, [reporterId]);
  const carers = await findCarers(telling, { teamId, managerId: reporter?.managerId ?? null, except: NOBODY });
  const keepers = carers.flatMap(({ reader: { id, name } }) => present(id, name));
  return keepers.filter(({ id }, at) => keepers.findIndex((one) => one.id === id) === at);
}
