// Where one types: commands are offered, examples hinted, and nothing typed is ever lost to a failure.
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { AttachButton, Chosen } from "./attaching.tsx";
import { CommandOffers } from "./command-offers.tsx";
import { Hints } from "./hints.tsx";
import { Icon } from "./icon.tsx";
import { findHinted, offerCommands, readKey } from "./offers.ts";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";
import { pick } from "./words/words.ts";
import { MOST_BYTES } from "./write-file.ts";

type Props = {
  name: string;
  isThread: boolean;
  isPrivate: boolean;
  /** False: it was not sent, and the words stay in the composer. */
  onSay: (text: string, files: readonly File[]) => Promise<boolean>;
};

function useGrowing(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.rows = 1;
    const line = Number.parseFloat(getComputedStyle(element).lineHeight) || 22;
    element.rows = Math.min(6, Math.max(1, Math.round((element.scrollHeight - 16) / line)));
  }, [text]);
  return field;
}

/** What stands in the composer, what is offered for it, and what its keys do. */
function useComposing({ isThread, onSay }: Props) {
  const { state } = usePage();
  const { platform } = usePane();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const { files, setFiles, addFiles } = useFiles();
  const field = useGrowing(text);
  // Slack refuses commands in threads, so none are offered there.
  const takesCommands = !(isThread && platform === "slack");
  const offers = takesCommands && !isClosed ? offerCommands(state.commands, text) : [];
  const hinted = takesCommands ? findHinted(state.commands, text) : null;
  const change = (next: string): void => {
    setText(next);
    setAt(0);
    setClosed(false);
  };
  const fill = (line: string): void => {
    change(line);
    field.current?.focus();
  };
  const send = async (): Promise<void> => {
    const said = text.trim();
    if (said === "" && files.length === 0) return;
    change("");
    setFiles([]);
    if (await onSay(said, files)) return;
    setText((typedSince) => typedSince || text);
    setFiles((chosenSince) => (chosenSince.length > 0 ? chosenSince : files));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    const move = readKey(event, offers, at);
    if (move === null) return;
    event.preventDefault();
    if (move === "down") setAt((at + 1) % offers.length);
    if (move === "up") setAt((at + offers.length - 1) % offers.length);
    if (move === "close") setClosed(true);
    if (move === "complete") fill(offers[at]?.completed ?? text);
    if (move === "send") void send();
  };
  const typing = { text, at, offers, hinted, field, change, fill };
  return { ...typing, files, setFiles, addFiles, send: () => void send(), onKeyDown };
}

/** What is too big is said and left out. */
function useFiles() {
  const { words } = usePage();
  const { notify } = usePane();
  const [files, setFiles] = useState<readonly File[]>([]);
  const addFiles = (chosen: readonly File[]): void => {
    const tooBig = chosen.find(({ size }) => size > MOST_BYTES);
    if (tooBig) notify({ tone: "error", text: words.tooBig(tooBig.name) });
    setFiles((before) => [...before, ...chosen.filter(({ size }) => size > 0 && size <= MOST_BYTES)].slice(0, 10));
  };
  return { files, setFiles, addFiles };
}

export function Composer(props: Props): JSX.Element {
  const { words, locale } = usePage();
  const listId = useId();
  const { isThread, isPrivate } = props;
  const composing = useComposing(props);
  const { text, offers, fill } = composing;
  const example = composing.hinted && pick(composing.hinted.example, locale);
  return (
    <div class="composer">
      {!isThread && text === "" && <Hints isPrivate={isPrivate} onFill={fill} />}
      {offers.length > 0 && (
        <CommandOffers id={listId} offers={offers} at={composing.at} onChoose={(offer) => fill(offer.completed)} />
      )}
      {example && (
        <button type="button" class="composer-hint" onClick={() => fill(`${text.trim()} ${example}`)}>
          {words.example} <span>{example}</span>
        </button>
      )}
      <Chosen files={composing.files} onChange={composing.setFiles} />
      <Box composing={composing} listId={listId} label={isThread ? words.composerThread : words.composer(props.name)} />
    </div>
  );
}

type BoxProps = { composing: ReturnType<typeof useComposing>; listId: string; label: string };

function Box({ composing, listId, label }: BoxProps): JSX.Element {
  const { words } = usePage();
  const { platform } = usePane();
  return (
    <div class="composer-box">
      <AttachButton onChoose={composing.addFiles} />
      <textarea
        ref={composing.field}
        rows={1}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        data-testid={`${platform}-composer`}
        aria-label={label}
        placeholder={label}
        aria-controls={listId}
        aria-activedescendant={composing.offers.length > 0 ? `${listId}-${composing.at}` : undefined}
        value={composing.text}
        onInput={(event) => composing.change(event.currentTarget.value)}
        onKeyDown={composing.onKeyDown}
      />
      <button
        type="button"
        class="send"
        data-testid={`${platform}-send`}
        aria-label={words.send}
        title={words.send}
        disabled={composing.text.trim() === "" && composing.files.length === 0}
        onClick={composing.send}
      >
        <Icon name="send" />
      </button>
    </div>
  );
}
