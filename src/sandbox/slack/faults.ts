// Switches that make the next calls of a method go wrong in a chosen way.
import { setTimeout as wait } from "node:timers/promises";

export type Fault =
  | { fault: "drop-before" } // the connection breaks, nothing happened
  | { fault: "drop-after" } // it happened, but the answer is lost
  | { fault: "status"; status: number }
  | { fault: "rate-limit"; retryAfter: number } // seconds
  | { fault: "error"; error: string } // {ok: false, error}
  | { fault: "slow"; ms: number };

export type Faults = {
  /** The next `times` calls of `method` ("*": of any; "response_url", "upload") go wrong this way. */
  next(method: string, fault: Fault, times?: number): void;
  clear(): void;
};

export type FaultBox = Faults & { take(method: string): Promise<Fault | null> };

export function openFaults(): FaultBox {
  let queue: { method: string; fault: Fault; left: number }[] = [];
  return {
    next(method, fault, times = 1) {
      queue.push({ method, fault, left: times });
    },
    clear() {
      queue = [];
    },
    async take(method) {
      const found = queue.find((each) => each.method === method || each.method === "*");
      if (!found) return null;
      found.left -= 1;
      if (found.left === 0) queue = queue.filter((each) => each !== found);
      if (found.fault.fault === "slow") await wait(found.fault.ms);
      return found.fault;
    },
  };
}
