// A day's visits of one person, a row of the form each, and their totals.
import type { Database } from "../store/database.ts";

/** The six money columns of table 3-1; amounts are fen, `marginRate` is in per cent. */
export const MONEY = ["orderFen", "marginRate", "discountFen", "receivableFen", "collectedFen", "costFen"] as const;
export type MoneyColumn = (typeof MONEY)[number];

export type DayVisit = Record<MoneyColumn, number | null> & {
  id: number;
  customerId: number;
  customerName: string;
  /** Its account was opened on that day, or the visit was there to open it. */
  isNew: boolean;
  purposes: string[];
  channel: string;
  met: string[];
  competitor: string | null;
  feedback: string | null;
  summary: string | null;
  nextAction: string | null;
  hasNext: boolean;
};

type VisitRow = Omit<DayVisit, "isNew" | "purposes" | "met" | "hasNext"> & {
  purposes: string;
  met: string | null;
  nextVisitOn: string | null;
  openedAt: Date;
  openedBy: string;
};

type Asked = { repId: number; day: string; from: Date; until: Date };

/** In the order in which they were logged. `from`, `until`: the day's bounds in the person's zone. */
export async function findDayVisits(database: Database, { repId, day, from, until }: Asked): Promise<DayVisit[]> {
  const sql = `SELECT v."id", v."customerId", c."name" AS "customerName", c."createdAt" AS "openedAt",
    c."platform" AS "openedBy", v."purposes", v."channel", v."orderAmountFen" AS "orderFen", v."marginRate",
    v."discountAmountFen" AS "discountFen", v."receivableAmountFen" AS "receivableFen",
    v."collectedAmountFen" AS "collectedFen", v."visitCostFen" AS "costFen", v."met", v."competitor", v."feedback",
    v."summary", v."nextVisitOn", v."nextAction" FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId"
    WHERE v."repId" = ? AND v."visitedOn" = ? AND v."undoneAt" IS NULL ORDER BY v."id"`;
  const rows = await database.read<VisitRow>(sql, [repId, day]);
  return rows.map(({ purposes: codes, met, openedAt, openedBy, nextVisitOn, ...visit }) => {
    const purposes = codes.split(" ").filter(Boolean);
    const isOpened = openedBy !== "import" && openedAt >= from && openedAt < until;
    return {
      ...visit,
      purposes,
      met: met === null ? [] : met.split("\n").filter(Boolean),
      isNew: isOpened || purposes.includes("new"),
      hasNext: nextVisitOn !== null || visit.nextAction !== null,
    };
  });
}

/** Null: nobody wrote such an amount. The margin is weighted by what was sold; unknown where no order has one. */
export type Totals = Record<MoneyColumn, number | null> & { visits: number; fresh: number; known: number };

export function totalOf(visits: readonly DayVisit[]): Totals {
  const sum = (column: MoneyColumn): number | null => {
    const amounts = visits.flatMap((visit) => visit[column] ?? []);
    return amounts.length === 0 ? null : amounts.reduce((one, other) => one + other, 0);
  };
  const fresh = new Set(visits.filter(({ isNew }) => isNew).map(({ customerId }) => customerId)).size;
  const customers = new Set(visits.map(({ customerId }) => customerId)).size;
  return {
    orderFen: sum("orderFen"),
    marginRate: marginOf(visits),
    discountFen: sum("discountFen"),
    receivableFen: sum("receivableFen"),
    collectedFen: sum("collectedFen"),
    costFen: sum("costFen"),
    visits: visits.length,
    fresh,
    known: customers - fresh,
  };
}

function marginOf(visits: readonly DayVisit[]): number | null {
  const sold = visits.flatMap(({ orderFen, marginRate }) =>
    orderFen !== null && orderFen > 0 && marginRate !== null ? [{ orderFen, marginRate }] : [],
  );
  const all = sold.reduce((sum, { orderFen }) => sum + orderFen, 0);
  if (all === 0) return null;
  return Math.round((10 * sold.reduce((sum, one) => sum + one.orderFen * one.marginRate, 0)) / all) / 10;
}
