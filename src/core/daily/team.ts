// The manager's list of a day: each of his people's reports in a line, those that wait for him first.
import { findReports } from "../access.ts";
import { button, buttons, cardReply, text } from "../cards.ts";
import { addDays } from "../calendar/weeks.ts";
import { sayDay } from "../reading/say.ts";
import type { Row } from "../reply.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { type DailyState, isWaiting } from "./find.ts";

const MOST_ROWS = 20;

type Member = { id: number; name: string; state: DailyState | null; visits: number };

/** Reps below in the line, and managers who have something of their own; a director's are all of the company. */
async function findMembers({ database, speaker }: Turn, day: string): Promise<Member[]> {
  const sql = `SELECT p."id", p."name", p."role", d."state",
    (SELECT COUNT(*) FROM "Visit" v WHERE v."repId" = p."id" AND v."visitedOn" = ? AND v."undoneAt" IS NULL) AS "visits"
    FROM "Person" p LEFT JOIN "DailyReport" d ON d."repId" = p."id" AND d."day" = ?
    WHERE p."isActive" AND p."role" IN ('rep', 'manager') AND p."id" <> ? ORDER BY p."name", p."id"`;
  const all = await database.read<Member & { role: string }>(sql, [day, day, speaker.id]);
  const below = speaker.role === "director" ? null : new Set(await findReports(database, speaker.id));
  return all.filter(
    ({ id, role, state, visits }) => (below?.has(id) ?? true) && (role === "rep" || state !== null || visits > 0),
  );
}

const need = ({ state }: Member): number => (state !== null && isWaiting({ state }) ? 0 : state === "signed" ? 2 : 1);

export async function showTeamDay(turn: Turn, day: string): Promise<Outcome> {
  const { dailies, answer } = turn.messages;
  const { role, locale } = turn.speaker;
  const members = role === "manager" || role === "director" ? await findMembers(turn, day) : [];
  const sorted = members.toSorted((one, other) => need(one) - need(other));
  const rows = sorted.slice(0, MOST_ROWS).map(({ id, name, state, visits }): Row => {
    const detail = [dailies.listStates[state ?? "none"], ...(visits > 0 ? [dailies.teamVisits(visits)] : [])];
    const see = { do: "daily" as const, choice: `show:${day}:${id}:apart` };
    return { title: name, detail: detail.join(" · "), button: button(answer.show, see) };
  });
  const more = sorted.length - rows.length;
  const title = dailies.teamTitle(sayDay(day, turn.today, locale));
  const to = (other: string) => ({ do: "daily" as const, choice: `team:${other}` });
  const after = addDays(day, 1);
  const walks = buttons(
    button(dailies.dayBefore, to(addDays(day, -1))),
    ...(after <= turn.today ? [button(dailies.dayAfter, to(after))] : []),
  );
  const parts = rows.length ? [{ part: "rows" as const, rows }] : [text(dailies.teamEmpty)];
  const rest = more > 0 ? [text(dailies.teamMore(more), "quiet")] : [];
  return say(cardReply({ title, tone: "plain", summary: title, parts: [...parts, ...rest, walks] }));
}
