// The morning's briefing: of each visit planned for today what to know before walking in, in the order of the day.
import { button, buttons, text } from "../../core/cards.ts";
import { messagesFor } from "../../core/messages/index.ts";
import type { Line } from "../../core/plan/actual.ts";
import { type Reader, sayPlan } from "../../core/plan/say-line.ts";
import type { Card, Part } from "../../core/reply.ts";
import { drawBrief } from "./draw.ts";
import type { Briefing } from "./facts.ts";

/** A customer with all that is planned there; null: what is kept of it is not his to see, or could not be read. */
export type Planned = { lines: readonly [Line, ...Line[]]; briefing: Briefing | null };

/** So many are told whole; a card of Feishu's holds 30 KB (发送消息), a message of Slack's 50 blocks (@slack/types). */
export const MOST_BRIEFED = 8;

/** `day`: today of the reader, YYYY-MM-DD. It goes to him alone. */
export function drawDayBriefing(planned: readonly Planned[], day: string, reader: Reader): Card {
  const { briefing: words } = messagesFor(reader.locale);
  const title = words.day(planned.length);
  const rest = planned.slice(MOST_BRIEFED).map((one) => sayLines(one, reader));
  const parts: Part[] = [
    ...planned.slice(0, MOST_BRIEFED).flatMap((one) => visitParts(one, day, reader)),
    ...(rest.length ? [text([words.moreToday, ...rest].join("\n"))] : []),
  ];
  const names = planned.map(({ lines: [first] }) => first.customerName);
  return { title, tone: "plain", summary: [title, ...names].join(" · "), parts };
}

const sayLines = ({ lines }: Planned, reader: Reader): string => lines.map((line) => sayPlan(line, reader)).join("\n");

function visitParts(planned: Planned, today: string, reader: Reader): Part[] {
  const { briefing: words } = messagesFor(reader.locale);
  const { lines, briefing } = planned;
  const id = lines[0].customerId;
  return [
    text(sayLines(planned, reader), "strong"),
    ...(briefing ? drawBrief(briefing, { locale: reader.locale, today, isPrivate: true }) : []),
    buttons(
      button(words.log, { do: "new", record: "visit", id }),
      button(words.see, { do: "show", record: "customer", id, choice: "apart" }),
    ),
  ];
}
