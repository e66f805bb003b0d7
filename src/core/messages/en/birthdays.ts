// What the morning message says of a contact's birthday, and the greetings it proposes: measured, never the same for all.
import type { Messages } from "../index.ts";
import type { Greeting } from "../zh-CN/birthdays.ts";

const plain: Greeting[] = [
  ({ who }) => `Dear ${who}, happy birthday! I wish you good health and a very good year.`,
  ({ who }) => `Dear ${who}, many happy returns of the day, and thank you for working with us.`,
  ({ who }) => `Dear ${who}, best wishes on your birthday, from all of us here.`,
];
const lunar: Greeting[] = [
  ({ who }) => `Dear ${who}, happy lunar birthday! I wish you and your family health and happiness.`,
  ({ who }) => `Dear ${who}, I remember that today is your birthday by the lunar calendar. All the best to you.`,
];
const round: Greeting[] = [
  ({ who, decades }) =>
    `Dear ${who}, warm congratulations on your ${decades}0th birthday. I wish you many healthy years.`,
  ({ who }) => `Dear ${who}, my best wishes on this special birthday: health, joy and good company.`,
];
const late: Greeting[] = [
  ({ who }) => `Dear ${who}, please forgive a late greeting: I hope you had a very happy birthday.`,
  ({ who }) => `Dear ${who}, belated but sincere: all the best for your new year.`,
];
const sober: Greeting[] = [
  ({ who, isLate }) =>
    `Dear ${who}, we are working on the matter you raised, and I will tell you as soon as there is news. ${isLate ? "My good wishes for your birthday the other day" : "My good wishes for your birthday today"}.`,
  ({ who, isLate }) =>
    `Dear ${who}, ${isLate ? "I have not forgotten that it was your birthday" : "I know that today is your birthday"}, and wish you well. The matter you raised is on my desk; I will get back to you about it.`,
];

export const birthdays: Messages["birthdays"] = {
  section: "Birthdays",
  named: (name, title) => `${name}, ${title}`,
  title: (count) => (count === 1 ? "1 birthday" : `${count} birthdays`),
  titleBeside: (title, count) => `${title} · ${count === 1 ? "1 birthday" : `${count} birthdays`}`,
  headline: (who, customer, when) => `birthday ${when}: ${who} (${customer})`,
  dated: (birthday, day) => `${birthday} (${day})`,
  when: (said, when) => `${said}, ${when}`,
  today: "today",
  tomorrow: "tomorrow",
  dayAfter: "in 2 days",
  yesterday: "yesterday",
  dayBefore: "2 days ago",
  inDays: (days) => `in ${days} days`,
  daysAgo: (days) => `${days} days ago`,
  keptAs: (birthday, kept) => `${birthday}, this year kept on ${kept}`,
  age: (age, isOver) => `${isOver ? "turned" : "turns"} ${age}`,
  phone: "Phone",
  lastVisit: "Last contact",
  noVisit: "No visit is recorded yet",
  promises: "Open promises",
  promiseBy: (text, day) => `${text} (${day})`,
  attention: "Mind",
  openComplaint: (number, about) =>
    `this customer has an open complaint (${number} ${about}). Call about it first; no cheerful card.`,
  proposed: {
    soon: "A greeting for the day:",
    today: "A greeting to send:",
    late: "A belated greeting:",
  },
  soberly: { soon: "Better say on the day:", today: "Better say:", late: "Better say, though late:" },
  divider: "; ",
  showContact: "Contact",
  showCustomer: "Customer",
  more: (lines) => `More birthdays:\n${lines}`,
  greetings: { plain, lunar, round, late, sober },
};
