// What every part of the demo company is put in with: the numbers of what is there already, and its days.
import type { Database, Write } from "../../core/store/database.ts";
import { dayOf, instantOf } from "../../core/turn.ts";

export type Seeding = { database: Database; now: Date; timezone: string; ids: Map<string, number> };

export async function idOf({ database, ids }: Seeding, kind: string, key: string): Promise<number> {
  const known = ids.get(`${kind}:${key}`);
  if (known !== undefined) return known;
  const id = await database.nextId(kind);
  ids.set(`${kind}:${key}`, id);
  return id;
}

export const daysBefore = ({ now }: Seeding, days: number) => new Date(now.getTime() - days * 86_400_000);

type Due = { kind: string; record: string; recordId: number; dueOn: string };

/** What fell due up to the day the demo began has been told: nobody is reminded of the company's invented past. */
export function reminder({ now, timezone }: Seeding, due: Due, personId: number): Write {
  const state = due.dueOn <= dayOf(now, timezone) ? "told" : "due";
  const dueAt = instantOf(due.dueOn, "08:30", timezone);
  return { insert: "Reminder", row: { ...due, personId, dueAt, state, createdAt: now } };
}
