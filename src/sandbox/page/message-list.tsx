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

/** Messages of one person within this time stand under one name, in ms; each answer of the bot under its own. */
const TOGETHER_MS = 5 * 60_000;

const isContinued = (message: ScreenMessage, before: ScreenMessage | undefined): boolean =>
  before !== undefined &&
  before.from.id === message.from.id &&
  !message.from.isBot &&
  before.isEphemeral === message.isEphemeral &&
  message.at - before.at < TOGETHER_MS;

/** Where the list stands: at its end, at the top of a newest message taller than itself, or where the person scrolled to. */
type Stand = "end" | "top" | "away";

/** Keeps the newest message in sight, unless the person has scrolled up to read. */
function useNewest({ chat, messages, isWaiting }: Props) {
  const { user } = usePane();
  const list = useRef<HTMLDivElement>(null);
  const stand = useRef<Stand>("end");
  const placed = useRef(0);
  const newest = messages.at(-1);
  const place = (): void => {
    const element = list.current;
    if (element === null || stand.current === "away") return;
    const top = (findLast(element)?.offsetTop ?? 0) - element.offsetTop;
    element.scrollTop = stand.current === "top" ? top : element.scrollHeight;
    placed.current = element.scrollTop;
  };
  const show = (): void => {
    const element = list.current;
    if (element === null || (stand.current === "away" && newest?.from.id !== user.id)) return;
    const last = findLast(element);
    stand.current = last && last.offsetHeight > element.clientHeight ? "top" : "end";
    place();
  };
  useEffect(() => {
    stand.current = "end";
  }, [chat]);
  useEffect(show, [newest?.id, JSON.stringify(newest?.json ?? null), messages.length, isWaiting, chat]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    // Pictures that arrive, a phone's keyboard, a pane that comes into sight: the newest stays in view.
    const observer = new ResizeObserver(place);
    for (const box of [element, ...element.children]) observer.observe(box);
    return () => observer.disconnect();
  }, [messages.length]);
  const onScroll = ({ currentTarget }: TargetedEvent<HTMLDivElement>): void => {
    if (Math.abs(currentTarget.scrollTop - placed.current) < 2) return;
    stand.current = isAtEnd(currentTarget) ? "end" : "away";
  };
  return { list, onScroll };
}

const findLast = (list: HTMLElement): HTMLElement | null =>
  list.querySelector<HTMLElement>(":scope > article:last-of-type");

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight < 80;

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
