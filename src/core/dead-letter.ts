// A letter that will never arrive is an administrator's matter: he hears of it without what it said (DESIGN §2, §5).
import type { PlatformName } from "./ask.ts";
import { openCalendar } from "./calendar/open.ts";
import { card, text } from "./cards.ts";
import { workingInstant } from "./hold.ts";
import { messagesFor } from "./messages/index.ts";
import { type Address, findAddress, letter } from "./notices.ts";
import { type Speaker, findPerson } from "./person.ts";
import type { Database, Write } from "./store/database.ts";
import { type Room, dayOf } from "./turn.ts";

export type DeadLetter = {
  key: string;
  platform: PlatformName;
  toUser: string | null;
  chat: string | null;
  why: string;
};

/** How the keys of all begin that is said of dead letters: when such a letter dies, nothing more is said. */
export const DEAD_PREFIX = "dead:";

type Place = Pick<Room, "database" | "house">;

/**
 * Tells each administrator at once of the first letter of his day that died, in his working time; of the others, and of
 * what dies when he does not work, he hears in the morning (src/clock/dead-letters.ts). Nothing when such a notice itself
 * died (test/clock/outbox.test.ts).
 */
export async function tellOfDead(place: Place, dead: DeadLetter, now: Date): Promise<Write[]> {
  if (dead.key.startsWith(DEAD_PREFIX)) return [];
  const calendars = openCalendar(place);
  const receiver = await findReceiver(place.database, dead);
  const writes: Write[] = [];
  for (const { admin, address } of await findAdmins(place)) {
    if (workingInstant(await calendars.find(admin.teamId, now), now) > now) continue;
    const { locale, timezone, id } = admin;
    const { clock } = messagesFor(locale);
    const words = clock.deadText(dead.platform, receiver, dead.why);
    const notice = card(clock.deadTitle, "stop", [text(words)]);
    // The key makes it one a day, also when a hundred letters die at the same time.
    const key = `${DEAD_PREFIX}${dayOf(now, timezone)}:${id}`;
    writes.push(letter({ address, card: notice, locale, key, now }));
  }
  return writes;
}

export type Admin = { admin: Speaker; address: Address };

/** The active administrators who can be written to. */
export async function findAdmins({ database, house }: Place): Promise<Admin[]> {
  const sql = `SELECT "id" FROM "Person" WHERE "role" = 'admin' AND "isActive" ORDER BY "id"`;
  const admins: Admin[] = [];
  for (const { id } of await database.read<{ id: number }>(sql)) {
    const admin = await findPerson(database, id, house);
    const address = await findAddress({ database }, id);
    if (admin && address) admins.push({ admin, address });
  }
  return admins;
}

type Receiver = Pick<DeadLetter, "platform" | "toUser" | "chat">;

/** The name of the person it was for, else the user or the chat as the platform calls it. */
export async function findReceiver(database: Database, { platform, toUser, chat }: Receiver): Promise<string> {
  const sql = `SELECT p."name" FROM "Identity" i JOIN "Person" p ON p."id" = i."personId"
    WHERE i."platform" = ? AND i."userId" = ?`;
  const [person] = await database.read<{ name: string }>(sql, [platform, toUser ?? ""]);
  return person?.name ?? toUser ?? chat ?? "";
}
