// Fills an empty database with a company of 100 reps and 10,000 customers, the same every time.
import { nameForms } from "../../src/core/customers/names.ts";
import type { Database, Write } from "../../src/core/store/database.ts";

export const REPS = 100;
export const CUSTOMERS = 10_000;

const PLACES = [..."东西南北中"].flatMap((side) => ["河", "山", "城", "关"].map((place) => side + place));
const LUCKS = [..."福兴永嘉瑞宝泰荣"].flatMap((one) => [..."盛源隆旺昌"].map((other) => one + other));
const SHOPS = [
  "超市",
  "便利店",
  "商贸",
  "百货",
  "酒行",
  "生鲜",
  "粮油",
  "食品店",
  "烟酒店",
  "批发部",
  "商行",
  "连锁店",
  "量贩",
];

/** 0 … CUSTOMERS - 1; no two are called the same. */
export function customerName(index: number): string {
  const shop = SHOPS[index % SHOPS.length] ?? "";
  const luck = LUCKS[Math.floor(index / SHOPS.length) % LUCKS.length] ?? "";
  const place = PLACES[Math.floor(index / SHOPS.length / LUCKS.length) % PLACES.length] ?? "";
  return `${place}${luck}${shop}`;
}

/** Whose customer it is, from 0. */
export const repOf = (customer: number): number => customer % REPS;

export const slackUser = (rep: number): string => `U0REP${String(rep).padStart(4, "0")}`;
export const feishuUser = (rep: number): string => `ou_${String(rep).padStart(32, "0")}`;

const BATCH = 500;
const AT = new Date("2026-01-05T01:00:00Z");
const stamps = { createdAt: AT, updatedAt: AT, version: 1 };

export async function fillCompany(database: Database): Promise<void> {
  const team: Write = { insert: "Team", row: { id: 1, name: "华北队", createdAt: AT } };
  const reps = Array.from({ length: REPS }, (_, rep) => repRows(rep)).flat();
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => customerRows(index)).flat();
  const writes = [team, ...reps, ...customers];
  for (let from = 0; from < writes.length; from += BATCH) await database.save(writes.slice(from, from + BATCH));
}

export function repRows(rep: number): Write[] {
  const id = rep + 1;
  const person = { id, name: `业务${id}`, role: "rep", teamId: 1, isActive: true, ...stamps };
  const users = { slack: slackUser(rep), feishu: feishuUser(rep) };
  const identities = Object.entries(users).map(([platform, userId]): Write => ({
    insert: "Identity",
    row: { platform, userId, personId: id, createdAt: AT },
  }));
  return [{ insert: "Person", row: person }, ...identities];
}

function customerRows(index: number): Write[] {
  const id = index + 1;
  const name = customerName(index);
  const row = { id, name, ownerId: repOf(index) + 1, platform: "slack", ...stamps };
  const forms = nameForms({ name, shortName: null, aliases: null, pinyin: null });
  return [
    { insert: "Customer", row },
    ...forms.map((form): Write => ({ insert: "CustomerName", row: { customerId: id, ...form } })),
  ];
}
