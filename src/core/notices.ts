// Who else hears of a record: the owner of a customer, customer service, a manager. Written to the outbox in the same save.
import type { Actor, PlatformName } from "./ask.ts";
import { button, buttons } from "./cards.ts";
import type { CustomerChoice } from "./customers/match.ts";
import { findWorkingInstant } from "./hold.ts";
import { type Locale, messagesFor } from "./messages/index.ts";
import { type Speaker, findPerson } from "./person.ts";
import type { RecordType, Values } from "./record.ts";
import type { Card, Fact } from "./reply.ts";
import { sayDay } from "./reading/say.ts";
import { factsOf, recordLabel } from "./say-value.ts";
import type { Write } from "./store/database.ts";
import { findSuperiors } from "./superiors.ts";
import type { Teller } from "./tell.ts";
import { type Room, type Turn, dayOf, timeOf } from "./turn.ts";

export type Told = { notes: string[]; writes: Write[] };
export type About = {
  record: RecordType;
  id: number;
  values: Values;
  tell: Teller;
  customer: CustomerChoice | null;
  isColleagues: boolean;
};

/** Where a message goes: a person in private, or a chat and in it a thread. */
export type Address = { platform: PlatformName; toUser?: string; chat?: string; thread?: string };
/**
 * `dueAt`: when it goes out, if not at once (src/core/hold.ts gives the next working instant). `replaces`: the key of an
 * earlier letter, in whose place it stands.
 */
type Letter = {
  address: Address;
  card: Card;
  locale: Locale;
  key: string;
  now: Date;
  dueAt?: Date;
  replaces?: string;
};

/** A row of the outbox. The key makes it once: the same letter written twice is one (test/clock/outbox.test.ts). */
export const letter = ({ address, card, locale, key, now, dueAt = now, replaces }: Letter): Write => ({
  insertOnce: "Outbox",
  row: {
    key,
    platform: address.platform,
    toUser: address.toUser ?? null,
    chat: address.chat ?? null,
    thread: address.thread ?? null,
    card: JSON.stringify(card),
    locale,
    state: "waiting",
    dueAt,
    createdAt: now,
    ...(replaces !== undefined && { replaces }),
  },
});

/** A person is written to where he last spoke, once, not on both platforms (DESIGN §4); null: nowhere known. */
export async function findAddress(room: Pick<Room, "database">, personId: number): Promise<Address | null> {
  const sql = `SELECT i."platform", i."userId", p."lastPlatform" FROM "Identity" i
    JOIN "Person" p ON p."id" = i."personId" WHERE i."personId" = ? ORDER BY i."createdAt" DESC`;
  type Known = { platform: PlatformName; userId: string; lastPlatform: string | null };
  const known = await room.database.read<Known>(sql, [personId]);
  const best = known.find((one) => one.platform === one.lastPlatform) ?? known[0];
  return best ? { platform: best.platform, toUser: best.userId } : null;
}

/** Everyone who hears of a new record, and what the one who made it is told of that. */
export async function tellAbout(turn: Turn, about: About): Promise<Told> {
  const told: Told = { notes: [], writes: [] };
  const { customer, isColleagues } = about;
  if (isColleagues && customer?.ownerId) {
    const title = (locale: Locale) => {
      const { answer } = messagesFor(locale);
      return answer.colleagueVisited(turn.speaker.name, recordLabel(about.record, messagesFor(locale)), customer.name);
    };
    const heldUntil = await findWorkingInstant(turn, customer.ownerId);
    const writes = await tellPerson(turn, customer.ownerId, { about, title, why: "owner", dueAt: heldUntil });
    told.writes.push(...writes);
    if (writes.length) told.notes.push(ownerNote(turn, customer.ownerName ?? "", heldUntil));
  }
  if (about.record.told === "manager") {
    const passedOn = await tellSuperiors(turn, about);
    told.writes.push(...passedOn.writes);
    told.notes.push(...passedOn.notes);
  }
  return told;
}

/** What cannot wait goes to the superior at once; the rest he reads in the Monday report (C-02). */
export async function tellSuperiors(turn: Turn, about: About): Promise<Told> {
  const { markets } = turn.messages;
  if (about.values["urgent"] !== true) return { notes: [markets.onMonday], writes: [] };
  const title = (locale: Locale) => messagesFor(locale).answer.marketNew(turn.speaker.name, about.customer?.name ?? "");
  const writes: Write[] = [];
  const names: string[] = [];
  for (const { id, name } of await findSuperiors(turn)) {
    const some = await tellPerson(turn, id, { about, title, why: "manager" });
    if (some.length > 0) names.push(name);
    writes.push(...some);
  }
  const note = names.length > 0 ? markets.told(names.join(turn.messages.answer.comma)) : markets.nobodyToTell;
  return { notes: [note], writes };
}

function ownerNote({ now, today, speaker, messages }: Turn, name: string, at: Date): string {
  if (at <= now) return messages.answer.ownerTold(name);
  const { locale, timezone } = speaker;
  return messages.clock.willBeTold(name, sayDay(dayOf(at, timezone), today, locale), timeOf(at, timezone));
}

type Message = { about: About; title: (locale: Locale) => string; why: string; dueAt?: Date };

async function tellPerson(turn: Turn, personId: number, { about, title, why, dueAt }: Message): Promise<Write[]> {
  const person = await findPerson(turn.database, personId, turn.house);
  const address = person && (await findAddress(turn, personId));
  if (!person || !address) return [];
  const card = noticeCard(turn, about, { person, title: title(person.locale) });
  const key = `${why}:${about.record.name}:${about.id}:${personId}`;
  return [letter({ address, card, locale: person.locale, key, now: turn.now, ...(dueAt && { dueAt }) })];
}

type Reader = { person: Pick<Speaker, "locale" | "timezone">; title: string };

function noticeCard(turn: Turn, { record, id, values, tell, customer }: About, { person, title }: Reader): Card {
  const messages = messagesFor(person.locale);
  const today = dayOf(turn.now, person.timezone);
  const saying = { locale: person.locale, messages, today, customerName: customer?.name ?? null };
  const facts: Fact[] = factsOf(record, values, saying, { isPrivate: false });
  facts.push(...tell(person), { label: messages.answer.by, value: turn.speaker.name });
  const show = button(messages.answer.show, { do: "show", record: record.name, id });
  return { title, tone: "plain", summary: title, parts: [{ part: "facts", facts }, buttons(show)] };
}

type Stranger = Room & { actor: Actor; name: string | null; now: Date };

/** The administrators hear once of each stranger. */
export async function tellOfStranger({ actor, name, now, ...room }: Stranger): Promise<Write[]> {
  const sql = `SELECT "id" FROM "Person" WHERE "role" = 'admin' AND "isActive"`;
  const writes: Write[] = [];
  for (const { id } of await room.database.read<{ id: number }>(sql)) {
    const admin = await findPerson(room.database, id, room.house);
    const address = admin && (await findAddress(room, id));
    if (!admin || !address) continue;
    const { answer } = messagesFor(admin.locale);
    const words = answer.strangerNotice(name ?? answer.unnamed, actor.platform);
    const card: Card = {
      title: answer.strangerNoticeTitle,
      tone: "ask",
      summary: words,
      parts: [{ part: "text", text: words }],
    };
    const key = `stranger:${actor.platform}:${actor.user}:${id}`;
    writes.push(letter({ address, card, locale: admin.locale, key, now }));
  }
  return writes;
}
