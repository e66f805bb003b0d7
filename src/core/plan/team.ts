// The manager's list: each of his people's weeks in a line, whoever waits for him first, then whoever missed most.
import { findReports } from "../access.ts";
import { button, buttons, cardReply, text } from "../cards.ts";
import { mondayOf, sundayOf } from "../calendar/weeks.ts";
import type { Part, Row } from "../reply.ts";
import { type Outcome, type Turn, dayOf, say, timeOf } from "../turn.ts";
import { type Counts, compare, countOf } from "./actual.ts";
import { type PlanWeek, findPlans, findPlanWeeks, findVisited } from "./find.ts";
import { findOut } from "./slip-find.ts";
import { type Away, findAway, isAway, targetOf } from "./target.ts";
import { sayWeek, weekAfter, weekBefore } from "./week.ts";

type Member = { id: number; name: string; role: string; teamId: number | null };

const MOST_ROWS = 20;
/** People asked about at once. */
const CHUNK = 250;

/** Those below in the line who visit customers; a director's are all of the company. */
async function findMembers({ database, speaker }: Turn): Promise<Member[]> {
  const sql = `SELECT "id", "name", "role", "teamId" FROM "Person" WHERE "isActive" AND "role" IN ('rep', 'manager')
    ORDER BY "name", "id"`;
  const all = (await database.read<Member>(sql)).filter(({ id }) => id !== speaker.id);
  if (speaker.role === "director") return all;
  const below = new Set(speaker.role === "manager" ? await findReports(database, speaker.id) : []);
  return all.filter(({ id }) => below.has(id));
}

type Standing = {
  member: Member;
  counts: Counts;
  target: number;
  handed: PlanWeek | null;
  isOut: Date | null;
  isAway: boolean;
};

async function findStandings(turn: Turn, members: readonly Member[], monday: string): Promise<Standing[]> {
  const ids = members.map(({ id }) => id);
  const days = { from: monday, to: sundayOf(monday) };
  const [plans, visits] = [await findPlans(turn.database, ids, days), await findVisited(turn.database, ids, days)];
  const [weeks, out] = [await findPlanWeeks(turn.database, ids, monday), await findOut(turn.database, ids)];
  const away: Away[] = await findAway(turn.database, ids, monday);
  const standings: Standing[] = [];
  for (const member of members) {
    const own = <T extends { repId: number }>(rows: readonly T[]) => rows.filter(({ repId }) => repId === member.id);
    const calendar = await turn.calendars.find(member.teamId, turn.now);
    const counts = countOf(compare(own(plans), own(visits), { days, today: dayOf(turn.now, calendar.timezone) }));
    const handed = own(weeks)[0] ?? null;
    const target = targetOf(calendar, monday, { personId: member.id, away }).visits;
    const slip = own(out)[0];
    standings.push({
      member,
      counts,
      target,
      handed,
      isOut: slip?.backBy ?? null,
      isAway: isAway(away, member.id, turn.today),
    });
  }
  return standings;
}

/** Managers below him count only with something of their own to show. */
const isShown = ({ member, counts, handed }: Standing): boolean =>
  member.role === "rep" || handed !== null || counts.planned + counts.done + counts.unplanned > 0;

const isWaiting = ({ handed }: Standing): boolean => handed?.state === "asked" || handed?.state === "changed";
const byNeed = (one: Standing, other: Standing): number =>
  Number(isWaiting(other)) - Number(isWaiting(one)) ||
  other.counts.missed - one.counts.missed ||
  other.counts.late - one.counts.late;

/** Null: nobody is below the speaker. */
export async function teamParts(turn: Turn, monday: string): Promise<Part[] | null> {
  const members = await findMembers(turn);
  if (members.length === 0) return null;
  const standings: Standing[] = [];
  for (let at = 0; at < members.length; at += CHUNK)
    standings.push(...(await findStandings(turn, members.slice(at, at + CHUNK), monday)));
  const sorted = standings.filter(isShown).toSorted(byNeed);
  const rows = sorted.slice(0, MOST_ROWS).map((one) => rowOf(turn, one, monday));
  const more = sorted.length - rows.length;
  const { plans } = turn.messages;
  return [{ part: "rows", rows }, ...(more > 0 ? [text(plans.teamMore(more), "quiet")] : [])];
}

function rowOf(turn: Turn, standing: Standing, monday: string): Row {
  const { member, counts, target, isOut } = standing;
  const { plans } = turn.messages;
  const isCurrent = mondayOf(turn.today) === monday;
  const hasBegun = monday <= turn.today;
  const said = [
    ...(isWaiting(standing) ? [plans.teamWaiting] : []),
    ...(isCurrent && isOut ? [plans.teamOut(timeOf(isOut, turn.speaker.timezone))] : []),
    ...(isCurrent && standing.isAway ? [plans.away] : []),
    counts.planned === 0 ? plans.teamNone : plans.teamRow({ planned: counts.planned, target, days: 0 }),
    ...(hasBegun && counts.planned + counts.unplanned > 0 ? [plans.result(counts)] : []),
  ];
  const see = { do: "plan" as const, choice: `week:${monday}:${member.id}:apart` };
  return { title: member.name, detail: said.join(" · "), button: button(turn.messages.answer.show, see) };
}

export async function showTeam(turn: Turn, monday: string): Promise<Outcome> {
  const { plans } = turn.messages;
  const [, days] = sayWeek(monday, turn.messages);
  const title = plans.teamTitle(days);
  const parts = (await teamParts(turn, monday)) ?? [text(plans.teamEmpty)];
  const to = (day: string) => ({ do: "plan" as const, choice: `team:${day}` });
  const walks = buttons(
    button(plans.previousWeek, to(weekBefore(monday))),
    button(plans.nextWeek, to(weekAfter(monday))),
  );
  return say(cardReply({ title, tone: "plain", summary: title, parts: [...parts, walks] }));
}
