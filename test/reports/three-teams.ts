// Four weeks of three teams around National Day 2026, the same every time; what they come to is worked out in three-teams.test.ts.
import type { Database, Row, Table, Write } from "../../src/core/store/database.ts";

export const house = { locale: "zh-CN", timezone: "Asia/Shanghai" } as const;

// 总 directs; 甲 leads A (甲一, 甲二), 乙 leads B (乙一); C (丙一) has no manager. 移 stood in A and went to B on Friday, 9 October.
export const ID = { 总: 1, 甲: 2, 乙: 3, 甲一: 4, 甲二: 5, 乙一: 6, 移: 7, 丙一: 8 } as const;
type Who = keyof typeof ID;

const PEOPLE: readonly [Who, role: string, team: number | null, manager: Who | null][] = [
  ["总", "director", null, null],
  ["甲", "manager", 1, "总"],
  ["乙", "manager", 2, "总"],
  ["甲一", "rep", 1, "甲"],
  ["甲二", "rep", 1, "甲"],
  ["乙一", "rep", 2, "乙"],
  ["移", "rep", 2, "乙"],
  ["丙一", "rep", 3, null],
];

type Came = Row;
/** Amounts in yuan. */
const VISITS: readonly [id: number, who: Who, day: string, order: string, collected: string, came: Came][] = [
  // Week 38
  [15, "甲二", "2026-09-17", "1500.00", "", { met: "店长" }],
  // Week 39
  [14, "乙一", "2026-09-22", "5000.00", "", { met: "店长" }],
  // Week 40: worked from Monday to Wednesday
  [11, "甲一", "2026-09-28", "10000.00", "", { met: "店长" }],
  [12, "移", "2026-09-29", "2000.00", "", { met: "店长" }],
  [13, "丙一", "2026-09-30", "", "800.00", { met: "店长" }],
  // Week 41: worked on Thursday, Friday and the make-up Saturday
  [1, "甲一", "2026-10-08", "20000.00", "4000.00", { met: "店长", nextVisitOn: "2026-10-13" }],
  [2, "甲一", "2026-10-09", "", "", { met: "店长", competitor: "对面降价" }],
  [3, "甲二", "2026-10-08", "", "5000.00", { met: "店长", nextVisitOn: "2026-10-15" }],
  [4, "甲二", "2026-10-10", "", "", { summary: "老板不在" }],
  [5, "乙一", "2026-10-08", "7000.00", "", { met: "店长" }],
  [6, "移", "2026-10-08", "3000.00", "", { met: "店长" }],
  [7, "移", "2026-10-09", "1000.50", "", { met: "店长" }],
  [8, "丙一", "2026-10-10", "", "", { met: "店长" }],
  [9, "甲一", "2026-10-08", "99999.00", "1.00", { met: "店长", undoneAt: new Date("2026-10-08T12:00:00+08:00") }],
  [10, "甲", "2026-10-09", "500.00", "", { met: "店长" }],
];

const PLANS: readonly [id: number, who: Who, day: string, status: string][] = [
  [1, "甲一", "2026-10-13", "open"],
  [2, "甲二", "2026-10-14", "cancelled"],
  [3, "移", "2026-10-08", "open"],
];

/** In fen, or counted. */
const TARGETS: readonly [person: Who | null, team: number | null, period: string, metric: string, goal: bigint][] = [
  ["甲一", null, "2026-09", "sales", 22_000_000n],
  ["甲一", null, "2026-10", "sales", 18_000_000n],
  ["甲一", null, "2026-10", "collection", 3_600_000n],
  ["甲二", null, "2026-10", "newCustomers", 6n],
  ["乙一", null, "2026-10", "sales", 16_000_000n],
  ["移", null, "2026-10", "sales", 0n],
  [null, 3, "2026-10", "collection", 1_800_000n],
];

/** Without `sent` it was only begun. */
const DAILIES: readonly [id: number, who: Who, day: string, sent: string | null][] = [
  // Week 40: worked were 28, 29 and 30 September
  [10, "甲一", "2026-09-28", "2026-09-28T18:00:00+08:00"],
  [11, "移", "2026-09-30", "2026-09-30T18:00:00+08:00"],
  // Week 41
  [1, "甲一", "2026-10-08", "2026-10-08T18:00:00+08:00"],
  [2, "甲一", "2026-10-09", "2026-10-11T00:00:00+08:00"],
  [3, "甲二", "2026-10-08", "2026-10-09T23:59:59+08:00"],
  [4, "甲二", "2026-10-10", null],
  [5, "移", "2026-10-08", "2026-10-08T18:00:00+08:00"],
  [6, "移", "2026-10-09", "2026-10-09T18:00:00+08:00"],
  [7, "乙一", "2026-10-08", "2026-10-08T18:00:00+08:00"],
  [8, "甲", "2026-10-08", "2026-10-08T18:00:00+08:00"],
  [9, "丙一", "2026-10-11", "2026-10-11T18:00:00+08:00"],
];

