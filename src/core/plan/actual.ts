// Planned against actual: what became of each planned visit, and which visits nobody had planned. Pure.
import { addDays } from "../calendar/weeks.ts";
import { type Days, MAKE_UP_DAYS, type Plan, type Visited } from "./find.ts";

/**
 * `done`: visited on its day. `late`: not on its day, but within a week after it. `missed`: its day is over and neither
 * happened. `moved` and `cancelled` with a reason, whatever happened later.
 */
export type PlanState = "planned" | "done" | "late" | "missed" | "moved" | "cancelled";

export type Line = Plan & { state: PlanState; visitId: number | null; visitedOn: string | null };
export type Actual = { lines: Line[]; unplanned: Visited[] };

/** `days`: what is asked for. `today` is the person's. */
export type Asked = { days: Days; today: string };

const isWithin = ({ from, to }: Days, day: string): boolean => from <= day && day <= to;

/** One person's plans and visits, both known beyond the days asked for, so that a later visit makes up for one thing only. */
export function compare(plans: readonly Plan[], visits: readonly Visited[], { days, today }: Asked): Actual {
  const open = plans.filter(({ status }) => status === "open");
  const isPlanned = (visit: Visited) => open.some((plan) => isSame(plan, visit));
  const makeUps = new Set<number>();
  const lines = plans.map((plan): Line => {
    if (plan.status !== "open") return { ...plan, state: plan.status, visitId: null, visitedOn: null };
    const same = visits.find((visit) => isSame(plan, visit));
    if (same) return { ...plan, state: "done", visitId: same.id, visitedOn: same.visitedOn };
    if (plan.plannedOn >= today) return { ...plan, state: "planned", visitId: null, visitedOn: null };
    const later = visits.find((visit) => isAfter(plan, visit) && !isPlanned(visit) && !makeUps.has(visit.id));
    if (!later) return { ...plan, state: "missed", visitId: null, visitedOn: null };
    makeUps.add(later.id);
    return { ...plan, state: "late", visitId: later.id, visitedOn: later.visitedOn };
  });
  return {
    lines: lines.filter(({ plannedOn }) => isWithin(days, plannedOn)),
    unplanned: visits.filter((one) => isWithin(days, one.visitedOn) && !isPlanned(one) && !makeUps.has(one.id)),
  };
}

const isSame = (plan: Plan, visit: Visited): boolean =>
  plan.customerId === visit.customerId && plan.plannedOn === visit.visitedOn;

const isAfter = (plan: Plan, { customerId, visitedOn }: Visited): boolean =>
  plan.customerId === customerId && visitedOn > plan.plannedOn && visitedOn <= addDays(plan.plannedOn, MAKE_UP_DAYS);

export type Counts = {
  planned: number;
  done: number;
  late: number;
  missed: number;
  moved: number;
  unplanned: number;
};

/** `planned` counts whatever was not moved away or cancelled. */
export function countOf({ lines, unplanned }: Actual): Counts {
  const count = (...states: PlanState[]) => lines.filter(({ state }) => states.includes(state)).length;
  return {
    planned: count("planned", "done", "late", "missed"),
    done: count("done"),
    late: count("late"),
    missed: count("missed"),
    moved: count("moved", "cancelled"),
    unplanned: unplanned.length,
  };
}
