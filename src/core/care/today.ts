// The birthdays and other days of one's own customers in today's list: from today as far ahead as one wants to be told.
import { button } from "../cards.ts";
import { nextBirthday } from "../calendar/birthdays.ts";
import { addDays } from "../calendar/weeks.ts";
import { isDayKnown, sayBirthday, withoutYear } from "../birthday.ts";
import { type Found, findVisible } from "../find.ts";
import { findOwn } from "../peace/settings.ts";
import { sayDay } from "../reading/say.ts";
import type { Row } from "../reply.ts";
import { textIn } from "../row.ts";
import { type Turn, recordNamed } from "../turn.ts";
import { type DayRecord, TABLE } from "./days-find.ts";

const DATED = { contact: "birthday", careDay: "date" } as const satisfies Record<DayRecord, string>;
const MOST = 20;

/** None where others read along. */
export async function findDayRows(turn: Turn): Promise<Row[]> {
  if (!turn.ask.place.isPrivate) return [];
  const { setting } = await findOwn(turn);
  const last = addDays(turn.today, setting.daysAhead);
  const rows: { day: string; row: Row }[] = [];
  for (const name of Object.keys(DATED) as DayRecord[]) {
    const days = new Map<number, string>();
    for (const { id, date } of await findDates(turn, name)) {
      const day = nextBirthday(date, turn.today);
      if (day !== null && day <= last) days.set(id, day);
    }
    for (const found of await findFound(turn, name, [...days.keys()])) {
      const day = days.get(found.id) ?? last;
      rows.push({ day, row: rowOf(turn, found, day) });
    }
  }
  const ordered = rows.toSorted((one, other) => one.day.localeCompare(other.day));
  return ordered.slice(0, MOST).map(({ row }) => row);
}

/** Those at the speaker's own customers. */
function findDates({ database, speaker }: Turn, name: DayRecord): Promise<{ id: number; date: string }[]> {
  const column = DATED[name];
  const sql = `SELECT c."id", c."${column}" AS "date" FROM "${TABLE[name]}" c JOIN "Customer" k ON k."id" = c."customerId"
    WHERE k."ownerId" = ? AND k."undoneAt" IS NULL AND c."undoneAt" IS NULL AND c."${column}" IS NOT NULL ORDER BY c."id"`;
  return database.read<{ id: number; date: string }>(sql, [speaker.id]);
}

async function findFound(turn: Turn, name: DayRecord, ids: readonly number[]): Promise<Found[]> {
  const record = recordNamed(turn, name);
  if (!record || ids.length === 0) return [];
  return (await findVisible(turn.database, turn.speaker, record, { where: { id: { in: [...ids] } } })).found;
}

function rowOf({ messages, today, speaker }: Turn, { record, id, values, customerName }: Found, day: string): Row {
  const { care, answer } = messages;
  const occasion = record.name === "contact" ? "birthday" : (textIn(values, "kind") ?? "other");
  const what = (care.occasions as Record<string, string>)[occasion] ?? occasion;
  const written = textIn(values, DATED[record.name === "contact" ? "contact" : "careDay"]) ?? "";
  const said = sayBirthday(withoutYear(written), speaker.locale);
  const isPlain = isDayKnown(written) && !written.startsWith("lunar");
  const when = isDayKnown(written) ? sayDay(day, today, speaker.locale) : care.dayUnknown(said);
  const title = [customerName, textIn(values, "name"), what].filter(Boolean).join(" · ");
  const detail = isPlain || !isDayKnown(written) ? when : `${said} · ${when}`;
  return { title, detail, button: button(answer.show, { do: "show", record: record.name, id }) };
}
