// Promises: once or again and again, kept, moved or not; the order to be confirmed; what a week of them came to.
import type { Messages } from "../index.ts";

const weekdays = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ordinal = (number: number): string => {
  const isTeen = number > 10 && number < 14;
  return `${number}${isTeen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th")}`;
};
const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

export const promises: Messages["promises"] = {
  rhythm: ({ unit, on, isBy }) => {
    const said =
      unit === "week" ? `every ${weekdays[on] ?? ""}` : on === 31 ? "every month-end" : `every ${ordinal(on)}`;
    return isBy ? `by ${said}` : said;
  },
  notARhythm: (text) => `“${text}” does not say how often. Write every 10th, every month-end or every Friday.`,

  words: {
    kept: ["kept", "done", "兑现", "已兑现", "兑现了", "完成", "办好了", "办了"],
    broken: ["broken", "not kept", "没兑现", "未兑现", "没办成"],
    moved: ["move", "moved", "postpone", "改期", "推迟", "延期"],
    cancelled: ["cancel", "cancelled", "取消", "不用了"],
    open: ["reopen", "重开"],
    said: ["customer says", "says", "客户说", "客户"],
  },
  help: "kept / broken / move / cancel + number or customer: what came of it, then the customer's words",

  listTitle: (open, overdue) =>
    open === 0 ? "Promises · all settled" : `Promises · ${open} open${overdue ? `, ${overdue} overdue` : ""}`,
  closed: "Settled",
  overdue: (day) => `${day}, overdue`,
  to: (whom) => `to ${whom}`,
  of: (who) => `${who}'s promise`,
  movedTimes: (times, first) => `moved ${times === 1 ? "once" : `${times} times`}, first for ${first}`,
  said: (word) => `Customer: ${word}`,
  new: "New promise",
  back: "All promises",

  kept: "Kept",
  more: "Moved, not kept…",
  reopen: "Open again",
  keptTitle: (number, late) => `${number} kept${late > 0 ? `, ${days(late)} late` : ""}`,
  notOnItsDay: (number, count) =>
    `${number} was ${days(Math.abs(count))} ${count > 0 ? "late" : "early"}, not on its day: noted as broken`,
  brokenTitle: (number) => `${number} noted as broken`,
  cancelledTitle: (number) => `${number} called off`,
  movedTitle: (number, day) => `${number} moved to ${day}`,
  openTitle: (number) => `${number} is open again`,
  nextOne: (day) => `Next time: ${day}`,
  ended: "It does not come round again.",
  alreadyClosed: (number, status) => `${number} is settled already: ${status}.`,
  isOpen: (number) => `${number} is open anyway.`,
  which: (customer) => `${customer} has several open promises. Which one?`,
  noneOf: (customer) => `${customer} has no open promise.`,
  whichOne: (word) => `Which one? Give its number or the customer, such as: /promise ${word} P-12`,

  formTitle: (number, customer) => `${number} ${customer}`.slice(0, 24),
  outcome: "What became of it",
  outcomes: { moved: "Moved", kept: "Kept", broken: "Broken", cancelled: "Called off" },
  day: "Day",
  dayHint: "Moved: to which day. Kept: on which day, today if left empty.",
  word: "The customer's words",
  submit: "OK",
  whichDay: (rhythm, day) => `Promised for ${rhythm}, this time ${day}. Done on that day? If not, give the day.`,
  missingDay: "Choose the day to move it to.",
  missingOutcome: "Choose one.",
  sameDay: "That is the day it has. Choose another.",
  notYet: (day) => `${day} is still to come, so it cannot be done yet.`,
  laterTitle: (number, customer) => `${number} ${customer}`.slice(0, 24),
  laterDay: "Move to",
  laterDone: (customer, day) => `The follow-up at ${customer} is moved to ${day}`,

  confirmOrder: (amount) => `confirm the order of ${amount} with the customer`,
  orders: "Orders to confirm",
  orderConfirmed: "Confirmed",

  figures: ({ made, kept, late, broken, moved, open, overdue }) =>
    [
      `made ${made}`,
      `kept ${kept}${late ? ` (${late} late)` : ""}`,
      `broken ${broken}`,
      `moved ${moved}`,
      `open ${open}${overdue ? ` (${overdue} overdue)` : ""}`,
    ].join(" · "),
  figuresTitle: "Promises",
  figuresNone: "No promises.",
  figuresMore: (count) => `And ${count} more people.`,
};
