// The bytes of files sent in a case's thread: fetched soon after, kept, and passed on to the case's other places; or why not.
import type { PlatformName } from "../ask.ts";
import { type Locale, messagesFor } from "../messages/index.ts";
import { letter } from "../notices.ts";
import type { House } from "../person.ts";
import type { Attachment, Card } from "../reply.ts";
import type { Platform } from "../platform.ts";
import type { Database, Write } from "../store/database.ts";
import { ENTRY, type Entry } from "./entries.ts";
import { type Unkept, isProgram } from "./file-kinds.ts";
import { isMirrored, sayIn } from "./mirror.ts";
import { type CasePlace, addressOf, findPlaces } from "./places.ts";
import { sayFile, wordsFor } from "./said.ts";

export type Fetching = {
  database: Database;
  house: House;
  platforms: ReadonlyMap<PlatformName, Pick<Platform, "fetchFile">>;
  log: { warn(fields: object, message: string): void };
};

const BATCH = 10;
/** After this the file stays in the timeline with its name, and whoever needs it looks at where it was sent. */
const PATIENCE_MS = 24 * 3_600_000;

/** Of the last day alone: asked every second (test/core/store/plans.test.ts). */
export const MISSING_FILES = `SELECT ${ENTRY} FROM "CaseEntry" e WHERE e."createdAt" > ? AND e."fileId" IS NOT NULL
  AND e."file" IS NULL AND e."deletedAt" IS NULL ORDER BY e."createdAt" LIMIT ${BATCH}`;

/**
 * Fetches what is missing and returns how much came. What cannot be had now is tried again; what is too big, a program, or
 * not given out leaves its name in the file, and its thread hears why (test/core/case/gather.test.ts).
 */
export async function fetchFiles({ database, house, platforms, log }: Fetching, now: Date): Promise<number> {
  const missing = await database.read<Entry>(MISSING_FILES, [new Date(now.getTime() - PATIENCE_MS)]);
  let came = 0;
  for (const entry of missing) {
    try {
      const file = await fetchOne(platforms, entry);
      const isKept = typeof file === "object";
      const writes = isKept
        ? await keepFile(database, { entry, bytes: file.bytes, now })
        : await giveUp(database, { entry, why: file, house, now });
      await database.save(writes);
      if (isKept) came += 1;
    } catch (error) {
      log.warn({ err: error, entry: entry.id }, "a file could not be fetched");
    }
  }
  return came;
}

/** What is a program by its name is not even asked for. */
async function fetchOne(platforms: Fetching["platforms"], entry: Entry): Promise<Attachment | Unkept> {
  const { chat, message, fileId, fileName, fileMime, fileSize } = entry;
  if (chat === null || message === null || fileId === null) return "gone";
  const file = { id: fileId, name: fileName ?? fileId, mime: fileMime ?? "", size: fileSize ?? 0 };
  if (isProgram(file.name)) return "program";
  const fetched = (await platforms.get(entry.platform)?.fetchFile({ chat, message, file })) ?? "gone";
  return typeof fetched === "object" && isProgram(file.name, fetched.bytes) ? "program" : fetched;
}

const keepFile = async (
  database: Database,
  { entry, bytes, now }: { entry: Entry; bytes: Uint8Array; now: Date },
): Promise<Write[]> => [
  { update: "CaseEntry", where: { id: entry.id }, set: { file: bytes, fileSize: bytes.length } },
  ...(await passOnFile(database, entry, now)),
];

type GivenUp = { entry: Entry; why: Unkept; house: House; now: Date };

/** Its name stays in the file with the reason, which is said in the thread and in its mirrors. */
async function giveUp(database: Database, { entry, why, house, now }: GivenUp): Promise<Write[]> {
  const places = await findPlaces(database, entry.complaintId);
  const here = placeOf(entry, places);
  const said = places.filter((place) => !here || place.letterKey === here.letterKey || isMirrored(here, place));
  const lines = sayIn(said, {
    key: `unkept:${entry.id}`,
    now,
    say: (locale) => {
      const reader = { locale, timezone: house.timezone };
      const author = entry.author ?? wordsFor(reader).unknownAuthor;
      return { author, words: sayFile({ fileName: entry.fileName, text: why }, reader) };
    },
  });
  return [
    { update: "CaseEntry", where: { id: entry.id, fileId: entry.fileId }, set: { fileId: null, text: why }, expect: 1 },
    ...lines,
  ];
}

const placeOf = (entry: Entry, places: readonly CasePlace[]): CasePlace | undefined =>
  places.find((place) => place.platform === entry.platform && place.chat === entry.chat);

const PREFIX = "file:";
const keyOf = (entry: Entry, place: CasePlace) => `${PREFIX}${entry.id}:${place.letterKey}`;

async function passOnFile(database: Database, entry: Entry, now: Date): Promise<Write[]> {
  const places = await findPlaces(database, entry.complaintId);
  const here = placeOf(entry, places);
  const others = places.filter((place) => (here ? isMirrored(here, place) : place.platform !== entry.platform));
  return others.map((place) =>
    letter({
      address: { ...addressOf(place), thread: place.letterKey },
      card: drawFile(entry, place.locale),
      locale: place.locale,
      key: keyOf(entry, place),
      now,
    }),
  );
}

function drawFile(entry: Entry, locale: Locale): Card {
  const words = messagesFor(locale).cases;
  const title = entry.author ?? words.unknownAuthor;
  const said = words.file(entry.fileName ?? "");
  return { title, tone: "plain", summary: `${title}：${said}`, parts: [{ part: "text", text: said }], isSaid: true };
}

/** The file that goes along with a letter; null: none does. */
export async function findFileOf(database: Database, key: string): Promise<Attachment | null> {
  const id = key.startsWith(PREFIX) ? Number(key.slice(PREFIX.length).split(":", 1)[0]) : Number.NaN;
  if (!Number.isSafeInteger(id)) return null;
  const sql = `SELECT "fileName", "fileMime", "file" FROM "CaseEntry" WHERE "id" = ? AND "file" IS NOT NULL`;
  type FileRow = { fileName: string | null; fileMime: string | null; file: Uint8Array };
  const [row] = await database.read<FileRow>(sql, [id]);
  return row
    ? { name: row.fileName ?? "file", mime: row.fileMime ?? "application/octet-stream", bytes: row.file }
    : null;
}
