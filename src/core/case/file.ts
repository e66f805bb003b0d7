// What a case's file tells on paper: codes, instants and people's own words, gathered for whoever draws it.
import type { Locale } from "../messages/index.ts";
import type { Calendars } from "../calendar/open.ts";
import type { Calendar } from "../calendar/working-time.ts";
import type { Room } from "../turn.ts";
import { type Entry, findEntries } from "./entries.ts";
import { type FieldEdit, findFieldEdits } from "./field-edits.ts";
import { type Filed, findPictures } from "./filed-pictures.ts";
import { type Case, caseNumber, findCase } from "./found.ts";
import { type Round, findRounds } from "./rounds.ts";
import type { Reader } from "./said.ts";
import { type Wording, findWordings } from "./wordings.ts";

export const CASE_FORMATS = ["html", "md"] as const;
export type CaseFormat = (typeof CASE_FORMATS)[number];

/** `picture` null: its bytes are no picture or are not at hand; `isLeftOut`: it is one, and there was no room for it. */
export type FiledEntry = Entry & Filed & { wordings: readonly Wording[] };

export type CaseFile = {
  number: string;
  found: Omit<Case, "nature" | "natureReason">;
  /** For managers only. */
  judged: { nature: string; reason: string | null } | null;
  edits: readonly FieldEdit[];
  /** One more for each time that it was taken up again; the last is as it stands. */
  rounds: readonly Round[];
  entries: readonly FiledEntry[];
  calendar: Calendar;
  reader: Reader & { locale: Locale };
  made: { at: Date; by: string | null };
  /** How many bytes of pictures there was room for. */
  pictureBytes: number;
};

/** `by` null: whoever sits at the machine. */
export type Filing = { reader: Reader; now: Date; by: string | null; isManager: boolean; pictureBytes: number };

type Files = Pick<Room, "database" | "records"> & { calendars: Calendars };

/** Null: there is no such case. Whether the reader may see it has been asked before. */
export async function findCaseFile(room: Files, id: number, filing: Filing): Promise<CaseFile | null> {
  const found = await findCase(room.database, id);
  if (!found) return null;
  const { reader, now, by, isManager, pictureBytes } = filing;
  const { nature, natureReason, ...known } = found;
  const all = await findEntries(room.database, id);
  const entries = all.filter(({ deed }) => deed !== "judge" || isManager);
  const wordings = await findWordings(room.database, entries);
  const pictures = await findPictures(room.database, id, pictureBytes);
  return {
    number: caseNumber(found),
    found: known,
    judged: isManager ? { nature, reason: natureReason } : null,
    edits: await findFieldEdits(room, found),
    rounds: await findRounds(room.database, found, entries),
    entries: entries.map((entry) => ({
      ...entry,
      ...(pictures.get(entry.id) ?? { picture: null, isLeftOut: false }),
      wordings: wordings.get(entry.id) ?? [],
    })),
    calendar: await room.calendars.find(found.teamId, now),
    reader,
    made: { at: now, by },
    pictureBytes,
  };
}
