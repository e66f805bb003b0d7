// The buttons of promises. They carry a number and a word; whose it is and what may be done is decided here.
import type { Action } from "../ask.ts";
import { sayStop } from "../cards.ts";
import type { Found } from "../find.ts";
import { type Outcome, type Turn, numberOf } from "../turn.ts";
import { type Done, type Ending, end, findOpenPromise, findPromise, isDayUnsure, reopen, sayDone } from "./deeds.ts";
import { askDay, openLater } from "./forms.ts";
import { listPromises } from "./list.ts";

const ENDINGS: readonly Ending[] = ["kept", "broken", "cancelled"];

/** `kept`, `reopen`, `more`; and `:list:2` where it was pressed on that page of the list, which then stays. */
export async function pressPromise(turn: Turn, { id, choice = "" }: Action): Promise<Outcome> {
  const { answer } = turn.messages;
  if (id === undefined) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  const [what = "", from = "", page = ""] = choice.split(":");
  const found = await findPromise(turn, id);
  if ("reply" in found) return found;
  if (what === "more") return openLater(turn, found.record, id);
  const done = await deedOf(turn, found, what);
  if ("reply" in done) return done;
  if (from !== "list") return sayDone(turn, found, done);
  const shown = await listPromises(turn, found.record, { page: Math.trunc(Number(page)) || 0, after: { found, done } });
  return { reply: shown.reply, writes: done.writes };
}

async function deedOf(turn: Turn, found: Found, what: string): Promise<Done | Outcome> {
  const { answer, promises } = turn.messages;
  if (what === "reopen") {
    if (found.values["status"] !== "open") return reopen(turn, found);
    return sayStop(turn, promises.reopen, promises.isOpen(numberOf(found.record, found.id)));
  }
  const ending = ENDINGS.find((one) => one === what);
  if (!ending) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  const open = await findOpenPromise(turn, found.id);
  if ("reply" in open) return open;
  return ending === "kept" && isDayUnsure(turn, open) ? askDay(turn, open) : end(turn, open, { ending });
}

/** A tap elsewhere (today's list, the home) that says what became of it. */
export async function answerPromise(turn: Turn, found: Found, what: string): Promise<Outcome> {
  const done = await deedOf(turn, found, what);
  return "reply" in done ? done : sayDone(turn, found, done);
}
