// The card of targets: the period, what was reached of each, who stands where, and what it cost.
import { button, buttons, text } from "../../core/cards.ts";
import type { Card, Chart, Part, Row } from "../../core/reply.ts";
import { periodAfter } from "../../core/target/period.ts";
import { scopeWords } from "../monday/say.ts";
import { percentDone } from "../../core/target/goal.ts";
import { type Words, sayPeriod } from "../../core/target/say.ts";
import type { PersonProgress, Progress } from "./facts.ts";
import { sayCost, sayMetrics, sayPassed } from "./words.ts";

const PEOPLE = 20;
const BARS = 10;

type Shown = { words: Words; maySet: boolean };

export const targetAction = (...words: readonly (string | number)[]) => ({
  do: "target" as const,
  choice: words.join(":"),
});

export function drawProgress(progress: Progress, { words, maySet }: Shown): Card {
  const { targets } = words.messages;
  const { scope, period, reached, aim, passed, people } = progress;
  const title = targets.title(sayPeriod(period, words.messages));
  const lines = sayMetrics({ reached, aim }, words);
  const isAlone = people.length < 2;
  const hasAim = people.some(hasGoal) || hasGoal({ aim });
  const parts: Part[] = [
    text([scopeWords(scope, words), sayPassed(passed, words.messages)].join("\n"), "quiet"),
    text(lines.length > 0 ? lines.join("\n") : targets.nothing, "strong"),
    ...(hasAim ? [] : [text(maySet ? targets.noneManager : targets.noneRep, "quiet")]),
    text(sayCost(reached, words), "quiet"),
    ...(isAlone ? [] : peopleParts(progress, words)),
    buttons(
      ...(maySet ? [button(targets.set, targetAction("form"), "primary")] : []),
      button(
        sayPeriod(periodAfter(period, -1), words.messages),
        targetAction("show", scope.key, periodAfter(period, -1)),
      ),
      button(
        sayPeriod(periodAfter(period, 1), words.messages),
        targetAction("show", scope.key, periodAfter(period, 1)),
      ),
    ),
  ];
  return { title, tone: "plain", summary: `${title} ${lines.join(" · ")}`, parts };
}

/** Set by somebody, beyond the ten visits a week. */
const hasGoal = ({ aim }: Pick<PersonProgress, "aim">): boolean =>
  aim.sales !== null || aim.collection !== null || aim.newCustomers !== null;

function peopleParts(progress: Progress, words: Words): Part[] {
  const { targets, answer } = words.messages;
  const sorted = progress.people.toSorted((one, other) => doneOf(other) - doneOf(one) || one.id - other.id);
  const rows = sorted.slice(0, PEOPLE).map((person): Row => {
    const lines = sayMetrics(person, words);
    return {
      title: person.name,
      detail: lines.length > 0 ? lines.join(" · ") : targets.nothing,
      button: button(answer.show, targetAction("show", `p${person.id}`, progress.period)),
    };
  });
  const more = sorted.length - rows.length;
  const chart = drawChart(sorted, progress, words);
  return [
    { part: "rows", rows },
    ...(more > 0 ? [text(targets.more(more), "quiet")] : []),
    ...(chart ? [{ part: "chart" as const, chart }] : []),
  ];
}

const salesDone = ({ reached, aim }: PersonProgress): number | null =>
  aim.sales === null ? null : percentDone(reached.sales, aim.sales);

const doneOf = (person: PersonProgress): number => salesDone(person) ?? -1;

/** How much of his sales target each has reached beside how much of the time is over; the furthest ahead first. */
function drawChart(people: readonly PersonProgress[], { period }: Progress, { messages }: Words): Chart | null {
  const bars = people.flatMap((person) => {
    const done = salesDone(person);
    return done === null
      ? []
      : [{ at: person.name, done, passed: percentDone(person.passed.days, person.passed.of) ?? 0 }];
  });
  if (bars.length < 2) return null;
  const shown = bars.slice(0, BARS);
  const { targets } = messages;
  return {
    title: targets.chart(sayPeriod(period, messages)),
    kind: "bars",
    unit: "%",
    series: [
      { name: targets.timePassed, points: shown.map(({ at, passed }) => ({ at, value: passed })) },
      { name: targets.done, points: shown.map(({ at, done }) => ({ at, value: done })) },
    ],
  };
}
