// Whether the bot still owes an answer to what was just said: until something of it appears, for a few seconds at most.
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Screen } from "../screen.ts";

/** After this long without an answer the dots go, in ms: the bot may rightly have nothing to say. */
const PATIENCE_MS = 8_000;

/** What the bot has shown so far in a chat and in its modal; it changes when the bot answers. */
const readTrace = (screen: Screen | undefined, chat: string): string => {
  const messages = screen?.chats.find(({ id }) => id === chat)?.messages ?? [];
  const said = messages.filter((message) => message.from.isBot);
  return JSON.stringify([said.length, said.map((message) => message.json).at(-1), screen?.modal]);
};

export function useWaiting(screen: Screen | undefined): {
  waitsIn: string | null;
  wait: (chat: string) => void;
  stop: () => void;
} {
  const [waiting, setWaiting] = useState<{ chat: string; trace: string } | null>(null);
  const isAnswered = waiting !== null && readTrace(screen, waiting.chat) !== waiting.trace;
  useEffect(() => {
    if (waiting === null) return;
    if (isAnswered) return setWaiting(null);
    const timer = setTimeout(() => setWaiting(null), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting, isAnswered]);
  const wait = useCallback((chat: string) => setWaiting({ chat, trace: readTrace(screen, chat) }), [screen]);
  const stop = useCallback(() => setWaiting(null), []);
  return { waitsIn: isAnswered ? null : (waiting?.chat ?? null), wait, stop };
}
