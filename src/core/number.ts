// A record's number as people type it: V-1042, v1042, #1042, 1042, with full-width letters too.
import type { RecordType } from "./record.ts";

/** The id in a number of this kind of record, or null when it is something else. */
export function readNumber(record: RecordType, typed: string): number | null {
  const plain = typed.normalize("NFKC").trim().toUpperCase();
  const match = /^(?:([A-Z])\s*-?|#)?\s*(\d{1,9})$/u.exec(plain);
  if (!match || (match[1] && match[1] !== record.letter)) return null;
  return Number(match[2]);
}

/** The record whose letter a number has, with the id. */
export function readAnyNumber(
  records: readonly RecordType[],
  typed: string,
): { record: RecordType; id: number } | null {
  if (!/\p{L}/u.test(typed)) return null;
  for (const record of records) {
    const id = readNumber(record, typed);
    if (id !== null) return { record, id };
  }
  return null;
}
