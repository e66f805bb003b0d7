// The pace of each destination, kept in the database, so that all processes together send no faster than a platform takes.
import type { PlatformName } from "../core/ask.ts";
import type { Database, Write } from "../core/store/database.ts";

/** What goes to one user or chat, in its order. */
export type Crowd<T> = { platform: PlatformName; address: string; letters: readonly T[] };
/** `now`: what goes out at once, a list per destination. `later`: what has to wait, and until when. */
export type Paced<T> = { now: T[][]; later: { letter: T; at: Date }[] };

type Pace = { pauseMs: number; burst: number };
type Destination = { platform: PlatformName; address: string };

/**
 * Slack: about one message a second in a channel, short bursts allowed (docs, Rate limits). Feishu: 5 a second to a user
 * and to a group (发送消息); a little less, because answers go there too.
 */
const PACE: Record<PlatformName, Pace> = { slack: { pauseMs: 1_000, burst: 5 }, feishu: { pauseMs: 250, burst: 4 } };

/** No user and no chat: all that goes to the platform. */
const WHOLE = "";
/** Whoever kept a time further ahead than this had a clock that has been set back since. */
export const LONGEST_PAUSE_MS = 15 * 60_000;
const KEPT_MS = 24 * 60 * 60_000;

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
const keyOf = ({ platform, address }: Destination): string => `${platform}:${address}`;

/**
 * Takes the right to send what may go to each destination now. Of several processes that ask at once, one gets it
 * (test/clock/pace.test.ts).
 */
export async function paceCrowds<T>(database: Database, crowds: readonly Crowd<T>[], now: Date): Promise<Paced<T>> {
  const paced: Paced<T> = { now: [], later: [] };
  const freeAt = await findFreeAt(database, crowds);
  const busyUntil = (crowd: Destination) => {
    const at = freeAt.get(keyOf(crowd));
    return at && at > now && at <= later(now, LONGEST_PAUSE_MS) ? at : null;
  };
  const idle = crowds.filter((crowd) => !busyUntil(crowd));
  await addMissing(
    database,
    idle.filter((crowd) => !freeAt.has(keyOf(crowd))),
    now,
  );
  const granted = await reserve(database, idle, now);
  for (const crowd of crowds) {
    const { pauseMs, burst } = PACE[crowd.platform];
    const many = granted.has(keyOf(crowd)) ? burst : 0;
    if (many) paced.now.push(crowd.letters.slice(0, many));
    // Whoever was just faster takes one at least.
    const start = many ? now : (busyUntil(crowd) ?? later(now, pauseMs));
    crowd.letters.forEach((letter, at) => {
      if (at >= many) paced.later.push({ letter, at: later(start, at * pauseMs) });
    });
  }
  return paced;
}

async function findFreeAt(database: Database, wanted: readonly Destination[]): Promise<Map<string, Date>> {
  const freeAt = new Map<string, Date>();
  for (const [platform, addresses] of byPlatform(wanted)) {
    const sql = `SELECT "address", "freeAt" FROM "Destination" WHERE "platform" = ? AND "address" IN (${places(addresses)})`;
    const rows = await database.read<{ address: string; freeAt: Date }>(sql, [platform, ...addresses]);
    for (const row of rows) freeAt.set(keyOf({ platform, address: row.address }), row.freeAt);
  }
  return freeAt;
}

async function addMissing(database: Database, missing: readonly Destination[], now: Date): Promise<void> {
  // In one order everywhere, so that two processes never wait for each other.
  const sorted = missing.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const writes = sorted.map(({ platform, address }): Write => ({
    insertOnce: "Destination",
    row: { platform, address, freeAt: now },
  }));
  if (writes.length) await database.save(writes);
}

/** One conditional statement for all destinations that get as many letters. */
async function reserve<T>(database: Database, idle: readonly Crowd<T>[], now: Date): Promise<Set<string>> {
  const granted = new Set<string>();
  for (const [platform, crowds] of groupBy(idle, (crowd) => crowd.platform)) {
    const { burst, pauseMs } = PACE[platform];
    for (const [many, same] of groupBy(crowds, ({ letters }) => Math.min(burst, letters.length))) {
      const addresses = same.map(({ address }) => address);
      const taken = await database.claim<Destination>({
        table: "Destination",
        key: ["platform", "address"],
        condition: `"platform" = ? AND "address" IN (${places(addresses)}) AND ("freeAt" <= ? OR "freeAt" > ?)`,
        params: [platform, ...addresses, now, later(now, LONGEST_PAUSE_MS)],
        order: `"address"`,
        limit: addresses.length,
        set: { freeAt: later(now, many * pauseMs) },
      });
      for (const one of taken) granted.add(keyOf(one));
    }
  }
  return granted;
}

/** One destination, or the platform as a whole (null), takes nothing for so long. */
export function pause(platform: PlatformName, address: string | null, until: { now: Date; ms: number }): Write[] {
  const freeAt = later(until.now, Math.min(until.ms, LONGEST_PAUSE_MS));
  const where = { platform, address: address ?? WHOLE };
  return [
    { insertOnce: "Destination", row: { ...where, freeAt } },
    { update: "Destination", where, set: { freeAt } },
  ];
}

/** Those of the platforms that have not asked us to wait. */
export async function findOpen(
  database: Database,
  platforms: readonly PlatformName[],
  now: Date,
): Promise<PlatformName[]> {
  const sql = `SELECT "platform" FROM "Destination" WHERE "platform" IN (${places(platforms)}) AND "address" = ?
    AND "freeAt" > ? AND "freeAt" <= ?`;
  if (platforms.length === 0) return [];
  const params = [...platforms, WHOLE, now, later(now, LONGEST_PAUSE_MS)];
  const closed = await database.read<{ platform: PlatformName }>(sql, params);
  return platforms.filter((name) => !closed.some(({ platform }) => platform === name));
}

/** Destinations to which nothing went for a day: they are as free as new ones. */
export async function findOldDestinations(database: Database, now: Date, limit: number): Promise<Write[]> {
  const sql = `SELECT "platform", "address", "freeAt" FROM "Destination" WHERE "freeAt" < ? LIMIT ${limit}`;
  const old = await database.read<Destination & { freeAt: Date }>(sql, [later(now, -KEPT_MS)]);
  return old.map((where) => ({ remove: "Destination", where }));
}

const places = (all: readonly unknown[]): string => all.map(() => "?").join(", ");

const byPlatform = (all: readonly Destination[]): Map<PlatformName, string[]> =>
  new Map(
    [...groupBy(all, ({ platform }) => platform)].map(([platform, same]) => [
      platform,
      same.map(({ address }) => address),
    ]),
  );

export function groupBy<T, Key>(all: readonly T[], keyOfOne: (one: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const group = groups.get(keyOfOne(one));
    if (group) group.push(one);
    else groups.set(keyOfOne(one), [one]);
  }
  return groups;
}
