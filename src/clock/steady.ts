// The house's time: this machine's clock set right by the database's, so that a lease means the same in every process.
import type { Database } from "../core/store/database.ts";

export type SteadyClock = {
  now(): Date;
  /** Compares the two clocks again. Throws Unavailable; the last comparison then holds on. */
  check(): Promise<void>;
};

/** Processes that share a SQLite file share a machine; only PostgreSQL's can be apart (test/clock/bad-days.test.ts). */
export function makeSteadyClock(database: Pick<Database, "dialect" | "read">, now: () => Date): SteadyClock {
  let aheadMs = 0;
  return {
    now: () => new Date(now().getTime() - aheadMs),
    async check() {
      if (database.dialect === "sqlite") return;
      const before = now().getTime();
      const [row] = await database.read<{ at: Date }>(`SELECT clock_timestamp() AS "at"`);
      if (row) aheadMs = Math.round((before + now().getTime()) / 2 - row.at.getTime());
    },
  };
}
