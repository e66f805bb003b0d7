// The buttons of a slip: on the card of whoever leaves, and on the question whether he is back.
import { button, buttons } from "../cards.ts";
import type { Messages } from "../messages/index.ts";
import type { Part } from "../reply.ts";

type Buttoned = { messages: Messages };

export function slipButtons({ messages }: Buttoned, { id }: { id: number }, isNew: boolean): Part {
  const { plans } = messages;
  return buttons(
    button(plans.imBack, { do: "plan", id, choice: "back" }, "primary"),
    button(plans.later, { do: "plan", id, choice: "later" }),
    ...(isNew ? [button(plans.notLeft, { do: "plan", id, choice: "unleave" }, "danger")] : []),
  );
}
