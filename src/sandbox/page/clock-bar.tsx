// What time it is in the sandbox, and the buttons that move its clock to a later morning or back to the present.
import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import type { MoveName } from "../clock.ts";
import { Dialog } from "./controls/dialog.tsx";
import { LinkFailure, moveClock } from "./link.ts";
import { usePage } from "./page-context.ts";
import { writeNow, writeWallClock } from "./time.ts";

const JUMPS: readonly MoveName[] = ["tomorrow", "friday", "monday", "now"];

type Props = { now: number; onMoved: (now: number) => void };

export function ClockBar({ now, onMoved }: Props): JSX.Element {
  const { words, locale, state } = usePage();
  const { day, time } = writeNow(now, { locale, timezone: state.timezone });
  const { move, isBusy, problem } = useMoving(onMoved);
  const [isChoosing, setChoosing] = useState(false);
  const choose = (to: string): void => {
    setChoosing(false);
    move(to);
  };
  return (
    <div class="clock-bar" role="group" aria-label={words.sandboxTime} aria-busy={isBusy}>
      <p class="clock" data-testid="sandbox-now" title={words.sandboxTime}>
        <span class="clock-label">{words.sandboxTime}</span>
        <time dateTime={new Date(now).toISOString()}>
          {day} <strong>{time}</strong>
        </time>
      </p>
      <div class="clock-moves">
        {JUMPS.map((to) => (
          <button key={to} type="button" data-testid={`clock-${to}`} aria-disabled={isBusy} onClick={() => move(to)}>
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

function useMoving(onMoved: (now: number) => void) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<LinkFailure["problem"] | null>(null);
  const move = (to: string): void => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    moveClock(to)
      .then(
        ({ now }) => onMoved(now),
        (error: unknown) => setProblem(error instanceof LinkFailure ? error.problem : "offline"),
      )
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
