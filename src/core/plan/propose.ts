// What is worth planning: promises and follow-ups that fall due, key accounts and others not seen for their cycle.
import type { Calendar } from "../calendar/working-time.ts";
import { addDays, sundayOf } from "../calendar/weeks.ts";
import { dayNumber, dayOf as dayText } from "../reading/calendar-day.ts";
import type { Database } from "../store/database.ts";
import type { WeekView } from "./week.ts";

export type Why =
  | { why: "promise"; what: string; dueOn: string }
  | { why: "followUp"; what: string }
  | { why: "key" | "cycle"; days: number }
  | { why: "never" };

/** `day`: a working day of that week, from today on. */
export type Proposal = { customerId: number; customerName: string; day: string; purposes: string[] } & {
  note: string | null;
  because: Why;
};

/**
 * Days after which a customer should be seen again; the sources say "about a week" for regular calls (B-05), the rest is
 * our own: the less likely the business, the longer.
 */
const CYCLE: Record<string, number> = { key: 7, signed: 14, loi: 14, progressing: 14, potential: 30, tracked: 60 };
const KEY_CYCLE = 7;
const USUAL_CYCLE = 30;
/** A follow-up that nobody made is history after a week, as in today's list. */
const FOLLOW_UP_DAYS = 7;
/** More would hide the plan itself. */
export const MOST_PROPOSALS = 6;

type Due = { customerId: number; customerName: string; dueOn: string; what: string | null };
type Own = {
  id: number;
  name: string;
  class: string | null;
  kaLevel: string | null;
  lastOn: string | null;
};

type Span = { from: string; to: string };

const findFollowUps = (database: Database, repId: number, { from, to }: Span): Promise<Due[]> =>
  database.read<Due>(
    `SELECT v."customerId", c."name" AS "customerName", v."nextVisitOn" AS "dueOn", v."nextAction" AS "what"
     FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" AND c."undoneAt" IS NULL
     WHERE v."repId" = ? AND v."nextVisitOn" BETWEEN ? AND ? AND v."undoneAt" IS NULL
     AND NOT EXISTS (SELECT 1 FROM "Visit" w WHERE w."customerId" = v."customerId" AND w."undoneAt" IS NULL
       AND w."visitedOn" >= v."nextVisitOn") ORDER BY v."nextVisitOn", v."id"`,
    [repId, addDays(from, -FOLLOW_UP_DAYS), to],
  );

const findPromises = (database: Database, repId: number, { to }: Span): Promise<Due[]> =>
  database.read<Due>(
    `SELECT p."customerId", c."name" AS "customerName", p."dueOn", p."text" AS "what" FROM "Promise" p
     JOIN "Customer" c ON c."id" = p."customerId" AND c."undoneAt" IS NULL
     WHERE p."repId" = ? AND p."status" = 'open' AND p."dueOn" <= ? AND p."undoneAt" IS NULL ORDER BY p."dueOn", p."id"`,
    [repId, to],
  );

const findOwn = (database: Database, repId: number): Promise<Own[]> =>
  database.read<Own>(
    `SELECT c."id", c."name", c."class", c."kaLevel", MAX(v."visitedOn") AS "lastOn" FROM "Customer" c
     LEFT JOIN "Visit" v ON v."customerId" = c."id" AND v."undoneAt" IS NULL
     WHERE c."ownerId" = ? AND c."undoneAt" IS NULL GROUP BY c."id", c."name", c."class", c."kaLevel" ORDER BY c."id"`,
    [repId],
  );

/** The first first: promises, follow-ups, key accounts, then whoever has waited longest for his cycle. None for a week that is over. */
export async function findProposals(database: Database, view: WeekView, calendar: Calendar): Promise<Proposal[]> {
  const { rep, monday, today, actual } = view;
  const span = { from: monday < today ? today : monday, to: sundayOf(monday) };
  const days = workdaysOf(calendar, span);
  if (days.length === 0) return [];
  const taken = new Set(actual.lines.filter(({ state }) => state === "planned").map(({ customerId }) => customerId));
  const seen = [...actual.unplanned, ...actual.lines.filter(({ state }) => state === "done" || state === "late")];
  const isSeen = ({ id }: Own) => seen.some(({ customerId }) => customerId === id);
  const load = new Map(days.map((day) => [day, actual.lines.filter(({ plannedOn }) => plannedOn === day).length]));
  const due = [
    ...(await findPromises(database, rep.id, span)).map((one) => promiseOf(one, days)),
    ...(await findFollowUps(database, rep.id, span)).map((one) => followUpOf(one, days)),
  ];
  const waiting = (await findOwn(database, rep.id))
    .filter((own) => !isSeen(own))
    .flatMap((own) => waitingOf(own, span));
  const proposals: Proposal[] = [];
  for (const one of [...due, ...waiting.toSorted(byUrgency)]) {
    if (taken.has(one.customerId) || proposals.length >= MOST_PROPOSALS) continue;
    const day = one.day ?? emptiest(load);
    taken.add(one.customerId);
    load.set(day, (load.get(day) ?? 0) + 1);
    const { urgency: _urgency, ...rest } = one;
    proposals.push({ ...rest, day });
  }
  return proposals;
}

function workdaysOf(calendar: Calendar, { from, to }: Span): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) days.push(day);
  return days;
}

/** `day` null: whichever is emptiest. */
type Draft = Omit<Proposal, "day"> & { day: string | null; urgency: number };

/** The last working day up to what was promised, so that it is not late for it. */
const promiseOf = ({ customerId, customerName, dueOn, what }: Due, days: readonly string[]): Draft => ({
  customerId,
  customerName,
  day: days.findLast((day) => day <= dueOn) ?? days[0] ?? null,
  purposes: ["service"],
  note: what,
  because: { why: "promise", what: what ?? "", dueOn },
  urgency: 0,
});

const followUpOf = ({ customerId, customerName, dueOn, what }: Due, days: readonly string[]): Draft => ({
  customerId,
  customerName,
  day: days.find((day) => day >= dueOn) ?? days.at(-1) ?? null,
  purposes: [],
  note: what,
  because: { why: "followUp", what: what ?? "" },
  urgency: 0,
});

function waitingOf({ id, name, class: kind, kaLevel, lastOn }: Own, { from, to }: Span): Draft[] {
  const isKey = kaLevel !== null || kind === "key";
  const cycle = isKey ? KEY_CYCLE : (CYCLE[kind ?? ""] ?? USUAL_CYCLE);
  if (lastOn !== null && dayNumber(to) - dayNumber(lastOn) < cycle) return [];
  const days = lastOn === null ? null : dayNumber(from) - dayNumber(lastOn);
  const because: Why = days === null ? { why: "never" } : { why: isKey ? "key" : "cycle", days };
  const urgency = (isKey ? 1_000 : 0) + (days === null ? 1 : days / cycle);
  return [{ customerId: id, customerName: name, day: null, purposes: [], note: null, because, urgency }];
}

const byUrgency = (one: Draft, other: Draft): number => other.urgency - one.urgency;

/** The day with the fewest visits, the earlier of two. */
function emptiest(load: ReadonlyMap<string, number>): string {
  const [[first = dayText(0)] = []] = [...load].toSorted(
    ([one, many], [other, more]) => many - more || one.localeCompare(other),
  );
  return first;
}
