// The question at the day's end: each open visit with what one tap does about it, and who is still out.
import { button, buttons, text } from "../cards.ts";
import { messagesFor } from "../messages/index.ts";
import { type Reader, planNumber, sayPlan } from "../plan/say-line.ts";
import type { Line } from "../plan/actual.ts";
import { slipButtons } from "../plan/slip-buttons.ts";
import { sayDay } from "../reading/say.ts";
import type { Card, Part } from "../reply.ts";
import { timeOf } from "../turn.ts";
import type { LateItems } from "./late.ts";

// Feishu: a card holds 200 elements (卡片 JSON 2.0 结构), of which a visit with its three buttons takes 12.
const MOST = 12;

type Drawn = { reader: Reader & { id: number }; day: string };

export function drawLate({ lines, slips }: LateItems, { reader, day }: Drawn): Card {
  const messages = messagesFor(reader.locale);
  const { dailies } = messages;
  const title = dailies.lateTitle(lines.length + slips.length);
  const heads = lines.map(({ customerName }) => customerName);
  const parts: Part[] = [
    ...(lines.length ? [text(dailies.lateText)] : []),
    ...openParts(lines, { reader, day }),
    ...slips.flatMap((slip): Part[] => [
      text(dailies.lateSlip(timeOf(slip.backBy, reader.timezone)), "strong"),
      slipButtons({ messages }, slip, false),
    ]),
    buttons(button(dailies.seeDaily, { do: "daily", choice: `show:${day}:${reader.id}:apart` })),
  ];
  return { title, tone: "ask", summary: [title, heads.join(messages.answer.comma)].filter(Boolean).join(" "), parts };
}

/** A visit a row, with its three ways: it took place, it is put off, it was called off. */
export function openParts(lines: readonly Line[], { reader, day }: Drawn): Part[] {
  const { dailies, plans } = messagesFor(reader.locale);
  const more = lines.length - MOST;
  return [
    ...lines.slice(0, MOST).flatMap((line): Part[] => {
      const said = sayPlan(line, reader);
      const title = line.plannedOn === day ? said : dailies.lateDay(sayDay(line.plannedOn, day, reader.locale), said);
      return [
        { part: "rows", rows: [{ title, detail: planNumber(line.id) }] },
        buttons(
          button(dailies.log, { do: "daily", id: line.id, choice: "log" }, "primary"),
          button(dailies.move, { do: "plan", id: line.id, choice: "move" }),
          button(dailies.cancel, { do: "plan", id: line.id, choice: "cancel" }),
        ),
      ];
    }),
    ...(more > 0
      ? [
          text(dailies.lateMore(more), "quiet"),
          buttons(button(plans.seeDay, { do: "plan", choice: `day:${day}:${reader.id}:apart` })),
        ]
      : []),
  ];
}
