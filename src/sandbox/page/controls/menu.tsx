// A button with a small menu: arrows move, Esc or a click elsewhere closes, focus comes back to the button.
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../icon.tsx";
import type { Option } from "./naming.ts";

type Props = {
  label: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
  className?: string;
};

export function Menu(props: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useOpening(isOpen, () => setOpen(false));
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (value: string): void => {
    close();
    props.onChoose(value);
  };
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
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen && <MenuList label={props.label} options={props.options} onChoose={choose} />}
    </div>
  );
}

const MenuList = ({ label, options, onChoose }: Props): JSX.Element => (
  <div role="menu" aria-label={label} class="menu-list">
    {options.map((option) => (
      <button key={option.value} type="button" role="menuitem" tabIndex={-1} onClick={() => onChoose(option.value)}>
        {option.label}
      </button>
    ))}
  </div>
);

/** Puts the focus into an opened menu and closes it when something else is pressed. */
function useOpening(isOpen: boolean, close: () => void) {
  const box = useRef<HTMLDivElement>(null);
  // Before the next key arrives, not after the next frame: the focus must already be in the menu.
  useLayoutEffect(() => {
    if (!isOpen) return;
    if (box.current) openTowardsRoom(box.current);
    box.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const closeElsewhere = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", closeElsewhere);
    return () => document.removeEventListener("pointerdown", closeElsewhere);
  }, [isOpen]);
  return box;
}

/** Opens upwards where there is more room above the button than below it, within the list that scrolls it. */
function openTowardsRoom(menu: HTMLElement): void {
  const room = (menu.closest("[role=log]") ?? document.documentElement).getBoundingClientRect();
  const button = menu.getBoundingClientRect();
  const list = menu.querySelector<HTMLElement>(".menu-list");
  const needed = list?.offsetHeight ?? 0;
  const below = room.bottom - button.bottom;
  list?.classList.toggle("menu-up", below < needed && button.top - room.top > below);
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
