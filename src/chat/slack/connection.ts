// Whether we are connected: each part (the token, the socket) is up or says why not. What /readyz shows.
import type { Connection } from "../../core/platform.ts";

export type ConnectionPart = "token" | "socket";
export type ConnectionState = {
  up(part: ConnectionPart): void;
  down(part: ConnectionPart, why: string): void;
  read(): Connection;
};

/** All `parts` are down until said otherwise; `since` is the last change of the whole. */
export function openConnectionState(parts: readonly ConnectionPart[], now: () => Date): ConnectionState {
  const reasons = new Map<ConnectionPart, string>(parts.map((part) => [part, "not started"]));
  let since = now();
  const change = (part: ConnectionPart, why: string | null): void => {
    const wasUp = reasons.size === 0;
    if (why === null) reasons.delete(part);
    else reasons.set(part, why);
    if (wasUp !== (reasons.size === 0)) since = now();
  };
  return {
    up: (part) => change(part, null),
    down: (part, why) => change(part, why),
    read: () => {
      const why = [...reasons].map(([part, reason]) => `${part}: ${reason}`).join("; ");
      return why === "" ? { isUp: true, since } : { isUp: false, since, why };
    },
  };
}

export type Retrying = {
  /** Tries until it works or is stopped; while it is at it, another call does nothing. */
  run(firstAttempt: number): Promise<void>;
  isRunning(): boolean;
};

/** `tryOnce` gives null when it worked, else why not. */
export function keepTrying(options: {
  tryOnce: () => Promise<string | null>;
  failed: (why: string, attempt: number) => void;
  signal: AbortSignal;
}): Retrying {
  const { tryOnce, failed, signal } = options;
  let isRunning = false;
  return {
    isRunning: () => isRunning,
    async run(firstAttempt) {
      if (isRunning) return;
      isRunning = true;
      for (let attempt = firstAttempt; !signal.aborted; attempt += 1) {
        await pauseBefore(attempt, signal);
        if (signal.aborted) break;
        const why = await tryOnce();
        if (why === null) break;
        failed(why, attempt);
      }
      isRunning = false;
    },
  };
}

/** Waits between attempts: at once, then doubling from a second up to 30 s. Ends early, without waiting, when stopped. */
function pauseBefore(attempt: number, signal: AbortSignal): Promise<void> {
  const waitMs = attempt === 0 ? 0 : Math.min(30_000, 1000 * 2 ** (attempt - 1));
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(finish, waitMs);
    signal.addEventListener("abort", finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    }
  });
}
