// The sandbox as the page knows it: the company, the time, whether the link is up, and a count per platform of its changes.
import { useCallback, useEffect, useState } from "preact/hooks";
import type { PlatformName } from "../../core/ask.ts";
import type { SandboxState } from "../company.ts";
import { LinkFailure, listen, readState } from "./link.ts";

export type Sandbox = {
  state: SandboxState | null;
  now: number;
  isLost: boolean;
  failure: LinkFailure | null;
  changes: Record<PlatformName, number>;
  reload: () => void;
  setNow: (now: number) => void;
};

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
  return { state, now, isLost, failure, changes, reload, setNow };
}
