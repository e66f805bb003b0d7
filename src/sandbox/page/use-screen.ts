// One person's screen on one platform, read again whenever something changed; only the newest answer counts.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { PlatformName } from "../../core/ask.ts";
import type { ScreenAnswer } from "../company.ts";
import { LinkFailure, readScreen } from "./link.ts";

export type ScreenHold = {
  answer: ScreenAnswer | null;
  failure: LinkFailure | null;
  /** Reads it now; null: it could not be read. */
  refresh: () => Promise<ScreenAnswer | null>;
};

export function useScreen(platform: PlatformName, user: string, changes: number): ScreenHold {
  const [answer, setAnswer] = useState<ScreenAnswer | null>(null);
  const [failure, setFailure] = useState<LinkFailure | null>(null);
  const newest = useRef(0);
  const refresh = useCallback(async (): Promise<ScreenAnswer | null> => {
    newest.current += 1;
    const turn = newest.current;
    try {
      const fresh = await readScreen(platform, user);
      if (turn === newest.current) {
        setAnswer(fresh);
        setFailure(null);
      }
      return fresh;
    } catch (error) {
      if (turn === newest.current) setFailure(error instanceof LinkFailure ? error : new LinkFailure("offline", ""));
      return null;
    }
  }, [platform, user]);
  useEffect(() => {
    void refresh();
  }, [refresh, changes]);
  return { answer: answer?.screen.user.id === user ? answer : null, failure, refresh };
}
