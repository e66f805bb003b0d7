// What everybody wants of the clock, his leave and his calendar, read at once for one run of a job.
import { findDayTable } from "../calendar/open.ts";
import { type Calendar, makeCalendar } from "../calendar/working-time.ts";
import type { House } from "../person.ts";
import type { Database } from "../store/database.ts";
import { dayOf } from "../turn.ts";
import {
  isMuted,
  type MutableKind,
  opensAt,
  type PeaceKind,
  type Setting,
  type Span,
  spanOf,
  USUAL,
  type Whose,
} from "./rules.ts";

export type Peace = {
  whose(personId: number): Whose;
  zoneOf(personId: number): string;
  /** The zones of all people. */
  zones(): ReadonlySet<string>;
  settingOf(personId: number): Setting;
  /** When he last changed his setting; null: never. */
  changedAt(personId: number): Date | null;
  /** The furthest that anybody wants to be told ahead of a birthday or another day. */
  mostDaysAhead: number;
  calendarIn(timezone: string): Calendar;
  isMuted(kind: PeaceKind, personId: number, at: Date): boolean;
  opensAt(kind: PeaceKind, personId: number, at: Date): Date;
  spanOf(personId: number, now: Date): Span;
  /** Those of all people, without those that are the same. */
  spans(now: Date): Span[];
};

type PeaceRoom = { database: Pick<Database, "read">; house: Pick<House, "timezone"> };
type SettingRow = { personId: number; updatedAt: Date } & { [Name in keyof Setting]: Setting[Name] | null };
type AbsenceRow = { personId: number; fromOn: string; toOn: string };

/** A letter may be told so long after its time; leave that was over before then moves nothing. */
const LOOKED_BACK_DAYS = 100;

export async function findPeace({ database, house }: PeaceRoom, now: Date): Promise<Peace> {
  const zones = await findZones(database, house.timezone);
  const settings = await findSettings(database);
  const mutes = await findMutes(database);
  const absences = await findAbsences(database, now);
  const days = await findDayTable(database);
  const calendars = new Map<string, Calendar>();
  const calendarIn = (timezone: string): Calendar => {
    const calendar = calendars.get(timezone) ?? makeCalendar({ days, timezone });
    calendars.set(timezone, calendar);
    return calendar;
  };
  const zoneOf = (id: number) => zones.get(id) ?? house.timezone;
  const settingOf = (id: number) => settings.get(id)?.setting ?? USUAL;
  const whose = (id: number): Whose => ({
    setting: settingOf(id),
    mutes: mutes.get(id) ?? new Map(),
    calendar: calendarIn(zoneOf(id)),
    isAway: (day) => (absences.get(id) ?? []).some(({ fromOn, toOn }) => fromOn <= day && day <= toOn),
  });
  return {
    whose,
    zoneOf,
    zones: () => new Set([...zones.values(), house.timezone]),
    settingOf,
    changedAt: (id) => settings.get(id)?.updatedAt ?? null,
    mostDaysAhead: Math.max(USUAL.daysAhead, ...[...settings.values()].map(({ setting }) => setting.daysAhead)),
    calendarIn,
    isMuted: (kind, id, at) => isMuted(whose(id), kind, dayOf(at, zoneOf(id))),
    opensAt: (kind, id, at) => opensAt(kind, whose(id), at),
    spanOf: (id, at) => spanOf(whose(id), at),
    spans: (at) => {
      // Whoever set nothing has his zone's span.
      const nobodys = (timezone: string): Whose => ({ ...whose(0), setting: USUAL, calendar: calendarIn(timezone) });
      const usual = [...new Set([...zones.values(), house.timezone])].map((zone) => spanOf(nobodys(zone), at));
      return [...usual, ...[...settings.keys()].map((id) => spanOf(whose(id), at))];
    },
  };
}

/** Everybody's zone: his own, his team's, the house's. */
async function findZones(database: PeaceRoom["database"], house: string): Promise<Map<number, string>> {
  const sql = `SELECT p."id", p."timezone", t."timezone" AS "team" FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"`;
  const people = await database.read<{ id: number; timezone: string | null; team: string | null }>(sql);
  return new Map(people.map(({ id, timezone, team }) => [id, timezone ?? team ?? house]));
}

type Kept = { setting: Setting; updatedAt: Date };

/** A column that is empty stands for the usual. */
export function settingOfRow(row: { [Name in keyof Setting]: Setting[Name] | null } | undefined): Setting {
  return {
    morning: row?.morning ?? USUAL.morning,
    quietFrom: row?.quietFrom ?? USUAL.quietFrom,
    quietTo: row?.quietTo ?? USUAL.quietTo,
    daysAhead: row?.daysAhead ?? USUAL.daysAhead,
  };
}

async function findSettings(database: PeaceRoom["database"]): Promise<Map<number, Kept>> {
  const sql = `SELECT "personId", "morning", "quietFrom", "quietTo", "daysAhead", "updatedAt" FROM "PeaceSetting"`;
  const rows = await database.read<SettingRow>(sql);
  return new Map(rows.map((row) => [row.personId, { setting: settingOfRow(row), updatedAt: row.updatedAt }]));
}

async function findMutes(database: PeaceRoom["database"]): Promise<Map<number, Map<MutableKind, string | null>>> {
  const rows = await database.read<{ personId: number; kind: MutableKind; untilOn: string | null }>(
    `SELECT "personId", "kind", "untilOn" FROM "Mute"`,
  );
  const mutes = new Map<number, Map<MutableKind, string | null>>();
  for (const { personId, kind, untilOn } of rows) {
    const own = mutes.get(personId) ?? new Map<MutableKind, string | null>();
    mutes.set(personId, own.set(kind, untilOn));
  }
  return mutes;
}

async function findAbsences(database: PeaceRoom["database"], now: Date): Promise<Map<number, AbsenceRow[]>> {
  const since = dayOf(new Date(now.getTime() - LOOKED_BACK_DAYS * 86_400_000), "UTC");
  const sql = `SELECT "personId", "fromOn", "toOn" FROM "Absence" WHERE "cancelledAt" IS NULL AND "toOn" >= ?`;
  const absences = new Map<number, AbsenceRow[]>();
  for (const row of await database.read<AbsenceRow>(sql, [since]))
    absences.set(row.personId, [...(absences.get(row.personId) ?? []), row]);
  return absences;
}
