// The buttons of day reports and of the late log. They carry numbers and days; what may be done is decided here.
import type { Action } from "../ask.ts";
import { sayApart } from "../apart.ts";
import { sayStop } from "../cards.ts";
import { isCalendarDay } from "../export.ts";
import { dayNumber } from "../reading/calendar-day.ts";
import type { Outcome, Turn } from "../turn.ts";
import { decide, findDecidable } from "./decide.ts";
import { openDailyForm } from "./forms.ts";
import { logPlanned } from "./late-press.ts";
import { sendDaily } from "./send.ts";
import { fileDaily, showDaily } from "./show.ts";
import { isTimeKind, startTimer, stopTimer } from "./timer.ts";
import { showTeamDay } from "./team.ts";

type Pressed = { id: number | undefined; first: string; second: string };
type Press = (turn: Turn, pressed: Pressed) => Promise<Outcome>;

const gone = async (turn: Turn): Promise<Outcome> =>
  sayStop(turn, turn.messages.answer.notFoundTitle, turn.messages.answer.draftGone);

const withId =
  (then: (turn: Turn, id: number, first: string) => Promise<Outcome>): Press =>
  (turn, { id, first }) =>
    id === undefined ? gone(turn) : then(turn, id, first);

const seen = (mark: string): number => (/^\d{1,15}$/u.test(mark) ? Number(mark) : -1);

const whose = (person: string): number => (/^\d{1,9}$/u.test(person) ? Number(person) : 0);

const presses: Record<string, Press> = {
  show: (turn, { first, second }) => showDaily(turn, whose(second), first),
  file: (turn, { first, second }) => fileDaily(turn, whose(second), first),
  team: (turn, { first }) => showTeamDay(turn, first),
  send: (turn, { first }) => sendDaily(turn, first),
  words: (turn, { first }) => openDailyForm(turn, "dailyWords", { id: dayNumber(first) }),
  sign: withId(async (turn, id, mark) => {
    const view = await findDecidable(turn, { id, deed: "signed", mark: seen(mark) });
    return "reply" in view ? view : decide(turn, view, { deed: "signed", comment: null });
  }),
  comment: withId((turn, id, mark) => openDailyForm(turn, "dailySign", { id, version: seen(mark) })),
  return: withId((turn, id, mark) => openDailyForm(turn, "dailyReturn", { id, version: seen(mark) })),
  unlock: withId((turn, id, mark) => openDailyForm(turn, "dailyUnlock", { id, version: seen(mark) })),
  start: (turn, { first }) => (isTimeKind(first) ? startTimer(turn, first) : gone(turn)),
  stop: (turn) => stopTimer(turn),
  log: withId((turn, id) => logPlanned(turn, id)),
};

/** Those whose first word is a day. */
const DATED = ["show", "file", "team", "send", "words"];

export async function pressDaily(turn: Turn, { id, choice = "" }: Action): Promise<Outcome> {
  const [what = "", first = "", second = "", how = ""] = choice.split(":");
  const press = Object.hasOwn(presses, what) ? presses[what] : undefined;
  if (!press || (DATED.includes(what) && !isCalendarDay(first))) return gone(turn);
  const outcome = await press(turn, { id, first, second });
  return how === "apart" ? sayApart(turn, outcome) : outcome;
}
