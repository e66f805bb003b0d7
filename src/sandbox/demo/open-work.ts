// What is open when the demo company is opened: promises, a complaint, and the visits that are planned.
import { makeDayTable } from "../../core/calendar/days.ts";
import { makeCalendar } from "../../core/calendar/working-time.ts";
import type { Write } from "../../core/store/database.ts";
import { dayOf } from "../../core/turn.ts";
import { customers } from "./customers.ts";
import { daysBefore, idOf, reminder, type Seeding } from "./seeding.ts";

/** A promise for tomorrow of those whom a newcomer meets first: there is something to see when the clock is moved. */
export async function promiseRows(seeding: Seeding): Promise<Write[]> {
  const at = daysBefore(seeding, 1);
  const dueOn = dayOf(daysBefore(seeding, -1), seeding.timezone);
  const stamps = { platform: "slack", createdAt: at, updatedAt: at, version: 1 };
  const writes: Write[] = [];
  for (const { key, words } of [
    { key: "wanglei", words: "带新价目表" },
    { key: "emily", words: "bring the new price list" },
  ]) {
    const customer = customers.find(({ owner }) => owner === key);
    if (!customer) continue;
    const repId = await idOf(seeding, "person", key);
    const customerId = await idOf(seeding, "customer", customer.name);
    const id = await seeding.database.nextId("promise");
    writes.push(
      {
        insert: "Promise",
        row: { id, customerId, repId, text: words, dueOn, firstDueOn: dueOn, status: "open", ...stamps },
      },
      reminder(seeding, { kind: "promise", record: "promise", recordId: id, dueOn }, repId),
    );
  }
  return writes;
}

/** One open complaint, taken in yesterday. */
export async function complaintRow(seeding: Seeding): Promise<Write[]> {
  const at = daysBefore(seeding, 1);
  const who = {
    customerId: await idOf(seeding, "customer", "大润发（廊坊店）"),
    reporterId: await idOf(seeding, "person", "wanglei"),
    assigneeId: await idOf(seeding, "person", "zhaomin"),
    teamId: await idOf(seeding, "team", "north"),
  };
  const what = {
    kind: "transport",
    nature: "genuine",
    severity: "serious",
    description: "两箱劲酒运输途中破损，货架断货",
  };
  const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: seeding.timezone });
  const clocks = {
    receivedAt: at,
    responseDueAt: calendar.deadlineOf(at, 1),
    proposalDueAt: calendar.deadlineOf(at, 3),
  };
  const state = { demand: "本周内补货", status: "open", step: "received", platform: "slack", ...clocks };
  const id = await seeding.database.nextId("complaint");
  return [{ insert: "Complaint", row: { id, ...who, ...what, ...state, createdAt: at, updatedAt: at, version: 1 } }];
}

/** Days from today, in working days; times of the day; whom, and what for. */
const PLANNED = [
  { rep: "wanglei", in: 1, time: "09:30", customer: "大润发（廊坊店）", purposes: "complaint", note: "带补货单" },
  { rep: "wanglei", in: 1, time: "14:00", customer: "永清超市", purposes: "collect order", note: null },
  { rep: "wanglei", in: 2, time: "15:00", customer: "五月花纸业", purposes: "new", note: "谈首单" },
  { rep: "lina", in: 1, time: "10:00", customer: "永清便利店", purposes: "order", note: null },
  { rep: "emily", in: 1, time: "10:30", customer: "Sunrise Mart", purposes: "order", note: "show the new shelf plan" },
  { rep: "emily", in: 1, time: null, customer: "City Harvest Grocers", purposes: "collect", note: null },
] as const;

/** Visits planned for the coming working days: there is a briefing to read when the clock is moved to a morning. */
export async function planRows(seeding: Seeding): Promise<Write[]> {
  const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: seeding.timezone });
  const at = daysBefore(seeding, 1);
  const stamps = { platform: "slack", createdAt: at, updatedAt: at, version: 1 };
  const writes: Write[] = [];
  for (const { rep, customer, in: days, ...what } of PLANNED) {
    const who = { repId: await idOf(seeding, "person", rep), customerId: await idOf(seeding, "customer", customer) };
    const plannedOn = calendar.addWorkdays(dayOf(seeding.now, seeding.timezone), days);
    const id = await seeding.database.nextId("plan");
    writes.push({ insert: "Plan", row: { id, ...who, ...what, plannedOn, status: "open", ...stamps } });
  }
  return writes;
}
