// Who agrees to what a person plans and hands in, and hears where he is.
import { findAbsent } from "../case/absence.ts";
import { type Speaker, findPerson } from "../person.ts";
import { type Room, dayOf } from "../turn.ts";

type Asking = Pick<Room, "database" | "house"> & { now: Date };

/** The manager; while he is on leave whoever stands in for him. Null: nobody is above the person. */
export async function findApprover({ database, house, now }: Asking, rep: Speaker): Promise<Speaker | null> {
  if (rep.managerId === null || rep.managerId === rep.id) return null;
  const away = await findAbsent(database, dayOf(now, rep.timezone));
  const standIn = away.get(rep.managerId);
  const id = standIn === undefined || standIn === rep.id ? rep.managerId : standIn;
  return findPerson(database, id, house);
}
