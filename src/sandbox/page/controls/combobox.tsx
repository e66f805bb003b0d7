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
  const [typed, setTyped] = useState<string | null>(null);
  const { options, isAsking } = useSuggestions(props, typed);
  const [at, setAt] = useState(0);
  const isOpen = typed !== null && typed.length >= props.leastTyped;
  const choose = (option: Option | null): void => {
    setTyped(null);
    props.onChoose(option);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const option = options[at];
    if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen && option) choose(option);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (typed === null) setTyped("");
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((at + step + options.length) % Math.max(options.length, 1));
    }
  };
  return (
    <div class="combobox">
      <input
        class="control"
        type="text"
        role="combobox"
        autocomplete="off"
        {...nameControl(props)}
        aria-required={props.isRequired}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options[at] ? `${listId}-${at}` : undefined}
        placeholder={props.placeholder}
        value={typed ?? props.value?.label ?? ""}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onClick={() => typed === null && props.value === null && setTyped("")}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      {props.value !== null && (
        <button
          type="button"
          class="icon-button combobox-clear"
          aria-label={props.clearLabel}
          onClick={() => choose(null)}
        >
          <Icon name="close" />
        </button>
      )}
      {isOpen && (
        <ul id={listId} role="listbox" class="offers" aria-busy={isAsking}>
          {options.map((option, index) => (
            <li
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.label}
              {option.hint !== undefined && option.hint !== "" && <small>{option.hint}</small>}
            </li>
          ))}
          {options.length === 0 && <li class="offers-none">{isAsking ? "…" : props.nothingFound}</li>}
        </ul>
      )}
    </div>
  );
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
    const timer = setTimeout(async () => {
      const found = await latest.current(typed).catch(() => []);
      if (isStale) return;
      setOptions(found);
      setAsking(false);
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [typed, leastTyped]);
  return { options, isAsking };
}
