// The birthdays and other days of one's own customers in today's list: from today as far ahead as one wants to be told.
import { button } from "../cards.ts";
import { addDays } from "../calendar/weeks.ts";
import { isDayKnown, sayBirthday, withoutYear } from "../birthday.ts";
import { type Found, findVisible } from "../find.ts";
import { findOwn } from "../peace/settings.ts";
import { sayDay } from "../reading/say.ts";
import type { Row } from "../reply.ts";
import { textIn } from "../row.ts";
import { type Turn, recordNamed } from "../turn.ts";
import { type DayRecord, findBirthdays, findCareDays, type Kept } from "./days-find.ts";

const FINDERS = { contact: findBirthdays, careDay: findCareDays } as const;
const MOST = 20;

/** None where others read along. */
export async function findDayRows(turn: Turn): Promise<Row[]> {
  if (!turn.ask.place.isPrivate) return [];
  const { setting } = await findOwn(turn);
  const rows: Row[] = [];
  for (let ahead = 0; ahead <= setting.daysAhead && rows.length < MOST; ahead++) {
    const day = addDays(turn.today, ahead);
    for (const name of Object.keys(FINDERS) as DayRecord[]) {
      const kept = await findOwned(turn, await FINDERS[name](turn.database, day));
      rows.push(...(await findFound(turn, name, kept)).map((found) => rowOf(turn, found, day)));
    }
  }
  return rows.slice(0, MOST);
}

/** Those at the speaker's own customers, a few at a time. */
async function findOwned({ database, speaker }: Turn, kept: readonly Kept[]): Promise<number[]> {
  const own = new Set<number>();
  for (let at = 0; at < kept.length; at += CHUNK) {
    const ids = kept.slice(at, at + CHUNK).map(({ customerId }) => customerId);
    const sql = `SELECT "id" FROM "Customer" WHERE "id" IN (${ids.map(() => "?").join(", ")}) AND "ownerId" = ? AND "undoneAt" IS NULL`;
    for (const { id } of await database.read<{ id: number }>(sql, [...ids, speaker.id])) own.add(id);
  }
  return kept.flatMap(({ id, customerId }) => (own.has(customerId) ? [id] : []));
}

const CHUNK = 200;

async function findFound(turn: Turn, name: DayRecord, ids: readonly number[]): Promise<Found[]> {
  const record = recordNamed(turn, name);
  if (!record || ids.length === 0) return [];
  return (await findVisible(turn.database, turn.speaker, record, { where: { id: { in: [...ids] } } })).found;
}

function rowOf({ messages, today, speaker }: Turn, { record, id, values, customerName }: Found, day: string): Row {
  const { care, answer } = messages;
  const occasion = record.name === "contact" ? "birthday" : (textIn(values, "kind") ?? "other");
  const what = (care.occasions as Record<string, string>)[occasion] ?? occasion;
  const written = textIn(values, record.name === "contact" ? "birthday" : "date") ?? "";
  const said = sayBirthday(withoutYear(written), speaker.locale);
  const isPlain = isDayKnown(written) && !written.startsWith("lunar");
  const when = isDayKnown(written) ? sayDay(day, today, speaker.locale) : care.dayUnknown(said);
  const title = [customerName, textIn(values, "name"), what].filter(Boolean).join(" · ");
  const detail = isPlain || !isDayKnown(written) ? when : `${said} · ${when}`;
  return { title, detail, button: button(answer.show, { do: "show", record: record.name, id }) };
}
