// One small goal to propose for a visit: what was promised and what is owed come before what could be sold.
import { messagesFor, type Locale } from "../../core/messages/index.ts";
import { dayNumber } from "../../core/reading/calendar-day.ts";
import { sayMoney } from "../../core/reading/say.ts";
import type { Briefing } from "./facts.ts";

/** Without an order for so long somebody should count the stock. */
const ORDER_DAYS = 30;

export function proposeGoal(briefing: Briefing, { today, locale }: { today: string; locale: Locale }): string {
  const { goals } = messagesFor(locale).briefing;
  const promise = briefing.promises.find(({ status }) => status === "open");
  if (promise) return goals.promise(promise.text);
  const open = briefing.cases.find(({ isOpen }) => isOpen);
  if (open) return goals.complaint(open.number);
  const owedFen = owedOf(briefing)?.fen ?? 0;
  if (owedFen > 0) return goals.collect(sayMoney(owedFen, locale));
  const [last] = briefing.visits;
  if (last?.nextAction) return goals.next(last.nextAction);
  const order = briefing.visits.find(({ orderFen }) => (orderFen ?? 0) > 0);
  const days = order && dayNumber(today) - dayNumber(order.on);
  if (days !== undefined && days >= ORDER_DAYS) return goals.order(days);
  const [contact] = briefing.contacts;
  if (!contact) return goals.contact;
  const strange = briefing.contacts.find(({ temper }) => temper === null);
  return strange ? goals.temper(strange.name) : goals.keep;
}

/** What was last said to be owed, less what was collected since; null: nothing was ever said, or it is paid. */
export function owedOf({ visits }: Pick<Briefing, "visits">): { fen: number; on: string } | null {
  const at = visits.findIndex(({ owedFen }) => owedFen !== null);
  const said = visits[at];
  if (!said) return null;
  const since = visits.slice(0, at).reduce((sum, { collectedFen }) => sum + (collectedFen ?? 0), 0);
  const fen = (said.owedFen ?? 0) - since;
  return fen > 0 ? { fen, on: said.on } : null;
}
