// One message: who, when, what, its files, its thread, whether it is evidence, and what can be done with it.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ScreenMessage } from "../screen.ts";
import { Avatar } from "./avatar.tsx";
import { FeishuMessageBody } from "./feishu/message-body.tsx";
import { Files } from "./files.tsx";
import { Icon } from "./icon.tsx";
import { MessageEdit } from "./message-edit.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";
import { SlackMessageBody } from "./slack/message-body.tsx";
import { writeMoment } from "./time.ts";

type Props = {
  chat: string;
  message: ScreenMessage;
  now: number;
  /** The same person spoke just before: the name is not repeated. */
  isContinued: boolean;
  /** Null inside a thread. */
  onOpenThread: ((message: string) => void) | null;
};

export function Message({ chat, message, now, isContinued, onOpenThread }: Props): JSX.Element {
  const { words, locale, state } = usePage();
  const { platform, user } = usePane();
  const [isEditing, setEditing] = useState(false);
  const isMine = message.from.id === user.id;
  const look = `message ${isMine ? "message-mine" : ""} ${isContinued ? "message-continued" : ""}`;
  return (
    <article class={look} data-testid={`${platform}-message`} data-id={message.id} aria-label={message.from.name}>
      {isContinued ? <span class="avatar-room" /> : <Avatar name={message.from.name} isBot={message.from.isBot} />}
      <div class="message-main">
        {!isContinued && (
          <p class="message-head">
            <strong>{message.from.name}</strong>
            {message.from.isBot && <span class="badge">{words.bot}</span>}
            <time dateTime={new Date(message.at).toISOString()}>
              {writeMoment(message.at, now, { locale, timezone: state.timezone })}
            </time>
          </p>
        )}
        {message.isEphemeral && (
          <p class="message-note">
            <Icon name="eye" /> {words.onlyYou}
          </p>
        )}
        {isEditing && !message.isDeleted ? (
          <MessageEdit chat={chat} message={message} onDone={() => setEditing(false)} />
        ) : (
          <div class="bubble">
            <Body chat={chat} message={message} />
          </div>
        )}
        {!message.isDeleted && <Files message={message} />}
        {message.isEdited && !message.isDeleted && <small class="message-note">（{words.edited}）</small>}
        {message.pinnedBy.length > 0 && !message.isDeleted && (
          <p class="message-pin">
            <Icon name="pin" /> {words.pinned(message.pinnedBy.length)}
          </p>
        )}
        {message.replies > 0 && onOpenThread && (
          <button type="button" class="thread-link" onClick={() => onOpenThread(message.id)}>
            {words.replies(message.replies)} ›
          </button>
        )}
      </div>
      {!message.isDeleted && !isEditing && (
        <MessageMenu chat={chat} message={message} onOpenThread={onOpenThread} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
}

function Body({ chat, message }: Pick<Props, "chat" | "message">): JSX.Element {
  const { words } = usePage();
  const { platform } = usePane();
  if (message.isDeleted) return <p class="quiet">{words.deleted}</p>;
  return platform === "slack" ? (
    <SlackMessageBody chat={chat} message={message} />
  ) : (
    <FeishuMessageBody chat={chat} message={message} />
  );
}
