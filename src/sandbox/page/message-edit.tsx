// A message of one's own while it is being changed: Enter saves, Esc leaves it as it was.
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ScreenMessage } from "../screen.ts";
import { readKey } from "./offers.ts";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";

type Props = { chat: string; message: ScreenMessage; onDone: () => void };

export function MessageEdit({ chat, message, onDone }: Props): JSX.Element {
  const { words } = usePage();
  const { acts } = usePane();
  const [text, setText] = useState(message.text ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  const save = async (): Promise<void> => {
    const said = text.trim();
    if (said === "") return;
    // Refused, the words stay in the field.
    if (said === message.text || (await acts.correct(chat, message.id, said)).isOk) onDone();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      return onDone();
    }
    if (readKey(event, [], 0) !== "send") return;
    event.preventDefault();
    void save();
  };
  return (
    <div class="message-edit">
      <textarea
        ref={field}
        rows={Math.min(6, text.split("\n").length)}
        aria-label={words.editing}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p>
        <button type="button" class="button button-primary" disabled={text.trim() === ""} onClick={() => void save()}>
          {words.save}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {words.cancel}
        </button>
      </p>
    </div>
  );
}
