// The messages of a chat or of a thread, the newest in sight, and the dots while the bot is answering.
import type { ComponentChildren, JSX, TargetedEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ScreenMessage } from "../screen.ts";
import { Message } from "./message.tsx";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";

type Props = {
  chat: string;
  label: string;
  messages: readonly ScreenMessage[];
  now: number;
  isWaiting: boolean;
  onOpenThread: ((message: string) => void) | null;
  children?: ComponentChildren;
};

/** Messages of one person within this time stand under one name, in ms. */
const TOGETHER_MS = 5 * 60_000;

const isContinued = (message: ScreenMessage, before: ScreenMessage | undefined): boolean =>
  before !== undefined &&
  before.from.id === message.from.id &&
  before.isEphemeral === message.isEphemeral &&
  message.at - before.at < TOGETHER_MS;

/** Keeps the newest message in sight, unless the person has scrolled up to read. */
function useNewest({ chat, messages, isWaiting }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const last = messages.at(-1)?.id;
  const stick = (): void => {
    const element = list.current;
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight;
  };
  useEffect(() => {
    isAtEnd.current = true;
  }, [chat]);
  useEffect(stick, [last, messages.length, isWaiting, chat]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    // Pictures that arrive, a phone's keyboard, a pane that comes into sight: the newest stays in view.
    const observer = new ResizeObserver(stick);
    for (const box of [element, ...element.children]) observer.observe(box);
    return () => observer.disconnect();
  }, [messages.length]);
  const onScroll = (event: TargetedEvent<HTMLDivElement>): void => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < 80;
  };
  return { list, onScroll };
}

export function MessageList(props: Props): JSX.Element {
  const { words } = usePage();
  const { platform } = usePane();
  const { list, onScroll } = useNewest(props);
  return (
    <div
      ref={list}
      class="messages"
      role="log"
      aria-label={props.label}
      aria-live="polite"
      tabIndex={0}
      data-testid={`${platform}-messages`}
      onScroll={onScroll}
    >
      <div class="messages-room" />
      {props.children}
      {props.messages.map((message, index) => (
        <Message
          key={message.id}
          chat={props.chat}
          message={message}
          now={props.now}
          isContinued={isContinued(message, props.messages[index - 1])}
          onOpenThread={props.onOpenThread}
        />
      ))}
      {props.isWaiting && (
        <p class="typing" role="status">
          <span class="dots" aria-hidden="true" />
          <span class="quiet">{words.typing}</span>
        </p>
      )}
    </div>
  );
}
