// The sandbox as the page knows it: the company, the time, whether the link is up, and a count per platform of its changes.
import { useCallback, useEffect, useState } from "preact/hooks";
import type { PlatformName } from "../../core/ask.ts";
import type { ClockAnswer, SandboxState } from "../company.ts";
import { LinkFailure, listen, readClock, readState } from "./link.ts";

export type Sandbox = {
  state: SandboxState | null;
  now: number;
  isLost: boolean;
  failure: LinkFailure | null;
  changes: Record<PlatformName, number>;
  reload: () => void;
  /** When the next complaint is overdue; null: none is open with a deadline ahead. */
  breachAt: number | null;
  setClock: (answer: ClockAnswer) => void;
};

/** What one press changes comes in several words at once; one question answers them all. */
const ASK_AFTER_MS = 300;

function useBreach(changes: Sandbox["changes"]) {
  const [breachAt, setBreachAt] = useState<number | null>(null);
  useEffect(() => {
    const ask = (): void => {
      // Without an answer the button stays as it was.
      readClock().then(
        (answer) => setBreachAt(answer.breachAt),
        () => undefined,
      );
    };
    const timer = setTimeout(ask, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [changes]);
  return { breachAt, setBreachAt };
}

export function useSandbox(): Sandbox {
  const [state, setState] = useState<SandboxState | null>(null);
  const [now, setNow] = useState(0);
  const [isLost, setLost] = useState(false);
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  const [changes, setChanges] = useState<Record<PlatformName, number>>({ slack: 0, feishu: 0 });
  const reload = useCallback(() => {
    setFailure(null);
    readState().then(
      (fresh) => {
        setState(fresh);
        setNow(fresh.now);
      },
      (error: unknown) => setFailure(error instanceof LinkFailure ? error : new LinkFailure("offline", "")),
    );
  }, []);
  useEffect(reload, [reload]);
  useEffect(() => {
    const count = (platform: PlatformName): void => setChanges((old) => ({ ...old, [platform]: old[platform] + 1 }));
    let wasLost = false;
    return listen(
      (change) => {
        setNow(change.now);
        if (change.platform) count(change.platform);
      },
      (lost) => {
        setLost(lost);
        if (wasLost && !lost) for (const platform of ["slack", "feishu"] as const) count(platform);
        wasLost = lost;
      },
    );
  }, []);
  const { breachAt, setBreachAt } = useBreach(changes);
  const setClock = (answer: ClockAnswer): void => {
    setNow(answer.now);
    setBreachAt(answer.breachAt);
  };
  return { state, now, isLost, failure, changes, reload, breachAt, setClock };
}
