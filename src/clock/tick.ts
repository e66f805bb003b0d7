// What is due at one instant, done once and said: for `rapport tick --at`, beside a living program or without one.
import type { PlatformName } from "../core/ask.ts";
import type { Card } from "../core/reply.ts";
import { jobs } from "./jobs.ts";
import { hasten, sendDue } from "./outbox.ts";
import type { OutboxOptions } from "./send-letter.ts";
import { type Expected, type JobOptions, runJobs } from "./slots.ts";
import { makeSteadyClock } from "./steady.ts";

export type TickOptions = JobOptions & OutboxOptions;
/** `at`: what is due by then. `now`: the real time, by which leases and repeats go, so that a living program is not disturbed. */
export type Instant = { at: Date; now: () => Date };
export type Ticked = { written: number; sent: number };

const earlier = (one: Date, other: Date) => (one < other ? one : other);

/** What the jobs have for that instant becomes letters, and letters are sent, repeats that are due by `at` included. */
export async function tickAt(options: TickOptions, { at, now: machine }: Instant): Promise<Ticked> {
  const { now, check } = makeSteadyClock(options.database, machine);
  await check();
  const written = await runJobs(jobs, options, { now: at, sendAt: earlier(at, now()) });
  await hasten(options, now(), at);
  let sent = 0;
  for (let many = 1; many > 0; sent += many) many = await sendDue(options, now(), earlier(at, now()));
  return { written, sent };
}

type Waiting = {
  toUser: string | null;
  chat: string | null;
  name: string | null;
  platform: PlatformName;
  card: string;
};

/** Whom `tickAt` would write to and what, what the jobs have first; nothing is changed. */
export async function previewTick(options: JobOptions, at: Date): Promise<Expected[]> {
  const sql = `SELECT o."toUser", o."chat", o."platform", o."card", p."name" FROM "Outbox" o
    LEFT JOIN "Identity" i ON i."platform" = o."platform" AND i."userId" = o."toUser"
    LEFT JOIN "Person" p ON p."id" = i."personId"
    WHERE o."state" = 'waiting' AND o."dueAt" <= ? ORDER BY o."dueAt", o."id"`;
  const waiting = await options.database.read<Waiting>(sql, [at]);
  const expected: Expected[] = [];
  for (const job of jobs) expected.push(...(await job.preview(options, { now: at, sendAt: at })));
  return [
    ...expected,
    ...waiting.map(({ name, toUser, chat, platform, card }) => {
      const { summary, title } = JSON.parse(card) as Card;
      return { to: name ?? toUser ?? chat ?? "", platform, words: summary || title };
    }),
  ];
}
