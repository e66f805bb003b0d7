// A field that offers what fits while one types (Slack's external_select). Keyboard: arrows, Enter, Esc.
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../icon.tsx";
import { type Naming, nameControl, type Option } from "./naming.ts";

type Props = Naming & {
  value: Option | null;
  placeholder: string;
  /** How many characters it takes before anything is offered. */
  leastTyped: number;
  nothingFound: string;
  clearLabel: string;
  onChoose: (option: Option | null) => void;
  suggest: (typed: string) => Promise<Option[]>;
};

/** Pause in typing before the bot is asked, in ms. */
const PAUSE_MS = 150;

export function Combobox(props: Props): JSX.Element {
  const listId = useId();
  const box = useTyping(props);
  return (
    <div class="combobox">
      <input
        class="control"
        type="text"
        role="combobox"
        autocomplete="off"
        {...nameControl(props)}
        aria-required={props.isRequired}
        aria-expanded={box.isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={box.isOpen && box.options[box.at] ? `${listId}-${box.at}` : undefined}
        placeholder={props.placeholder}
        value={box.typed ?? props.value?.label ?? ""}
        onInput={(event) => box.type(event.currentTarget.value)}
        onClick={() => box.typed === null && props.value === null && box.type("")}
        onBlur={box.leave}
        onKeyDown={box.onKeyDown}
      />
      {props.value !== null && (
        <button
          type="button"
          class="icon-button combobox-clear"
          aria-label={props.clearLabel}
          onClick={() => box.choose(null)}
        >
          <Icon name="close" />
        </button>
      )}
      {box.isOpen && <Offers id={listId} box={box} nothingFound={props.nothingFound} />}
    </div>
  );
}

const Offers = ({ id, box, nothingFound }: { id: string; box: Typing; nothingFound: string }): JSX.Element => (
  <ul id={id} role="listbox" class="offers" aria-busy={box.isAsking}>
    {box.options.map((option, index) => (
      <li
        key={option.value}
        id={`${id}-${index}`}
        role="option"
        aria-selected={index === box.at}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => box.choose(option)}
      >
        {option.label}
        {option.hint !== undefined && option.hint !== "" && <small>{option.hint}</small>}
      </li>
    ))}
    {box.options.length === 0 && <li class="offers-none">{box.isAsking ? "…" : nothingFound}</li>}
  </ul>
);

type Typing = ReturnType<typeof useTyping>;

/** What is typed and offered; `typed` is null while nobody types, and the chosen value shows. */
function useTyping(props: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const { options, isAsking } = useSuggestions(props, typed);
  const isOpen = typed !== null && typed.length >= props.leastTyped;
  const choose = (option: Option | null): void => {
    setTyped(null);
    props.onChoose(option);
  };
  const move = (step: number): void => {
    if (typed === null) setTyped("");
    setAt((at + step + options.length) % Math.max(options.length, 1));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const isTaken = ["Enter", "ArrowDown", "ArrowUp"].includes(event.key) || (event.key === "Escape" && isOpen);
    if (!isTaken) return;
    event.preventDefault();
    if (event.key === "ArrowDown") move(1);
    if (event.key === "ArrowUp") move(-1);
    if (event.key === "Enter" && isOpen && options[at]) choose(options[at]);
    if (event.key === "Escape") {
      // The first Esc closes the offers, the next one the dialog around them.
      event.stopPropagation();
      setTyped(null);
    }
  };
  const type = (text: string): void => {
    setTyped(text);
    setAt(0);
  };
  return { typed, at, options, isAsking, isOpen, choose, type, leave: () => setTyped(null), onKeyDown };
}

function useSuggestions(
  { suggest, leastTyped }: Props,
  typed: string | null,
): { options: Option[]; isAsking: boolean } {
  const [options, setOptions] = useState<Option[]>([]);
  const [isAsking, setAsking] = useState(false);
  const latest = useRef(suggest);
  latest.current = suggest;
  useEffect(() => {
    if (typed === null || typed.length < leastTyped) return;
    let isStale = false;
    setAsking(true);
    const ask = async (): Promise<void> => {
      const found = await latest.current(typed).catch(() => []);
      if (isStale) return;
      setOptions(found);
      setAsking(false);
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [typed, leastTyped]);
  return { options, isAsking };
}
