// What was found of all cases, as one letter for each person, in his working time.
import { possibleDeeds } from "../core/case/steps.ts";
import { type Case, findRoles, stateOf } from "../core/case/found.ts";
import { asksForm } from "../core/case/needs.ts";
import type { Telling } from "../core/case/places.ts";
import { type Address, findAddress, letter } from "../core/notices.ts";
import type { Peace } from "../core/peace/find.ts";
import { type Speaker, findPerson } from "../core/person.ts";
import type { Write } from "../core/store/database.ts";
import { type CaseItem, drawCaseLetter } from "../reports/cases.ts";
import type { Wanted } from "./case-look.ts";

/** `opensAt`: when he may be told, now or later (core/peace). Null: he cannot be written to. */
export type Receiver = { person: Speaker; address: Address; opensAt: Date };

export async function findReceiver(
  telling: Telling,
  peace: Peace,
  { personId, isSafety }: { personId: number; isSafety: boolean },
): Promise<Receiver | null> {
  const { database, house, now } = telling;
  const person = await findPerson(database, personId, house);
  const address = person && (await findAddress({ database }, personId));
  if (!person || !address) return null;
  return { person, address, opensAt: peace.opensAt(isSafety ? "safety" : "cases", personId, now) };
}

/** The letter with its slots, for one save: each thing is told once, in one letter (test/clock/case-once.test.ts). */
export async function writeLetter(
  telling: Telling,
  receiver: Receiver,
  { wanted, sendAt }: Telltale,
): Promise<Write[]> {
  const { person, address } = receiver;
  const slots = wanted.map(({ slot }) => slot).toSorted((one, other) => (one.job < other.job ? -1 : 1));
  const [first] = slots;
  if (!first) return [];
  const key = `cases:${first.job}:${first.at.getTime()}:${person.id}`;
  const { locale, timezone } = person;
  const items = await itemsFrom(telling, person, wanted);
  const card = drawCaseLetter(items, { key, locale, timezone, now: telling.now });
  return [
    ...slots.map(({ job, at }): Write => ({ insert: "Slot", row: { job, at, doneAt: telling.now } })),
    letter({ address, card, locale, key, now: sendAt }),
  ];
}

export type Telltale = { wanted: readonly Wanted[]; sendAt: Date };

/** Both clocks of a case in one item. */
async function itemsFrom(telling: Telling, person: Speaker, wanted: readonly Wanted[]): Promise<CaseItem[]> {
  const items = new Map<number, CaseItem>();
  for (const { found, calendar, due, of, isAbove } of wanted) {
    const known = items.get(found.id);
    const dues = [...(known?.dues ?? []), due];
    const deeds = known?.deeds ?? (await findDeeds(telling, person, found));
    items.set(found.id, { found, calendar, dues, of, isAbove: isAbove && (known?.isAbove ?? true), deeds });
  }
  return [...items.values()];
}

/** What one tap can do, without a form. */
async function findDeeds({ database, now }: Telling, person: Speaker, found: Case) {
  const roles = await findRoles({ database, speaker: person, now }, found);
  return possibleDeeds(stateOf(found), roles, now).filter((deed) => !asksForm(deed));
}
