// What the demo company's people handed in and were to reach in the weeks before it is opened, so that Monday's report has both.
import { makeDayTable } from "../../core/calendar/days.ts";
import { makeCalendar } from "../../core/calendar/working-time.ts";
import type { Write } from "../../core/store/database.ts";
import { monthOf } from "../../core/target/period.ts";
import { dayOf, instantOf } from "../../core/turn.ts";
import { people } from "./people.ts";
import { daysBefore, idOf, type Seeding } from "./seeding.ts";

const WORKDAYS_BACK = 10;
/** Signed is what lies further back than this, so that a newcomer may still add a visit of yesterday. */
const SIGNED_FROM = 2;
const REFLECTIONS = [
  "主推新包装，店主愿意先上两箱试试。",
  "两家都在等年底促销价，下周带方案再去。",
  "跑了仓库和陈列，明天补货单一起送。",
];
/** So many workdays back there is none: somebody forgot. */
const FORGOTTEN = { rep: "lina", back: 3 };

const reps = people.filter(({ role }) => role === "rep");

/** Each rep's report of each of the last two weeks' working days; the older ones signed by his manager. */
export async function reportRows(seeding: Seeding): Promise<Write[]> {
  const { database, now, timezone } = seeding;
  const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone });
  const writes: Write[] = [];
  for (const [at, { key, manager, locale }] of reps.entries()) {
    if (manager === null) continue;
    const repId = await idOf(seeding, "person", key);
    const askedId = await idOf(seeding, "person", manager);
    for (let back = WORKDAYS_BACK; back >= 1; back--) {
      if (key === FORGOTTEN.rep && back === FORGOTTEN.back) continue;
      const day = calendar.addWorkdays(dayOf(now, timezone), -back);
      const sentAt = instantOf(day, "18:10", timezone);
      const signed = { decidedById: askedId, decidedAt: instantOf(day, "20:00", timezone), state: "signed" };
      const reflections = locale === "zh-CN" ? (REFLECTIONS[(back + at) % REFLECTIONS.length] ?? null) : null;
      const stamps = { platform: "slack", createdAt: sentAt, updatedAt: sentAt, version: 1 };
      const id = await database.nextId("dailyReport");
      const row = { id, repId, day, state: "sent", reflections, askedId, firstSentAt: sentAt, sentAt, ...stamps };
      writes.push({ insert: "DailyReport", row: { ...row, ...(back > SIGNED_FROM && signed) } });
    }
  }
  return writes;
}

/** Yuan a month. */
const GOALS = { sales: 15_000, collection: 4_000 };

/** What each rep is to sell and to collect, in the months around the day on which it is opened. */
export async function targetRows(seeding: Seeding): Promise<Write[]> {
  const { database, timezone } = seeding;
  const months = new Set([-31, 0, 31].map((days) => monthOf(dayOf(daysBefore(seeding, -days), timezone))));
  const at = daysBefore(seeding, 40);
  const writes: Write[] = [];
  for (const { key, manager } of reps) {
    const personId = await idOf(seeding, "person", key);
    const setById = manager === null ? null : await idOf(seeding, "person", manager);
    for (const period of months) {
      for (const [metric, yuan] of Object.entries(GOALS)) {
        const id = await database.nextId("target");
        const stamps = { createdAt: at, updatedAt: at, version: 1 };
        writes.push({ insert: "Target", row: { id, personId, period, metric, goal: yuan * 100, setById, ...stamps } });
      }
    }
  }
  return writes;
}
