// What the morning message, the briefing and today's list say of birthdays' neighbours: other days, gifts, greetings.
import type { Messages } from "../index.ts";
import type { Wish } from "../zh-CN/care.ts";

const wedding: Wish[] = [
  ({ who, isLate }) => `Dear ${who}, ${isLate ? "belated good wishes" : "good wishes"} on your wedding anniversary.`,
  ({ who }) => `Dear ${who}, I wish you both many more happy years together.`,
];
const founding: Wish[] = [
  ({ who, isLate }) =>
    `Dear ${who}, ${isLate ? "belated congratulations" : "congratulations"} on the anniversary of your business, and thank you for your trust.`,
  ({ who }) => `Dear ${who}, another year of good business: our best wishes for the next one.`,
];
const other: Wish[] = [
  ({ who, isLate }) =>
    `Dear ${who}, ${isLate ? "I thought of your day" : "thinking of you on this day"}. All the best.`,
  ({ who }) => `Dear ${who}, I have not forgotten this day. My good wishes to you and your family.`,
];

export const care: Messages["care"] = {
  section: "Birthdays and other days",
  title: (count) => (count === 1 ? "1 day to remember" : `${count} birthdays and other days`),
  titleBeside: (title, count) =>
    `${title} · ${count === 1 ? "1 day to remember" : `${count} birthdays and other days`}`,
  headline: ({ what, who, customer, when }) => `${what} ${when}: ${who === "" ? customer : `${who} (${customer})`}`,
  occasions: {
    birthday: "birthday",
    wedding: "wedding anniversary",
    founding: "founding day",
    memorial: "memorial day",
    other: "day to remember",
  },
  years: (years) => (years === 1 ? "1 year" : `${years} years`),
  dayUnknown: (month) => `${month}, the day is not known`,
  askDay: "A good moment to ask which day it is; once it is kept, you are reminded on it.",
  temper: "How to talk",
  lastGift: "Last gift",
  note: "Note",
  memorial: "A call or a short visit is enough: no card, nothing cheerful.",
  callInstead: "No card while the complaint is open: call first and say how it stands.",
  gift: "Log a gift",
  showDay: "Occasion",
  today: "Birthdays and other days",
  wishes: { wedding, founding, other, memorial: [] },
};
