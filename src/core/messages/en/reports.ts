// What the morning reminders say.
import type { Messages } from "../index.ts";

export const reports: Messages["reports"] = {
  digest: (count) => (count === 1 ? "1 thing to do today" : `${count} things to do today`),
  digestOverdue: (count) => (count === 1 ? "1 thing is overdue" : `${count} things are overdue`),
  digestSummary: (title, items) => `${title}: ${items.join("; ")}`,
  late: (day, time) => `This reminder is late: the earliest was due on ${day} at ${time}.`,
  overdue: "Overdue",
  dueToday: "Today",
  ahead: "Call ahead to make the appointment",
  of: (who) => `was ${who}'s`,
  more: (lines) => `And also:\n${lines}`,
  openToday: "See all of today",
  done: {
    promise: "Kept",
    followUp: "Followed up",
    order: "Confirmed",
    birthdaySoon: "Prepared",
    birthday: "Greeted",
    appointment: "Arranged",
    cases: "Acted on",
    unlogged: "Acted on",
  },
  tomorrow: "Tomorrow",
  nextMonday: "Next Monday",
  later: "Another day…",
  isDone: (what) => `✓ ${what}`,
  movedTo: (day) => `→ will come back on ${day}`,
  isUndone: "This record was taken back",
  wouldSend: (to, platform, words) => `${to} (${platform}): ${words}`,
  wouldSendNothing: "Nothing would be sent at that instant.",
};
