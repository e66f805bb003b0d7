// Who speaks: the Person behind a platform's user, met before or recognised by e-mail at first contact (DESIGN §5).
import type { Actor } from "./ask.ts";
import { LOCALES, type Locale } from "./messages/index.ts";
import type { FindProfile } from "./platform.ts";
import type { Role } from "./record.ts";
import type { Database } from "./store/database.ts";

/** What the house itself is set to; a team's or a person's own setting goes before it. */
export type House = { locale: Locale; timezone: string };

export type Speaker = {
  id: number;
  name: string;
  role: Role;
  teamId: number | null;
  managerId: number | null;
  locale: Locale;
  timezone: string;
  /** Null: he was not greeted on this platform yet. */
  greetedAt: Date | null;
  lastPlatform: string | null;
};

type PersonRow = {
  id: number;
  name: string;
  role: Role;
  teamId: number | null;
  managerId: number | null;
  locale: string | null;
  timezone: string | null;
  teamTimezone: string | null;
  greetedAt: string | Date | null;
  lastPlatform: string | null;
};

const PERSON = `p."id", p."name", p."role", p."teamId", p."managerId", p."locale", p."timezone",
  p."lastPlatform", t."timezone" AS "teamTimezone"`;

const byIdentity = `SELECT ${PERSON}, i."greetedAt" FROM "Identity" i JOIN "Person" p ON p."id" = i."personId"
  LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE i."platform" = ? AND i."userId" = ? AND p."isActive"`;

const byEmail = `SELECT ${PERSON}, NULL AS "greetedAt" FROM "Person" p
  LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE p."email" = ? AND p."isActive"`;

const byId = `SELECT ${PERSON}, NULL AS "greetedAt" FROM "Person" p
  LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE p."id" = ? AND p."isActive"`;

export const asLocale = (text: string | null, house: House): Locale =>
  LOCALES.find((locale) => locale === text) ?? house.locale;

function speakerOf(row: PersonRow, house: House): Speaker {
  const { id, name, role, teamId, managerId, lastPlatform, teamTimezone } = row;
  return {
    id,
    name,
    role,
    teamId,
    managerId,
    lastPlatform,
    locale: asLocale(row.locale, house),
    timezone: row.timezone ?? teamTimezone ?? house.timezone,
    greetedAt: row.greetedAt === null ? null : new Date(row.greetedAt),
  };
}

/** The Person whom we know as this user, or null. One prepared read. */
export async function findSpeaker(database: Database, actor: Actor, house: House): Promise<Speaker | null> {
  const [row] = await database.read<PersonRow>(byIdentity, [actor.platform, actor.user]);
  return row ? speakerOf(row, house) : null;
}

/** An active person by id, as somebody to write to. */
export async function findPerson(database: Database, id: number, house: House): Promise<Speaker | null> {
  const [row] = await database.read<PersonRow>(byId, [id]);
  return row ? speakerOf(row, house) : null;
}

type Meeting = { database: Database; actor: Actor; house: House; findProfile: FindProfile; now: Date };

/**
 * First contact: asks the platform for the user's e-mail and ties the user to the Person who has it.
 * Null: a stranger. Two first messages at once make one Identity (test/core/person.test.ts).
 */
export async function meetSpeaker({ database, actor, house, findProfile, now }: Meeting): Promise<Speaker | null> {
  const profile = await findProfile(actor);
  if (!profile?.email) return null;
  const [row] = await database.read<PersonRow>(byEmail, [profile.email.toLowerCase()]);
  if (!row) return null;
  const identity = { platform: actor.platform, userId: actor.user, personId: row.id, createdAt: now };
  await database.save([{ insertOnce: "Identity", row: identity }]);
  return speakerOf(row, house);
}
