// A year of visits that the demo company can look back on: the same every time, counted from the day it is opened.
import { Temporal } from "temporal-polyfill";
import { customers } from "./customers.ts";

export type PastVisit = {
  rep: string;
  customer: string;
  daysAgo: number;
  visitedOn: string;
  channel: string;
  purposes: string;
  orderAmountFen: bigint | null;
  collectedAmountFen: bigint | null;
  met: string | null;
  summary: string | null;
  competitor: string | null;
  nextVisitOn: string | null;
  nextAction: string | null;
  promise: { text: string; dueOn: string; status: string } | null;
};

/** A small generator with a seed (mulberry32), so that everybody sees the same company. */
function makeDice(seed: number) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance: (part: number) => roll() < part,
    pick: <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T,
  };
}

const SUMMARIES = [
  "货架补齐，排面占三层",
  "库存偏高，先消化再进",
  "店里准备做周年庆",
  "新品试卖反映不错",
  "老板出差，和店员确认了库存",
];
const SUMMARIES_EN = [
  "Shelf refilled, three facings",
  "Stock is high, order later",
  "Anniversary sale is coming",
  "New line sells well",
];
const RIVALS = ["康师傅五联包降价", "对面新开一家折扣店", "竞品送冰柜"];
const PROMISES = ["换门口海报", "送两箱品尝装", "补齐破损的POP", "带新价目表"];
const PROMISES_EN = ["replace the posters", "bring samples", "send the new price list"];
const ACTIONS = ["送POP", "盘点库存", "谈新品陈列", "收货款"];
const ACTIONS_EN = ["bring POP", "count stock", "talk about display"];
const DAYS = 365;
const WORKDAY_SHARE = 0.16;

/** Each customer is seen about every nine days; what is said is in its rep's language. */
export function pastVisits(today: string): PastVisit[] {
  const dice = makeDice(20261121);
  const first = Temporal.PlainDate.from(today);
  const visits: PastVisit[] = [];
  for (let daysAgo = DAYS; daysAgo >= 1; daysAgo--) {
    const day = first.subtract({ days: daysAgo });
    if (day.dayOfWeek > 5) continue;
    for (const customer of customers) {
      if (customer.owner === null || !dice.chance(WORKDAY_SHARE)) continue;
      const isEnglish = customer.owner === "emily";
      const order = dice.chance(0.6) ? BigInt(dice.pick([8, 12, 15, 20, 36, 50]) * 100_00) : null;
      const collected = dice.chance(0.35) ? BigInt(dice.pick([5, 8, 10, 20]) * 100_00) : null;
      const purposes = [
        ...(order ? ["order"] : []),
        ...(collected ? ["collect"] : []),
        ...(order || collected ? [] : ["greet"]),
      ];
      const comesBack = daysAgo < 8 && dice.chance(0.7);
      visits.push({
        rep: customer.owner,
        customer: customer.name,
        daysAgo,
        visitedOn: day.toString(),
        channel: dice.pick(["onsite", "onsite", "onsite", "phone", "wechat"]),
        purposes: purposes.join(" "),
        orderAmountFen: order,
        collectedAmountFen: collected,
        met: customer.contact?.name ?? null,
        summary: dice.chance(0.5) ? dice.pick(isEnglish ? SUMMARIES_EN : SUMMARIES) : null,
        competitor: dice.chance(0.1) ? dice.pick(RIVALS) : null,
        nextVisitOn: comesBack ? day.add({ days: 7 }).toString() : null,
        nextAction: comesBack ? dice.pick(isEnglish ? ACTIONS_EN : ACTIONS) : null,
        promise: dice.chance(0.15) ? promiseOf(day, daysAgo, dice.pick(isEnglish ? PROMISES_EN : PROMISES)) : null,
      });
    }
  }
  return visits;
}

/** A promise runs ten days; older ones were kept. */
function promiseOf(day: Temporal.PlainDate, daysAgo: number, text: string) {
  return { text, dueOn: day.add({ days: 10 }).toString(), status: daysAgo > 10 ? "kept" : "open" };
}
