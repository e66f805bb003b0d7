// What can be done with a message: answered in its thread, marked with 📌, changed or taken back, made into a record.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ScreenMessage } from "../screen.ts";
import { Confirm } from "./controls/dialog.tsx";
import { Menu } from "./controls/menu.tsx";
import type { Option } from "./controls/naming.ts";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";
import { pick } from "./words/words.ts";

type Props = {
  chat: string;
  message: ScreenMessage;
  /** Null inside a thread. */
  onOpenThread: ((message: string) => void) | null;
  onEdit: () => void;
};

const SHORTCUT = "shortcut:";

/** Slack has message shortcuts; Feishu pushes no such event to a bot (feishu.md 4). A private answer has no menu at all. */
function useOptions({ message, onOpenThread }: Props): Option[] {
  const { words, locale, state } = usePage();
  const { platform, user } = usePane();
  const isMine = message.from.id === user.id;
  const shortcuts = platform === "slack" ? state.shortcuts : [];
  return [
    ...(onOpenThread ? [{ value: "thread", label: words.reply }] : []),
    { value: "pin", label: message.pinnedBy.includes(user.id) ? words.unpin : words.pin },
    ...(isMine && message.text ? [{ value: "edit", label: words.edit }] : []),
    ...(isMine ? [{ value: "takeBack", label: words.takeBack }] : []),
    ...shortcuts.map(({ callback, label }) => ({ value: `${SHORTCUT}${callback}`, label: pick(label, locale) })),
  ];
}

export function MessageMenu(props: Props): JSX.Element | null {
  const { words } = usePage();
  const { acts, user } = usePane();
  const [isAsking, setAsking] = useState(false);
  const options = useOptions(props);
  const { chat, message } = props;
  if (message.isEphemeral) return null;
  const choose = (value: string): void => {
    if (value === "thread") props.onOpenThread?.(message.id);
    else if (value === "pin") void acts.pin(chat, message.id, !message.pinnedBy.includes(user.id));
    else if (value === "edit") props.onEdit();
    else if (value === "takeBack") setAsking(true);
    else void acts.shortcut(chat, message.id, value.slice(SHORTCUT.length));
  };
  const question = {
    title: words.takeBackAsk,
    text: words.takeBackText,
    yes: words.takeBack,
    no: words.keep,
    isDanger: true,
  };
  return (
    <div class="message-menu">
      <Menu label={words.more} className="icon-button" options={options} onChoose={choose} />
      {isAsking && (
        <Confirm
          question={question}
          onAnswer={(isYes) => {
            setAsking(false);
            if (isYes) void acts.correct(chat, message.id, null);
          }}
        />
      )}
    </div>
  );
}
