// The card of one day of plans: each visit with what became of it and what can be done about it.
import { button, buttons, text } from "../cards.ts";
import { mondayOf } from "../calendar/weeks.ts";
import { messagesFor } from "../messages/index.ts";
import type { Speaker } from "../person.ts";
import { sayDay } from "../reading/say.ts";
import type { Card, Part, Row } from "../reply.ts";
import type { Actual, Line } from "./actual.ts";
import { countOf } from "./actual.ts";
import { type Reader, planNumber, sayPlan, sayState } from "./say-line.ts";

export type DayView = { rep: Pick<Speaker, "id" | "name">; day: string; today: string; actual: Actual };

export function drawDay(view: DayView, { reader, isOwn }: { reader: Reader; isOwn: boolean }): Card {
  const { plans } = messagesFor(reader.locale);
  const { rep, day, today, actual } = view;
  const said = sayDay(day, today, reader.locale);
  const title = isOwn ? plans.dayTitle(said) : plans.dayTitleOf(rep.name, said);
  const rows = [
    ...actual.lines.map((line) => rowOf(line, { reader, today, isOwn })),
    ...actual.unplanned.map(({ id, customerName }): Row => ({
      title: customerName,
      detail: plans.states.unplanned,
      button: button(messagesFor(reader.locale).answer.show, { do: "show", record: "visit", id, choice: "apart" }),
    })),
  ];
  const counted = day <= today ? plans.result(countOf(actual)) : "";
  const week = { do: "plan" as const, choice: `week:${mondayOf(day)}:${rep.id}` };
  const parts: Part[] = [
    ...(counted && rows.length ? [text(counted)] : []),
    ...(rows.length ? [{ part: "rows" as const, rows }] : [text(plans.emptyDay)]),
    buttons(button(plans.seeWeek, week)),
  ];
  return { title, tone: "plain", summary: `${title} ${counted}`.trim(), parts };
}

type Seen = { reader: Reader; today: string; isOwn: boolean };

/** One's own that is still to come, or was missed, can be moved; what was done leads to its visit. */
function rowOf(line: Line, { reader, today, isOwn }: Seen): Row {
  const messages = messagesFor(reader.locale);
  const { state, id, visitId } = line;
  const canMove = isOwn && (state === "planned" || state === "missed");
  const show =
    visitId === null
      ? { do: "show" as const, record: "plan", id, choice: "apart" }
      : { do: "show" as const, record: "visit", id: visitId, choice: "apart" };
  return {
    title: sayPlan(line, reader),
    detail: [planNumber(id), sayState(line, reader, today)].filter(Boolean).join(" · "),
    button: canMove
      ? button(messages.plans.move, { do: "plan", id, choice: "move" })
      : button(messages.answer.show, show),
  };
}
