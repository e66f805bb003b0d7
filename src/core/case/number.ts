// A case's number at the beginning of what was said: `T-1042 认领`, `T1042: …`, `T 1042`.
import { readNumber } from "../number.ts";
import type { RecordType } from "../record.ts";

const NUMBER = /^([A-Za-zＡ-Ｚａ-ｚ]\s*[-－]?\s*[\d０-９]{1,9})(?=\s|[:：,，]|$)[\s:：,，]*/u;

/** Null: it begins with no number of such a record. */
export function takeNumber(record: RecordType, said: string): { id: number; rest: string } | null {
  const [taken = "", typed = ""] = NUMBER.exec(said) ?? [];
  const id = typed === "" ? null : readNumber(record, typed);
  return id === null ? null : { id, rest: said.slice(taken.length) };
}
