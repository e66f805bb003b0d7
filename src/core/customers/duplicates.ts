// Customers that a new one may be already: who recorded it first owns it (G-06).
import { findChoices, findExact, findSounding, type Reader, toChoice } from "./find.ts";
import { MOST_CANDIDATES, toRun } from "./fit.ts";
import type { CustomerChoice } from "./match.ts";
import { namesIn } from "./name-list.ts";
import { namesWith, textAt } from "./name-page.ts";
import { normaliseName, phoneDigits, phoneKey } from "./names.ts";

/** The strongest first: the same name, the same phone, the same sound in other characters, one name within the other. */
const REASONS = ["name", "phone", "sound", "part"] as const;
export type AlikeReason = (typeof REASONS)[number];

/** `recordedAt`: who was first. */
export type AlikeCustomer = CustomerChoice & { reason: AlikeReason; recordedAt: Date };

export type NewName = { name: string; shortName: string | null; phone: string | null };

/** Shorter names lie within others by chance. */
const CHARACTERS_FOR_PART = 3;
const MOST_PARTS = 40;

/** Customers that look like a new one, at most eight: the strongest reason first, then the first recorded. */
export async function findDuplicates(database: Reader, wanted: NewName): Promise<AlikeCustomer[]> {
  const names = [wanted.name, wanted.shortName ?? ""].map(toRun).filter((run) => run.normalised !== "");
  const phones = phoneDigits(wanted.phone ?? "").map(phoneKey);
  const reasons = new Map<number, AlikeReason>();
  const note = (id: number, reason: AlikeReason) => {
    if (!reasons.has(id)) reasons.set(id, reason);
  };
  const same = await findExact(database, [...names.map((run) => run.normalised), ...phones], 0);
  for (const row of same) if (!phones.includes(row.normalised)) note(row.id, "name");
  for (const row of same) if (phones.includes(row.normalised)) note(row.id, "phone");
  const sounds = names.filter((run) => run.normalised.length > 1).map((run) => run.sound);
  for (const row of await findSounding(database, sounds)) note(row.id, "sound");
  for (const id of await findParts(database, normaliseName(wanted.name))) note(id, "part");
  return sorted(await readAlike(database, reasons)).slice(0, MOST_CANDIDATES);
}

/** Ids of customers whose name contains this one or is contained in it; the closest in length first, at most forty. */
async function findParts(database: Reader, name: string): Promise<number[]> {
  if (name.length < CHARACTERS_FOR_PART) return [];
  const found = new Map<number, number>();
  await namesIn(database).scan((page, isCurrent) => {
    for (let at = 0; at < page.customerIds.length; at++) {
      const { text, start, end } = textAt(page, at);
      if (end - start < CHARACTERS_FOR_PART || end - start > name.length || !isCurrent(at)) continue;
      if (name.includes(text.slice(start, end))) found.set(page.customerIds[at] ?? 0, name.length - (end - start));
    }
    for (const at of namesWith(name, page.text, page.textStarts)) {
      const { start, end } = textAt(page, at);
      if (isCurrent(at)) found.set(page.customerIds[at] ?? 0, end - start - name.length);
    }
  });
  const closest = [...found].sort(([, one], [, other]) => one - other);
  return closest.map(([id]) => id).slice(0, MOST_PARTS);
}

async function readAlike(database: Reader, reasons: ReadonlyMap<number, AlikeReason>): Promise<AlikeCustomer[]> {
  const rows = await findChoices(database, [...reasons.keys()]);
  return rows.map((row) => ({
    ...toChoice(row),
    recordedAt: row.createdAt,
    reason: reasons.get(row.id) ?? "part",
  }));
}

const sorted = (alike: readonly AlikeCustomer[]): AlikeCustomer[] =>
  [...alike].sort(
    (one, other) =>
      REASONS.indexOf(one.reason) - REASONS.indexOf(other.reason) ||
      one.recordedAt.getTime() - other.recordedAt.getTime() ||
      one.id - other.id,
  );
