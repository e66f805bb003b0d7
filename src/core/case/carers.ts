// Who cares for a team's complaints, in private, where it has no channel (DESIGN §4).
import { type Address, findAddress } from "../notices.ts";
import { type Speaker, findPerson } from "../person.ts";
import type { Room } from "../turn.ts";
import type { Reader } from "./said.ts";

export type Opening = { address: Address; reader: Reader };
/** A person in private. */
export type Carer = { address: Address; reader: Speaker };

/** `except`: whoever knows already. */
export type Team = { teamId: number | null; managerId: number | null; except: number };

/** The team's customer service, else all of it, else the reporter's manager. */
export async function findCarers(room: Pick<Room, "database" | "house">, team: Team): Promise<Carer[]> {
  const sql = `SELECT "id", "teamId" FROM "Person" WHERE "role" = 'cs' AND "isActive" ORDER BY "id"`;
  const all = await room.database.read<{ id: number; teamId: number | null }>(sql);
  const own = all.filter((person) => person.teamId !== null && person.teamId === team.teamId);
  const chosen = (own.length ? own : all).map(({ id }) => id);
  const ids = chosen.length ? chosen : team.managerId === null ? [] : [team.managerId];
  const openings: Carer[] = [];
  for (const id of ids.filter((one) => one !== team.except)) {
    const person = await findPerson(room.database, id, room.house);
    const address = person && (await findAddress(room, id));
    if (person && address) openings.push({ address, reader: person });
  }
  return openings;
}