const at = (instant: string) => new Date(instant);
const OLD = at("2026-01-05T09:00:00+08:00");
const stamps = (made: Date) => ({ platform: "slack", createdAt: made, updatedAt: made, version: 1 });
const fen = (yuan: string) => (yuan === "" ? null : BigInt(yuan.replace(".", "")));

const insert = (table: Table, row: Row): Write => ({ insert: table, row });

export async function openThreeTeams(database: Database): Promise<void> {
  const teams = ["A队", "B队", "C队"].map((name, index) => insert("Team", { id: index + 1, name, createdAt: OLD }));
  const people = PEOPLE.map(([name, role, teamId, manager]) => {
    const where = { teamId, managerId: manager === null ? null : ID[manager] };
    const who = { id: ID[name], name, role, isActive: true, ...where };
    return insert("Person", { ...who, createdAt: OLD, updatedAt: OLD, version: 1 });
  });
  const move = {
    id: 1,
    record: "person",
    recordId: ID.移,
    personId: null,
    action: "import",
    before: JSON.stringify({ managerId: ID.甲, teamId: 1 }),
    after: JSON.stringify({ managerId: ID.乙, teamId: 2 }),
    platform: "import",
    at: at("2026-10-09T07:30:00+08:00"),
  };
  // Each has a customer of his own number; 901 and 902 are new, 903 came by an import.
  const customers = PEOPLE.map(([name]) =>
    insert("Customer", { id: ID[name], name: `${name}的店`, ownerId: ID[name], ...stamps(OLD) }),
  );
  const opened = (
    [
      [901, "甲二", "slack", 8],
      [902, "移", "feishu", 10],
      [903, "甲二", "import", 9],
    ] as const
  ).map(([id, who, platform, date]) => {
    const made = at(`2026-10-${String(date).padStart(2, "0")}T10:00:00+08:00`);
    return insert("Customer", { id, name: `新店${id}`, ownerId: ID[who], ...stamps(made), platform });
  });
  await database.save([...teams, ...people, insert("Change", move), ...customers, ...opened, ...happened()]);
}

function happened(): Write[] {
  const visits = VISITS.map(([id, who, day, order, collected, came]) => {
    const what = { channel: "onsite", purposes: "", isUrgent: false, orderAmountFen: fen(order) };
    const row = {
      id,
      repId: ID[who],
      customerId: ID[who],
      visitedOn: day,
      ...what,
      collectedAmountFen: fen(collected),
    };
    return insert("Visit", { ...row, ...came, ...stamps(at(`${day}T18:00:00+08:00`)) });
  });
  const plans = PLANS.map(([id, who, plannedOn, status]) => {
    const row = { id, repId: ID[who], customerId: ID[who], plannedOn, purposes: "", status };
    return insert("Plan", { ...row, ...stamps(OLD) });
  });
  const promise = { id: 1, repId: ID.甲二, customerId: ID.甲二, text: "送样", dueOn: "2026-10-16", status: "open" };
  const markets = (
    [
      [1, "甲二", 9],
      [2, "移", 10],
    ] as const
  ).map(([id, who, date]) => {
    const made = at(`2026-10-${String(date).padStart(2, "0")}T15:00:00+08:00`);
    return insert("MarketReport", { id, repId: ID[who], text: "展会上新品", isUrgent: false, ...stamps(made) });
  });
  const cases = (
    [
      [1, "甲二", "2026-10-09"],
      [2, "移", "2026-10-10"],
      [3, "移", "2026-09-29"],
    ] as const
  ).map(([id, who, day]) => {
    const what = { kind: "product", nature: "genuine", severity: "normal", description: "破损", status: "open" };
    const received = at(`${day}T11:00:00+08:00`);
    const row = { id, reporterId: ID[who], customerId: ID[who], ...what, step: "received", receivedAt: received };
    return insert("Complaint", { ...row, ...stamps(received) });
  });
  const targets = TARGETS.map(([person, teamId, period, metric, goal], index) => {
    const row = { id: index + 1, personId: person === null ? null : ID[person], teamId, period, metric, goal };
    return insert("Target", { ...row, createdAt: OLD, updatedAt: OLD, version: 1 });
  });
  const leave = { personId: ID.乙一, fromOn: "2026-10-09", toOn: "2026-10-10", createdAt: OLD };
  const promised = insert("Promise", { ...promise, ...stamps(OLD) });
  const dailies = DAILIES.map(([id, who, day, sent]) => {
    const state = sent === null ? "draft" : "sent";
    const row = { id, repId: ID[who], day, state, firstSentAt: sent === null ? null : at(sent) };
    return insert("DailyReport", { ...row, ...stamps(OLD) });
  });
  return [...dailies, ...visits, ...plans, promised, ...markets, ...cases, ...targets, insert("Absence", leave)];
}
