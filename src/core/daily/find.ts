// A person's report of a day as it stands in the database, and what has been done with it.
import type { Database } from "../store/database.ts";

/**
 * `changed`: a record of the day changed after it was handed in, and the manager is not asked again yet
 * (src/clock/daily-questions.ts does that). `unlocked`: it was signed, and may be changed again.
 */
export type DailyState = "draft" | "sent" | "changed" | "signed" | "returned" | "unlocked";

export const TIMES = ["preparing", "travelling", "waiting", "talking", "installing"] as const;
/** What a day's minutes went into (B-31). */
export type TimeKind = (typeof TIMES)[number];

/** `day` is YYYY-MM-DD; times are minutes. `firstSentAt` says whether it was punctual. */
export type Daily = Record<TimeKind, number | null> & {
  id: number;
  repId: number;
  day: string;
  state: DailyState;
  reflections: string | null;
  product: string | null;
  firstSentAt: Date | null;
  sentAt: Date | null;
  changedAt: Date | null;
  askedId: number | null;
  askedName: string | null;
  decidedById: number | null;
  decidedName: string | null;
  decidedAt: Date | null;
  comment: string | null;
  letterKey: string | null;
  version: number;
};

const DAILY = `SELECT d.*, a."name" AS "askedName", s."name" AS "decidedName" FROM "DailyReport" d
  LEFT JOIN "Person" a ON a."id" = d."askedId" LEFT JOIN "Person" s ON s."id" = d."decidedById"`;

export async function findDaily(database: Database, repId: number, day: string): Promise<Daily | null> {
  return (await database.read<Daily>(`${DAILY} WHERE d."repId" = ? AND d."day" = ?`, [repId, day]))[0] ?? null;
}

export async function findDailyById(database: Database, id: number): Promise<Daily | null> {
  return (await database.read<Daily>(`${DAILY} WHERE d."id" = ?`, [id]))[0] ?? null;
}

/** The latest of a person's, the newest first. */
export function findLatestDailies(database: Database, repId: number, most: number): Promise<Daily[]> {
  return database.read<Daily>(`${DAILY} WHERE d."repId" = ? ORDER BY d."day" DESC LIMIT ${most}`, [repId]);
}

/** It waits for the manager's word. */
export const isWaiting = ({ state }: Pick<Daily, "state">): boolean => state === "sent" || state === "changed";

/** What was done with a report: who, when, with which word. */
export type Deed = { deed: DailyDeed; who: string | null; at: Date; comment: string | null };
export type DailyDeed = "signed" | "returned" | "unlocked";

type DeedRow = { who: string | null; at: Date; after: string };

/** The manager's words on it, the oldest first; none is ever deleted. */
export async function findDeeds(database: Database, id: number): Promise<Deed[]> {
  const sql = `SELECT p."name" AS "who", c."at", c."after" FROM "Change" c LEFT JOIN "Person" p ON p."id" = c."personId"
    WHERE c."record" = 'dailyReport' AND c."recordId" = ? ORDER BY c."at", c."id"`;
  return (await database.read<DeedRow>(sql, [id])).map(({ who, at, after }) => {
    const { state, comment } = JSON.parse(after) as { state: DailyDeed; comment: string | null };
    return { deed: state, who, at, comment };
  });
}
