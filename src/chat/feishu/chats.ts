// Knows which chats are private: a card's press names its chat but not its kind, and personal data is for private ones only.
import { dataOf, type FeishuApi, textOf } from "./api.ts";
import type { Log } from "./log.ts";

export type ChatBook = {
  learnPrivate(chat: string): void;
  /** False when Feishu cannot say: then nothing personal is shown. */
  isPrivate(chat: string | null): Promise<boolean>;
};

const MOST_KEPT = 20_000;

export function openChatBook(api: FeishuApi, log: Log): ChatBook {
  const kept = new Map<string, boolean>();
  const keep = (chat: string, isPrivate: boolean) => {
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(chat, isPrivate);
    return isPrivate;
  };
  return {
    learnPrivate: (chat) => keep(chat, true),
    async isPrivate(chat) {
      if (chat === null) return false;
      const known = kept.get(chat);
      if (known !== undefined) return known;
      try {
        const found = await api.call({ method: "GET", url: `/open-apis/im/v1/chats/${encodeURIComponent(chat)}` });
        return keep(chat, textOf(dataOf(found)["chat_mode"]) === "p2p");
      } catch (error) {
        log.warn({ chat, why: sayError(error) }, "Feishu did not say what kind of chat this is");
        return false;
      }
    },
  };
}

export const sayError = (error: unknown): string => (error instanceof Error ? error.message : String(error));
