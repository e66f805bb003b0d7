// The entries of a case's timeline: what was said, sent and done, each by whom, when and where. Nothing is ever deleted.
import type { HeardFile, PlatformName } from "../ask.ts";
import type { Database, Row, Write } from "../store/database.ts";
import type { Deed } from "./steps.ts";

export type Entry = {
  id: number;
  complaintId: number;
  at: Date;
  kind: "message" | "file" | "deed";
  personId: number | null;
  author: string | null;
  /** Of a file: why its bytes are not kept (file-kinds.ts), else empty. */
  text: string;
  deed: Deed | "receive" | "left" | "climb" | "breach" | null;
  platform: PlatformName;
  chat: string | null;
  message: string | null;
  isEvidence: boolean;
  fileName: string | null;
  fileMime: string | null;
  fileSize: number | null;
  fileId: string | null;
  editedAt: Date | null;
  deletedAt: Date | null;
};

/** The bytes of files are left out: they are asked for one by one. */
export const ENTRY = `e."id", e."complaintId", e."at", e."kind", e."personId", e."author", e."text", e."deed", e."platform",
  e."chat", e."message", e."isEvidence", e."fileName", e."fileMime", e."fileSize", e."fileId", e."editedAt", e."deletedAt"`;

/** All that is in the file, in the order in which it happened. */
export const findEntries = (database: Database, complaintId: number): Promise<Entry[]> =>
  database.read<Entry>(`SELECT ${ENTRY} FROM "CaseEntry" e WHERE e."complaintId" = ? ORDER BY e."at", e."id"`, [
    complaintId,
  ]);

export type Spot = { complaintId: number; platform: string; chat: string | null; message: string };

/** The entries that one message became: its words, and each of its files. */
export const findEntriesOf = (database: Database, { complaintId, platform, chat, message }: Spot): Promise<Entry[]> =>
  database.read<Entry>(
    `SELECT ${ENTRY} FROM "CaseEntry" e WHERE e."platform" = ? AND e."chat" = ? AND e."message" = ?
      AND e."complaintId" = ? ORDER BY e."id"`,
    [platform, chat, message, complaintId],
  );

/** The entry whose mirror a message of ours is, with all that came in the same message: `said:12:…`, `file:13:…`. */
export async function findMirrored(database: Database, { complaintId, platform, message }: Spot): Promise<Entry[]> {
  const sql = `SELECT "key" FROM "Outbox" WHERE "messageId" = ? AND "platform" = ?`;
  for (const { key } of await database.read<{ key: string }>(sql, [message, platform])) {
    const id = Number(/^(?:said|file|deed):(\d+):/u.exec(key)?.[1] ?? Number.NaN);
    if (!Number.isSafeInteger(id)) continue;
    const [entry] = await database.read<Entry>(`SELECT ${ENTRY} FROM "CaseEntry" e WHERE e."id" = ?`, [id]);
    if (entry?.complaintId !== complaintId) continue;
    if (entry.chat === null || entry.message === null) return [entry];
    return findEntriesOf(database, { complaintId, platform: entry.platform, chat: entry.chat, message: entry.message });
  }
  return [];
}

/** Who last did one of these deeds, and when. */
export async function findLastDeed(database: Database, complaintId: number, deeds: readonly Deed[]) {
  const sql = `SELECT e."author", e."at", e."personId", e."text" FROM "CaseEntry" e WHERE e."complaintId" = ?
    AND e."deed" IN (${deeds.map(() => "?").join(", ")}) ORDER BY e."id" DESC LIMIT 1`;
  type Done = { author: string | null; at: Date; personId: number | null; text: string };
  return (await database.read<Done>(sql, [complaintId, ...deeds]))[0] ?? null;
}

export type NewEntry = {
  complaintId: number;
  at: Date;
  kind: Entry["kind"];
  personId: number | null;
  author: string | null;
  text: string;
  deed?: Entry["deed"];
  platform: PlatformName;
  chat: string | null;
  message: string | null;
  file?: HeardFile;
  deletedAt?: Date;
  editedAt?: Date;
  now: Date;
};

export async function keepEntry(database: Database, entry: NewEntry): Promise<{ id: number; write: Write }> {
  const id = await database.nextId("entry");
  const { file, now, deed = null, deletedAt = null, editedAt = null, ...row } = entry;
  const files: Row = file ? { fileId: file.id, fileName: file.name, fileMime: file.mime, fileSize: file.size } : {};
  return {
    id,
    write: {
      insert: "CaseEntry",
      row: { id, ...row, deed, deletedAt, editedAt, ...files, isEvidence: false, createdAt: now },
    },
  };
}
