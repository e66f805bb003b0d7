// A letter that will never arrive is an administrator's matter: each hears of it once, without what it said (DESIGN §2, §5).
import type { PlatformName } from "./ask.ts";
import { card, text } from "./cards.ts";
import { LOCALES, type Locale, messagesFor } from "./messages/index.ts";
import { findAddress, letter } from "./notices.ts";
import type { Database, Write } from "./store/database.ts";

export type DeadLetter = {
  key: string;
  platform: PlatformName;
  toUser: string | null;
  chat: string | null;
  locale: Locale;
  why: string;
};

const PREFIX = "dead:";

/** Nothing when it is such a notice itself that died (test/clock/outbox.test.ts). */
export async function tellOfDead(database: Database, dead: DeadLetter, now: Date): Promise<Write[]> {
  if (dead.key.startsWith(PREFIX)) return [];
  const sql = `SELECT "id", "locale" FROM "Person" WHERE "role" = 'admin' AND "isActive"`;
  const receiver = await findReceiver(database, dead);
  const writes: Write[] = [];
  for (const admin of await database.read<{ id: number; locale: string | null }>(sql)) {
    const address = await findAddress({ database }, admin.id);
    if (!address) continue;
    const locale = LOCALES.find((one) => one === admin.locale) ?? dead.locale;
    const { clock } = messagesFor(locale);
    const notice = card(clock.deadTitle, "stop", [text(clock.deadText(dead.platform, receiver, dead.why))]);
    writes.push(letter({ address, card: notice, locale, key: `${PREFIX}${dead.key}:${admin.id}`, now }));
  }
  return writes;
}

async function findReceiver(database: Database, { platform, toUser, chat }: DeadLetter): Promise<string> {
  const sql = `SELECT p."name" FROM "Identity" i JOIN "Person" p ON p."id" = i."personId"
    WHERE i."platform" = ? AND i."userId" = ?`;
  const [person] = await database.read<{ name: string }>(sql, [platform, toUser ?? ""]);
  return person?.name ?? toUser ?? chat ?? "";
}
