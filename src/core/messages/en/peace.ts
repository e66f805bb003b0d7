// What a person reads when he says what he wants to be told, and when.
import type { Messages } from "../index.ts";

export const peace: Messages["peace"] = {
  title: "Reminders",
  help: "What you are told and when: /rapport reminders. A day to remember: /rapport occasion City Harvest founded 2012-06-18. A gift: /rapport gift City Harvest a box of tea amount:200.",
  kinds: {
    promises: "promises due",
    followUps: "follow-ups",
    appointments: "appointments",
    days: "birthdays and other days",
    planQuestions: "plans to approve",
    lateLog: "the late log",
    mondayReport: "the Monday report",
  },
  divider: ", ",
  on: "on",
  muted: "muted",
  mutedUntil: (day) => `muted until ${day}`,
  mute: "Mute",
  unmute: "Unmute",
  change: "Change times",
  seeAll: "All settings",
  morning: "Morning message",
  quiet: "Quiet hours",
  noQuiet: "none (reminders may come at any time)",
  hours: (from, to) => `${from}–${to}`,
  ahead: "Birthdays and other days",
  aheadDays: (days) => (days === 0 ? "on the day only" : `${days} ${days === 1 ? "day" : "days"} ahead and on the day`),
  away: "Leave",
  awayUntil: (day) => `until ${day}; all of it comes on your first morning back`,
  how: "Days off are quiet: what falls due on them is told on the last workday before. On leave nobody chases you; it waits for your first morning back. Safety complaints and undelivered messages always come through.",
  lines:
    "Or type: /rapport mute birthdays until next Mon · /rapport unmute · /rapport morning 9:00 · /rapport quiet 20:00-8:00 · /rapport ahead 5 days",
  nowMuted: (what, until) => (until === null ? `Muted: ${what}.` : `Muted until ${until}: ${what}.`),
  mutedHint: "What is due meanwhile is not sent later; /today still lists it.",
  nowOn: (what) => `On again: ${what}.`,
  nothingMuted: "Nothing is muted.",
  nowMorning: (time) => `Your morning message comes at ${time}.`,
  nowQuiet: (hours) => `Quiet from now on between ${hours}; what comes up then waits.`,
  nowNoQuiet: "No quiet hours any more.",
  nowAhead: (days) =>
    days === 0
      ? "Birthdays and other days are told on the day only."
      : `Birthdays and other days are told ${days} ${days === 1 ? "day" : "days"} ahead, and again on the day.`,
  saved: "Saved. That is how you will be reminded.",
  unchanged: "Nothing has changed.",
  whichKind: (typed, known) => `There is no kind of reminder called “${typed}”. You can mute: ${known}.`,
  neverMuted:
    "Complaints and undelivered messages cannot be muted. For time off, say so: /rapport leave 11-25..11-27 @colleague.",
  whichDay: (typed) => `“${typed}” is no day I know. For example: until next Mon, until Nov 30.`,
  dayOver: "The day has to be after today.",
  whichMorning: "Choose a time between 5:00 and 12:00: /rapport morning 9:00. As it was: /rapport morning default.",
  whichQuiet:
    "Say from when to when: /rapport quiet 20:00-8:00. None: /rapport quiet off. As it was: /rapport quiet default.",
  quietTooLong: "At most 16 quiet hours, or nothing could ever reach you.",
  whichAhead: "Say how many days ahead, 0 to 30: /rapport ahead 5 days.",
  form: {
    muted: "Muted",
    until: "Mute until",
    untilHint: "Told again from that morning on; empty: until you unmute. For what you mute now.",
    morningHint: "for example 9:00",
    quietHint: "for example 20:00-8:00; “off” for none",
    ahead: "Days ahead of birthdays and other days",
    off: "off",
    save: "Save",
  },
  dueOff: "Due on days off, told now",
};
