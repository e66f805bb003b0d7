// Failures on order: the next n calls of a path go wrong in a chosen way.
import { Refusal } from "./refusal.ts";

/** `path`: a string is the beginning of the URL's path. `times`: how many calls, 1 if left out. */
export type Fault = { path: string | RegExp; method?: string; times?: number } & (
  | { fault: "rate-limit"; resetSeconds?: number } // HTTP 429, 99991400
  | { fault: "chat-rate-limit" } // HTTP 400, 230020
  | { fault: "stale-token" } // HTTP 400, 99991663
  | { fault: "internal-error" } // HTTP 500
  | { fault: "code"; code: number; status?: number; message?: string }
  | { fault: "drop-before" } // the connection breaks and nothing happened
  | { fault: "drop-after" } // it happened, and then the connection breaks
  | { fault: "late"; afterMs: number }
);

export type FaultBook = {
  add: (fault: Fault) => void;
  clear: () => void;
  /** The fault that this call meets, counted down; null: none. */
  take: (method: string, path: string) => Fault | null;
  /** Throws the refusal of a fault that is one. */
  refuse: (fault: Fault) => void;
};

export const openFaultBook = (): FaultBook => {
  let waiting: { fault: Fault; left: number }[] = [];
  const take = (method: string, path: string): Fault | null => {
    const found = waiting.find(({ fault }) => fits(fault, method, path));
    if (found === undefined) return null;
    found.left -= 1;
    waiting = waiting.filter(({ left }) => left > 0);
    return found.fault;
  };
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    clear: () => {
      waiting = [];
    },
    take,
    refuse,
  };
};

const fits = (fault: Fault, method: string, path: string): boolean => {
  if (fault.method !== undefined && fault.method !== method) return false;
  return typeof fault.path === "string" ? path.startsWith(fault.path) : fault.path.test(path);
};

const refuse = (fault: Fault): void => {
  switch (fault.fault) {
    case "rate-limit":
      throw overLimit(fault.resetSeconds ?? 1);
    case "chat-rate-limit":
      throw new Refusal(230020, "This operation triggers the frequency limit.");
    case "stale-token":
      throw new Refusal(99991663, "Invalid access token for authorization.");
    case "internal-error":
      throw new Refusal(2200, "Internal Error", { status: 500 });
    case "code":
      throw new Refusal(fault.code, fault.message ?? "refused on order", { status: fault.status ?? 400 });
    case "drop-before":
    case "drop-after":
    case "late":
      return;
  }
};

/** Feishu: HTTP 429 with the seconds to wait in a header ("频控策略"). */
export const overLimit = (resetSeconds: number): Refusal =>
  new Refusal(99991400, "request trigger frequency limit", {
    status: 429,
    headers: { "x-ogw-ratelimit-limit": "50", "x-ogw-ratelimit-reset": String(resetSeconds) },
  });
