// What the tests of the clock of cases have in common: the office, with what the clock does at an instant, and its letters.
import { pino } from "pino";
import { expect } from "vitest";
import { jobs } from "../../src/clock/jobs.ts";
import { type JobOptions, runJobs } from "../../src/clock/slots.ts";
import type { Database } from "../../src/core/store/database.ts";
import { records } from "../../src/records/index.ts";
import { people, slackIdOf } from "../../src/sandbox/demo/people.ts";
import { type Letter, type Office, openOffice } from "../core/case/office.ts";
import { house } from "../support/desk.ts";

export const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";
export const CASE = 1002;

export type Days = Office & {
  /** What the clock does at this instant, once; the letters about cases that people got by it, with their names. */
  tick(instant: string): Promise<Got[]>;
  /** The same, but the morning messages in which cases stand. */
  morning(instant: string): Promise<Got[]>;
  /** The same minute by minute would take too long: at every quarter of an hour from one instant to another. */
  tickThrough(from: string, to: string): Promise<Got[]>;
  timeline(): Promise<string[]>;
};

/** `at`: the clock's instant in Shanghai. */
export type Got = { at: string; to: string; title: string; words: string };

export const inShanghai = (at: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" }).format(at);

export const jobOptions = (database: Database): JobOptions => ({
  database,
  records,
  house,
  log: pino({ level: "silent" }),
});

const nameOf = (user: string | null): string => people.find(({ key }) => slackIdOf(key) === user)?.name ?? user ?? "";

const gotten = ({ toUser, card }: Letter, at: Date): Got => ({
  at: inShanghai(at),
  to: nameOf(toUser),
  title: card.title,
  words: JSON.stringify(card),
});

/** Only new messages to people: no card drawn anew, no line in a thread. */
const isNews = ({ toUser, replaces, key }: Letter): boolean =>
  toUser !== null && replaces === null && /^(?:case|cases|wanted):/u.test(key);
const isMorning = ({ key, card }: Letter): boolean =>
  key.startsWith("digest:") && /投诉在手|过期投诉|complaint/u.test(card.title);

/** The complaint that the demo company begins with is over. */
export async function openDays(database: Database, at?: string): Promise<Days> {
  const office = await openOffice(database, at);
  const over = { status: "closed", step: "closed" };
  await database.save([{ update: "Complaint", where: { id: CASE - 1 }, set: over, expect: 1 }]);
  const run = async (instant: string, isWanted: (letter: Letter) => boolean) => {
    const now = new Date(instant);
    office.at(instant);
    await office.post();
    await runJobs(jobs, jobOptions(database), { now, sendAt: now });
    return (await office.post()).filter(isWanted).map((one) => gotten(one, now));
  };
  const tick: Days["tick"] = (instant) => run(instant, isNews);
  return {
    ...office,
    tick,
    morning: (instant) => run(instant, isMorning),
    async tickThrough(from, to) {
      const got: Got[] = [];
      const end = new Date(to).getTime();
      for (let at = new Date(from).getTime(); at <= end; at += 15 * 60_000)
        got.push(...(await tick(new Date(at).toISOString())));
      return got;
    },
    async timeline() {
      const sql = `SELECT "author", "deed", "text" FROM "CaseEntry" WHERE "complaintId" = ? ORDER BY "id"`;
      type Said = { author: string; deed: string; text: string };
      return (await database.read<Said>(sql, [CASE])).map(({ author, deed, text }) => `${author} ${deed} ${text}`);
    },
  };
}

/** Who got what, without the words: `15:00 陈静`. */
export const whoAndWhen = (got: readonly Got[]): string[] => got.map(({ at, to }) => `${at} ${to}`);

export function expectOne(got: readonly Got[]): Got {
  expect(got).toHaveLength(1);
  const [one] = got;
  if (!one) throw new Error("nothing came");
  return one;
}
