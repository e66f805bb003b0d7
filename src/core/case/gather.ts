// A case made from a message takes along what was said before it in the same thread.
import type { PlatformName } from "../ask.ts";
import type { Platform, SaidBefore } from "../platform.ts";
import { Duplicate } from "../store/failures.ts";
import type { Database, Write } from "../store/database.ts";
import { keepEntry } from "./entries.ts";
import type { Fetching } from "./files.ts";

export type Gathering = Omit<Fetching, "platforms"> & {
  platforms: ReadonlyMap<PlatformName, Pick<Platform, "readThread" | "fetchFile">>;
};

type Source = { id: number; platform: PlatformName; sourceChat: string; sourceMessage: string; receivedAt: Date };

const BATCH = 10;
/** A case older than this is not added to behind the backs of those who carry it. */
const FRESH_MS = 24 * 3_600_000;

/** Each case once, also by several processes (test/core/case/gather.test.ts). */
export async function gatherThreads({ database, platforms, log }: Gathering, now: Date): Promise<number> {
  const sql = `SELECT c."id", c."platform", c."sourceChat", c."sourceMessage", c."receivedAt" FROM "Complaint" c
    WHERE c."sourceMessage" IS NOT NULL AND c."sourceChat" IS NOT NULL AND c."receivedAt" > ? AND c."receivedAt" <= ?
    AND NOT EXISTS (SELECT 1 FROM "Slot" s WHERE s."job" = 'gather:' || c."id") ORDER BY c."id" LIMIT ${BATCH}`;
  const sources = await database.read<Source>(sql, [new Date(now.getTime() - FRESH_MS), now]);
  let gathered = 0;
  for (const source of sources) {
    const platform = platforms.get(source.platform);
    if (!platform) continue;
    try {
      const said = await platform.readThread({ chat: source.sourceChat, thread: source.sourceMessage });
      await database.save(await keepSaid(database, source, { said, now }));
      gathered += said.length;
    } catch (error) {
      // Another process was quicker.
      if (!(error instanceof Duplicate))
        log.warn({ err: error, complaint: source.id }, "a thread could not be gathered");
    }
  }
  return gathered;
}

type Said = { said: readonly SaidBefore[]; now: Date };

async function keepSaid(database: Database, source: Source, { said, now }: Said): Promise<Write[]> {
  const slot = { job: `gather:${source.id}`, at: source.receivedAt, doneAt: now };
  const writes: Write[] = [{ insert: "Slot", row: slot }];
  for (const { user, author, message, at, text, files } of said) {
    const person = user === null ? null : await findPersonOf(database, source.platform, user);
    const entry = {
      complaintId: source.id,
      at,
      personId: person?.id ?? null,
      author: person?.name ?? author,
      platform: source.platform,
      chat: source.sourceChat,
      message,
      now,
    };
    if (text) writes.push((await keepEntry(database, { ...entry, kind: "message", text })).write);
    for (const file of files) {
      writes.push((await keepEntry(database, { ...entry, kind: "file", text: "", file })).write);
    }
  }
  return writes;
}

async function findPersonOf(database: Database, platform: PlatformName, user: string) {
  const sql = `SELECT p."id", p."name" FROM "Identity" i JOIN "Person" p ON p."id" = i."personId"
    WHERE i."platform" = ? AND i."userId" = ?`;
  return (await database.read<{ id: number; name: string }>(sql, [platform, user]))[0] ?? null;
}
