// A button with a small menu: arrows move, Esc or a click elsewhere closes, focus comes back to the button.
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../icon.tsx";
import type { Option } from "./naming.ts";

type Props = {
  label: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
  className?: string;
  testId?: string;
  isDisabled?: boolean;
  children?: ComponentChildren;
};

export function Menu(props: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const closeElsewhere = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeElsewhere);
    return () => document.removeEventListener("pointerdown", closeElsewhere);
  }, [isOpen]);
  return (
    <div class="menu" ref={box} onKeyDown={(event) => moveInMenu(event, isOpen, close)}>
      <button
        ref={button}
        type="button"
        class={props.className ?? "button"}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={props.label}
        title={props.label}
        data-testid={props.testId}
        disabled={props.isDisabled}
        onClick={() => setOpen(!isOpen)}
      >
        {props.children ?? <Icon name="more" />}
      </button>
      {isOpen && (
        <div role="menu" aria-label={props.label} class="menu-list">
          {props.options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                props.onChoose(option.value);
              }}
            >
              {option.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function moveInMenu(event: TargetedKeyboardEvent<HTMLDivElement>, isOpen: boolean, close: () => void): void {
  if (!isOpen) return;
  if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.stopPropagation();
    return close();
  }
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.findIndex((item) => item === document.activeElement);
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}
