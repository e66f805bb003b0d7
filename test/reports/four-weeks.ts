// Four weeks of a small team, the same every time; what they come to was worked out by hand in figures.test.ts.
import type { Database, Row, Write } from "../../src/core/store/database.ts";
import { openDemoPeople } from "../../src/sandbox/demo/company.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { people } from "../../src/sandbox/demo/people.ts";

export const house = { locale: "zh-CN", timezone: "Asia/Shanghai" } as const;

export const reportCustomers: readonly DemoCustomer[] = [
  { name: "永清超市", region: "廊坊", class: "key", owner: "wanglei" },
  { name: "惠民服务社", region: "大城", class: "key", owner: "lina" },
  { name: "厦门夏商", region: "厦门", class: "key", owner: "wudi" },
];

type Yuan = { order?: string; collected?: string };
type Said = { met?: string; summary?: string; competitor?: string; nextVisitOn?: string; isUndone?: true };
/** The visit's id, who, when, and what came of it. Amounts as on paper, in yuan. */
type Line = [id: number, rep: string, day: string, came: Yuan & Said];

const YUAN: readonly Line[] = [
  // Week 44
  [1, "wanglei", "2026-10-26", { order: "8000.00", met: "于老板" }],
  [2, "lina", "2026-10-28", { order: "3000.50", met: "郭姐" }],
  [3, "lina", "2026-11-01", { met: "郭姐" }],
  // Week 45
  [4, "wanglei", "2026-11-02", { order: "5000.00", collected: "2000.00", met: "于老板" }],
  [5, "wanglei", "2026-11-04", { collected: "1000.00" }],
  [6, "lina", "2026-11-08", { met: "郭姐", summary: "货架补齐" }],
  // Week 46
  [7, "wanglei", "2026-11-09", { order: "12000.00", met: "于老板", nextVisitOn: "2026-11-18" }],
  [8, "wanglei", "2026-11-11", { order: "6000.25" }],
  [9, "lina", "2026-11-12", { met: "郭姐" }], // and a promise
  [10, "lina", "2026-11-13", { met: "郭姐" }],
  [11, "lina", "2026-11-13", { order: "99999.00", met: "郭姐", isUndone: true }],
  // Week 47
  [12, "wanglei", "2026-11-16", { order: "10000.00", collected: "5000.00", met: "于老板", nextVisitOn: "2026-11-25" }],
  [13, "wanglei", "2026-11-18", { met: "于老板", competitor: "康师傅五联包降价" }],
  [15, "chenjing", "2026-11-20", { order: "2500.50", met: "郭姐" }],
  [16, "wanglei", "2026-11-22", { summary: "老板不在，看了货架" }],
  // Another team's, another week's, and one that was taken back
  [18, "wudi", "2026-11-17", { order: "50000.00", met: "叶经理" }],
  [17, "wanglei", "2026-11-23", { order: "7777.00", met: "于老板" }],
  [19, "wanglei", "2026-11-17", { order: "88888.00", collected: "1.00", met: "于老板", isUndone: true }],
];

type PromiseLine = [id: number, visit: number | null, rep: string, dueOn: string, status: string, isUndone?: true];
const PROMISES: readonly PromiseLine[] = [
  [1, 9, "lina", "2026-11-17", "kept"],
  [2, null, "wanglei", "2026-11-24", "open"],
  [3, null, "wanglei", "2026-11-26", "cancelled"],
  [4, null, "lina", "2026-11-29", "open"],
  [5, null, "lina", "2026-11-27", "open", true],
];

/** A customer opened at 00:30 on Monday in Shanghai is one of the new week, half an hour before midnight of the old one. */
type Opened = [id: number, owner: string, createdAt: string, platform: string, isUndone?: true];
const OPENED: readonly Opened[] = [
  [901, "lina", "2026-11-15T23:30:00+08:00", "slack"],
  [902, "lina", "2026-11-16T00:30:00+08:00", "feishu"],
  [903, "wanglei", "2026-11-17T10:00:00+08:00", "slack"],
  [904, "lina", "2026-11-18T10:00:00+08:00", "import"],
  [905, "wanglei", "2026-11-19T10:00:00+08:00", "slack", true],
  [906, "wudi", "2026-11-19T10:00:00+08:00", "slack"],
];

type Times = { respondBy?: string; responded?: string; proposeBy?: string; closed?: string; isUndone?: true };
type Complained = [id: number, reporter: string, customer: string, received: string, came: Times];
const COMPLAINTS: readonly Complained[] = [
  [1, "wanglei", "永清超市", "2026-11-05T10:00:00+08:00", { closed: "2026-11-17T10:00:00+08:00" }],
  [2, "lina", "惠民服务社", "2026-11-12T10:00:00+08:00", { respondBy: "2026-11-13T18:00:00+08:00" }],
  [
    3,
    "wanglei",
    "永清超市",
    "2026-11-18T10:00:00+08:00",
    {
      respondBy: "2026-11-19T18:00:00+08:00",
      responded: "2026-11-19T10:00:00+08:00",
      proposeBy: "2026-11-23T18:00:00+08:00",
    },
  ],
  [4, "wudi", "厦门夏商", "2026-11-18T10:00:00+08:00", {}],
  [5, "wudi", "永清超市", "2026-11-20T10:00:00+08:00", { respondBy: "2026-11-23T18:00:00+08:00" }],
  [6, "wanglei", "永清超市", "2026-11-18T10:00:00+08:00", { isUndone: true }],
];

