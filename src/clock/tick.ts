// What is due at one instant, done once and said: for `rapport tick --at`, beside a living program or without one.
import type { PlatformName } from "../core/ask.ts";
import type { Card } from "../core/reply.ts";
import { type MorningOptions, previewDue, remindDue } from "./morning.ts";
import { type OutboxOptions, sendDue } from "./outbox.ts";

export type TickOptions = MorningOptions & OutboxOptions;
/** `at`: what is due by then. `now`: the real time, by which leases and repeats go, so that a living program is not disturbed. */
export type Instant = { at: Date; now: () => Date };
export type Ticked = { written: number; sent: number };

const earlier = (one: Date, other: Date) => (one < other ? one : other);

/** Reminders become letters, and letters are sent, repeats that are due by `at` included. */
export async function tickAt(options: TickOptions, { at, now }: Instant): Promise<Ticked> {
  const written = await remindDue(options, at, earlier(at, now()));
  let sent = 0;
  for (let dueBy = at, many = 1; many > 0; dueBy = earlier(at, now())) {
    many = await sendDue(options, now(), dueBy);
    sent += many;
  }
  return { written, sent };
}

export type Expected = { to: string; platform: string; words: string };
type Waiting = {
  toUser: string | null;
  chat: string | null;
  name: string | null;
  platform: PlatformName;
  card: string;
};

/** Whom `tickAt` would write to and what, reminders first; nothing is changed. */
export async function previewTick(options: MorningOptions, at: Date): Promise<Expected[]> {
  const sql = `SELECT o."toUser", o."chat", o."platform", o."card", p."name" FROM "Outbox" o
    LEFT JOIN "Identity" i ON i."platform" = o."platform" AND i."userId" = o."toUser"
    LEFT JOIN "Person" p ON p."id" = i."personId"
    WHERE o."state" = 'waiting' AND o."dueAt" <= ? ORDER BY o."dueAt", o."id"`;
  const waiting = await options.database.read<Waiting>(sql, [at]);
  const reminding = await previewDue(options, at);
  return [
    ...reminding.map(({ person, platform, card }) => ({ to: person.name, platform, words: card.summary })),
    ...waiting.map(({ name, toUser, chat, platform, card }) => {
      const { summary, title } = JSON.parse(card) as Card;
      return { to: name ?? toUser ?? chat ?? "", platform, words: summary || title };
    }),
  ];
}
