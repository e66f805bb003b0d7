// The chats of a person, with a dot where something new was said; on Slack the Home tab stands above them.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ScreenChat } from "../screen.ts";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";
import type { Look } from "./use-pane.ts";

type Props = { look: Look; onLook: (look: Look) => void };

const lastOf = (chat: ScreenChat): string => chat.messages.at(-1)?.id ?? "";

/** Chats whose last message is not the one that was there when the person last looked. */
function useUnread(chats: readonly ScreenChat[], open: string | null, user: string): Set<string> {
  const seen = useRef<{ user: string; last: Map<string, string> } | null>(null);
  const [unread, setUnread] = useState<Set<string>>(new Set());
  const lasts = chats.map((chat) => `${chat.id}:${lastOf(chat)}`).join(" ");
  useEffect(() => {
    if (seen.current?.user !== user)
      seen.current = { user, last: new Map(chats.map((chat) => [chat.id, lastOf(chat)])) };
    const { last } = seen.current;
    for (const chat of chats) if (chat.id === open) last.set(chat.id, lastOf(chat));
    setUnread(new Set(chats.filter((chat) => last.get(chat.id) !== lastOf(chat)).map(({ id }) => id)));
  }, [lasts, open, user]);
  return unread;
}

export function ChatList({ look, onLook }: Props): JSX.Element {
  const { words } = usePage();
  const { platform, screen, privateChat, user } = usePane();
  const open = look.at === "chat" ? look.chat : null;
  const unread = useUnread(screen.chats, open, user.id);
  const chats = [...screen.chats].sort((a, b) => Number(b.id === privateChat) - Number(a.id === privateChat));
  const mark = (chat: ScreenChat) => (chat.kind === "private" ? "bot" : platform === "slack" ? "hash" : "group");
  return (
    <nav class="chats" aria-label={words.chats} data-testid={`${platform}-chats`}>
      {platform === "slack" && (
        <button
          type="button"
          class="chat-item"
          data-testid="slack-home-tab"
          aria-current={look.at === "home" ? "page" : undefined}
          onClick={() => onLook({ at: "home" })}
        >
          <Icon name="home" />
          <span class="chat-name">{words.home}</span>
        </button>
      )}
      {chats.map((chat) => (
        <button
          key={chat.id}
          type="button"
          class="chat-item"
          data-testid={`${platform}-chat`}
          data-id={chat.id}
          aria-current={chat.id === open ? "page" : undefined}
          onClick={() => onLook({ at: "chat", chat: chat.id, thread: null })}
        >
          <Icon name={mark(chat)} />
          <span class="chat-name">{chat.name || words.brand}</span>
          {unread.has(chat.id) && <span class="unread" role="img" aria-label={words.unread} />}
        </button>
      ))}
    </nav>
  );
}
