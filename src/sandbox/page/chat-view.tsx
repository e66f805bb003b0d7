// An open chat: its messages or one of its threads, what a newcomer may try, the bot's menu, and the composer.
import type { JSX } from "preact";
import type { ScreenChat, ScreenMessage } from "../screen.ts";
import { BotMenu } from "./bot-menu.tsx";
import { Composer } from "./composer.tsx";
import { MessageList } from "./message-list.tsx";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";
import type { Look } from "./use-pane.ts";
import { useWaiting } from "./use-waiting.ts";

type Props = { chat: ScreenChat; thread: string | null; now: number; onLook: (look: Look) => void };

const inThread = (thread: string) => (message: ScreenMessage) => message.id === thread || message.thread === thread;

export function ChatView({ chat, thread, now, onLook }: Props): JSX.Element {
  const { words } = usePage();
  const { platform, screen, acts } = usePane();
  const { waitsIn, wait, stop } = useWaiting(screen);
  const isPrivate = chat.kind === "private";
  const name = chat.name || words.brand;
  const shown = chat.messages.filter(thread === null ? (message) => message.thread === null : inThread(thread));
  const say = async (text: string, files: readonly File[]): Promise<boolean> => {
    // In a channel the bot only owes an answer to those who call it.
    if ((isPrivate && text !== "") || /^[/／]|@/.test(text)) wait(chat.id);
    const outcome =
      files.length > 0 ? await acts.attach(chat.id, { text, thread, files }) : await acts.say(chat.id, text, thread);
    if (!outcome.isOk) stop();
    // In Feishu's private chat there are no topics: the answer stands among the other messages.
    else if (platform === "feishu" && isPrivate && thread !== null) open(null);
    return outcome.isOk;
  };
  const open = (next: string | null): void => onLook({ at: "chat", chat: chat.id, thread: next });
  return (
    <div class="chat">
      <ChatHead chat={chat} name={name} onBack={thread === null ? null : () => open(null)} />
      <MessageList
        key={thread ?? ""}
        chat={chat.id}
        label={thread === null ? words.messages(name) : `${words.thread} · ${name}`}
        messages={shown}
        now={now}
        isWaiting={waitsIn === chat.id}
        onOpenThread={thread === null ? open : null}
      >
        {shown.length === 0 && waitsIn === null && (
          <div class="empty">
            <p>{words.empty}</p>
            <p class="quiet">{isPrivate ? words.emptyPrivate : words.emptyChannel}</p>
          </div>
        )}
      </MessageList>
      {platform === "feishu" && isPrivate && thread === null && <BotMenu onChosen={() => wait(chat.id)} />}
      <Composer key={`${chat.id} ${thread}`} name={name} isThread={thread !== null} isPrivate={isPrivate} onSay={say} />
    </div>
  );
}

type HeadProps = { chat: ScreenChat; name: string; onBack: (() => void) | null };

/** The chat's name; in a thread also the way back. */
function ChatHead({ chat, name, onBack }: HeadProps): JSX.Element {
  const { words } = usePage();
  const { platform } = usePane();
  const place = platform === "slack" ? words.channel : words.group;
  return (
    <div class="chat-head">
      {onBack && (
        <button type="button" class="text-button" data-testid={`${platform}-back`} onClick={onBack}>
          ‹ {words.back}
        </button>
      )}
      <h3>
        {onBack && `${words.thread} · `}
        {name}
      </h3>
      <span class="quiet">{chat.kind === "private" ? words.privateChat : place}</span>
    </div>
  );
}