/** Without `sentAt` it was only begun. */
type Reported = [id: number, rep: string, day: string, state: string, sentAt: string | null];
const DAILIES: readonly Reported[] = [
  // Week 46
  [1, "wanglei", "2026-11-09", "signed", "2026-11-09T18:00:00+08:00"],
  [2, "lina", "2026-11-10", "signed", "2026-11-10T18:00:00+08:00"],
  // Week 47: 4 came when the working day after was over, 7 before it was
  [3, "wanglei", "2026-11-16", "signed", "2026-11-16T18:00:00+08:00"],
  [4, "wanglei", "2026-11-17", "sent", "2026-11-19T00:30:00+08:00"],
  [5, "wanglei", "2026-11-18", "returned", "2026-11-18T18:00:00+08:00"],
  [6, "wanglei", "2026-11-19", "sent", "2026-11-19T18:00:00+08:00"],
  [7, "wanglei", "2026-11-20", "sent", "2026-11-22T20:00:00+08:00"],
  [8, "lina", "2026-11-16", "signed", "2026-11-16T18:00:00+08:00"],
  [9, "lina", "2026-11-17", "signed", "2026-11-17T18:00:00+08:00"],
  [10, "lina", "2026-11-18", "sent", "2026-11-18T18:00:00+08:00"],
  [11, "lina", "2026-11-19", "draft", null],
  [12, "lina", "2026-11-21", "sent", "2026-11-21T18:00:00+08:00"],
  [13, "wudi", "2026-11-16", "sent", "2026-11-16T18:00:00+08:00"],
  [14, "chenjing", "2026-11-16", "sent", "2026-11-16T18:00:00+08:00"],
];

const fen = (yuan: string | undefined): bigint | null => (yuan === undefined ? null : BigInt(yuan.replace(".", "")));
const at = (instant: string | undefined): Date | null => (instant === undefined ? null : new Date(instant));
const UNDONE = new Date("2026-11-22T12:00:00+08:00");
const stamps = (day: string, isUndone: true | undefined): Row => {
  const made = new Date(`${day}T18:00:00+08:00`);
  return {
    platform: "slack",
    createdAt: made,
    updatedAt: made,
    undoneAt: isUndone ? UNDONE : null,
    version: 1,
  };
};

/** The demo company's people, with these four weeks and nothing else. They were put on the list long before. */
export async function openFourWeeks(database: Database): Promise<void> {
  await openDemoPeople({ database, house }, new Date("2026-01-05T09:00:00+08:00"), reportCustomers);
  await fillFourWeeks(database);
}

export async function fillFourWeeks(database: Database): Promise<void> {
  const idOf = async (table: "Person" | "Customer", name: string): Promise<number> => {
    const [row] = await database.read<{ id: number }>(`SELECT "id" FROM "${table}" WHERE "name" = ?`, [name]);
    if (!row) throw new Error(`there is no ${name}`);
    return row.id;
  };
  const personId = async (key: string) => idOf("Person", people.find((one) => one.key === key)?.name ?? key);
  const customerId = async (rep: string) =>
    idOf("Customer", rep === "wudi" ? "厦门夏商" : rep === "lina" ? "惠民服务社" : "永清超市");
  const writes: Write[] = [];
  for (const [id, rep, day, came] of YUAN) {
    const { order, collected, isUndone, ...said } = came;
    const who = { id, repId: await personId(rep), customerId: await customerId(rep), visitedOn: day };
    const money = { orderAmountFen: fen(order), collectedAmountFen: fen(collected) };
    const row = { ...who, channel: "onsite", purposes: "", isUrgent: false, ...money, ...said };
    writes.push({ insert: "Visit", row: { ...row, ...stamps(day, isUndone) } });
  }
  for (const [id, visitId, rep, dueOn, status, isUndone] of PROMISES) {
    const who = { id, visitId, repId: await personId(rep), customerId: await customerId(rep) };
    const row = { ...who, text: "送样品", dueOn, status, ...stamps("2026-11-12", isUndone) };
    writes.push({ insert: "Promise", row });
  }
  for (const [id, owner, createdAt, platform, isUndone] of OPENED) {
    const row = { id, name: `新店${id}`, ownerId: await personId(owner), ...stamps("2026-11-20", isUndone) };
    writes.push({ insert: "Customer", row: { ...row, platform, createdAt: new Date(createdAt) } });
  }
  for (const [id, reporter, customer, received, came] of COMPLAINTS) {
    const who = { id, reporterId: await personId(reporter), customerId: await idOf("Customer", customer) };
    const what = { kind: "product", nature: "genuine", severity: "normal", description: "三箱破损" };
    const state = { status: came.closed ? "closed" : "open", step: "received", receivedAt: new Date(received) };
    const clocks = { responseDueAt: at(came.respondBy), respondedAt: at(came.responded) };
    const ends = { proposalDueAt: at(came.proposeBy), closedAt: at(came.closed) };
    const row = { ...who, ...what, ...state, ...clocks, ...ends, ...stamps("2026-11-18", came.isUndone) };
    writes.push({ insert: "Complaint", row });
  }
  // One told by itself, one made from a visit that says the same.
  for (const [id, visitId] of [
    [1, null],
    [2, 13],
  ] as const) {
    const who = { id, visitId, repId: await personId("wanglei"), customerId: await customerId("wanglei") };
    writes.push({
      insert: "MarketReport",
      row: { ...who, text: "对面新开折扣店", ...stamps("2026-11-19", undefined) },
    });
  }
  for (const [id, rep, day, state, sentAt] of DAILIES) {
    const made = { createdAt: UNDONE, updatedAt: UNDONE, platform: "slack", version: 1 };
    const sent = { firstSentAt: sentAt === null ? null : new Date(sentAt), state };
    writes.push({ insert: "DailyReport", row: { id, repId: await personId(rep), day, ...sent, ...made } });
  }
  await database.save(writes);
}
