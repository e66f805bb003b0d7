// The pictures that go into a case's file, as far as there is room for them.
import { PICTURE_BEGINNING, pictureKind } from "../picture.ts";
import type { Database } from "../store/database.ts";

export type Picture = { mime: string; bytes: Uint8Array };
export type Filed = { picture: Picture | null; isLeftOut: boolean };

type Kept = { id: number; fileSize: number | null; beginning: Uint8Array };

/**
 * By entry, the earliest first, together at most `room` bytes; one that is too big leaves its place to smaller ones. Only
 * what begins like a picture is one, whatever its name says.
 */
export async function findPictures(database: Database, complaintId: number, room: number): Promise<Map<number, Filed>> {
  const sql = `SELECT "id", "fileSize", substr("file", 1, ${PICTURE_BEGINNING}) AS "beginning" FROM "CaseEntry"
    WHERE "complaintId" = ? AND "file" IS NOT NULL ORDER BY "at", "id"`;
  const filed = new Map<number, Filed>();
  let left = room;
  for (const { id, fileSize, beginning } of await database.read<Kept>(sql, [complaintId])) {
    const kind = pictureKind(beginning);
    if (!kind) continue;
    const size = fileSize ?? Number.POSITIVE_INFINITY;
    const bytes = size <= left ? await findBytes(database, id) : null;
    if (bytes) left -= bytes.length;
    filed.set(id, { picture: bytes && { mime: kind.mime, bytes }, isLeftOut: bytes === null });
  }
  return filed;
}

async function findBytes(database: Database, id: number): Promise<Uint8Array | null> {
  const sql = `SELECT "file" FROM "CaseEntry" WHERE "id" = ?`;
  return (await database.read<{ file: Uint8Array | null }>(sql, [id]))[0]?.file ?? null;
}
