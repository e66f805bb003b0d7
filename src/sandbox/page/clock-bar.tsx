// What time it is in the sandbox, and the buttons that move its clock to a later morning or back to the present.
import type { JSX, TargetedSubmitEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { MoveName } from "../clock.ts";
import type { ClockAnswer } from "../company.ts";
import { Dialog } from "./controls/dialog.tsx";
import { Icon } from "./icon.tsx";
import { LinkFailure, moveClock } from "./link.ts";
import { usePage } from "./page-context.ts";
import { writeNow, writeWallClock } from "./time.ts";

const JUMPS: readonly MoveName[] = ["breach", "tomorrow", "friday", "monday", "now"];

type Props = { now: number; breachAt: number | null; onMoved: (answer: ClockAnswer) => void };

export function ClockBar({ now, breachAt, onMoved }: Props): JSX.Element {
  const { words, locale, state } = usePage();
  const { day, shortDay, time } = writeNow(now, { locale, timezone: state.timezone });
  const { move, isBusy, problem } = useMoving(onMoved);
  const [isChoosing, setChoosing] = useState(false);
  const { isOpen, setOpen, box, toggle } = useFolding();
  const choose = (to: string): void => {
    setChoosing(false);
    setOpen(false);
    move(to);
  };
  const cannot = (to: MoveName): boolean => isBusy || (to === "breach" && breachAt === null);
  return (
    <div class="clock-bar" role="group" aria-label={words.sandboxTime} aria-busy={isBusy} ref={box}>
      <p class="clock" data-testid="sandbox-now" title={words.sandboxTime}>
        <span class="clock-label">{words.sandboxTime}</span>
        <time dateTime={new Date(now).toISOString()}>
          <span class="clock-day">{day}</span>
          <span class="clock-short-day">{shortDay}</span> <strong>{time}</strong>
        </time>
        <button
          ref={toggle}
          type="button"
          class="clock-toggle"
          data-testid="clock-moves"
          aria-label={words.clock.moves}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="down" />
        </button>
      </p>
      <div class={isOpen ? "clock-moves is-open" : "clock-moves"}>
        {JUMPS.map((to) => (
          <button
            key={to}
            type="button"
            data-testid={`clock-${to}`}
            aria-disabled={cannot(to)}
            title={to === "breach" && breachAt === null ? words.clock.noBreach : undefined}
            onClick={() => !cannot(to) && choose(to)}
          >
            {words.clock[to]}
          </button>
        ))}
        <button type="button" data-testid="clock-other" aria-disabled={isBusy} onClick={() => setChoosing(!isBusy)}>
          {words.clock.other}
        </button>
      </div>
      <p class="clock-problem" role="alert">
        {problem && words.failed[problem]}
      </p>
      {isChoosing && <ChooseInstant now={now} onChoose={choose} onClose={() => setChoosing(false)} />}
    </div>
  );
}

/** Where there is little room the buttons are folded away: Esc and a press elsewhere fold them again. */
function useFolding() {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const foldElsewhere = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const foldByKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
      setOpen(false);
      toggle.current?.focus();
    };
    document.addEventListener("pointerdown", foldElsewhere);
    document.addEventListener("keydown", foldByKey);
    return () => {
      document.removeEventListener("pointerdown", foldElsewhere);
      document.removeEventListener("keydown", foldByKey);
    };
  }, [isOpen]);
  return { isOpen, setOpen, box, toggle };
}

function useMoving(onMoved: (answer: ClockAnswer) => void) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<LinkFailure["problem"] | null>(null);
  const move = (to: string): void => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    moveClock(to)
      .then(onMoved, (error: unknown) => setProblem(error instanceof LinkFailure ? error.problem : "offline"))
      .finally(() => setBusy(false));
  };
  return { move, isBusy, problem };
}

const MINUTE_MS = 60_000;

type Choosing = { now: number; onChoose: (to: string) => void; onClose: () => void };

function ChooseInstant({ now, onChoose, onClose }: Choosing): JSX.Element {
  const { words, state } = usePage();
  // The minute that has begun is over already: the clock does not go back into it.
  const earliest = writeWallClock(now + MINUTE_MS, state.timezone);
  const [to, setTo] = useState(earliest);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onChoose(to);
  };
  return (
    <Dialog title={words.clock.choose} className="dialog-small" closeLabel={words.close} onClose={onClose}>
      <form class="dialog-body clock-choice" onSubmit={submit}>
        <input
          type="datetime-local"
          class="control"
          data-testid="clock-at"
          aria-label={words.clock.choose}
          required
          min={earliest}
          value={to}
          onInput={(event) => setTo(event.currentTarget.value)}
        />
        <button type="submit" class="button button-primary" data-testid="clock-go">
          {words.clock.go}
        </button>
      </form>
    </Dialog>
  );
}
