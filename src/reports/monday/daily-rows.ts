// The daily reports behind a figure, each in a line with a button that shows it.
import { button } from "../../core/cards.ts";
import type { DailyState } from "../../core/daily/find.ts";
import { maySeePlans } from "../../core/plan/show.ts";
import { sayDay } from "../../core/reading/say.ts";
import type { Row } from "../../core/reply.ts";
import type { Turn } from "../../core/turn.ts";
import type { CountedChoice } from "./button.ts";
import type { CountedRecord } from "./counted.ts";

type DailyRow = { id: number; repId: number; name: string; day: string; state: DailyState; firstSentAt: Date };

/** By their numbers. Whose days are another manager's to read by now were counted, and are only named. */
export async function findDailyRows(
  turn: Turn,
  counted: readonly CountedRecord[],
  { asOf }: Pick<CountedChoice, "asOf">,
): Promise<Map<number, Row>> {
  const ids = counted.flatMap(({ record, id }) => (record === "daily" ? [id] : []));
  const rows = new Map<number, Row>();
  if (ids.length === 0) return rows;
  const sql = `SELECT d."id", d."repId", p."name", d."day", d."state", d."firstSentAt" FROM "DailyReport" d
    JOIN "Person" p ON p."id" = d."repId" WHERE d."id" IN (${ids.map(() => "?").join(", ")})`;
  for (const row of await turn.database.read<DailyRow>(sql, ids)) rows.set(row.id, await drawRow(turn, row, asOf));
  return rows;
}

async function drawRow(turn: Turn, { repId, name, day, state, firstSentAt }: DailyRow, asOf: Date): Promise<Row> {
  const { answer, dailies, monday } = turn.messages;
  const title = `${name} · ${sayDay(day, turn.today, turn.speaker.locale)}`;
  if (!(await maySeePlans(turn, repId))) return { title, detail: monday.movedSince };
  const since = firstSentAt.getTime() >= asOf.getTime() + 1000 ? monday.formsSince : null;
  return {
    title,
    detail: [dailies.listStates[state], since].filter((words) => words !== null).join(" · "),
    button: button(answer.show, { do: "daily", choice: `show:${day}:${repId}:apart` }),
  };
}
