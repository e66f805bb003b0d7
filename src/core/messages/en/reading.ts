import type { Messages } from "../index.ts";

const weekdays = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const reading: Messages["reading"] = {
  day: ({ year, month, date, weekday }) =>
    `${weekdays[weekday] ?? ""} ${date} ${months[month] ?? ""}${year === null ? "" : ` ${year}`}`,

  amountNowhere: (amount, label) =>
    `What is “${amount}”? Say which amount it is, such as “${label} ${amount}”; if it is none, put it in the note.`,
  amountInText: (words, part) =>
    `“${words}” stands inside “${part}”. If it belongs to this record, fill it in here; if not, leave this empty and save.`,
  amountTwice: (amounts) => `There are two amounts: ${amounts}. Keep one.`,
  amountTooMuch: (text) => `“${text}” is more than ¥10,000,000,000. Please check it.`,
  notAnAmount: (text) =>
    `“${text}” is no amount. Write 12000, 12k or 12,000; with eight digits or more, use the commas.`,
  notARate: (text) => `“${text}” is no percentage. Write 18 or 18%, from -100 to 100.`,
  notAWhole: (text) => `“${text}” is no whole number. Write one from 0 to 999,999,999.`,
  notADay: (text) => `“${text}” is no date we know. Write Nov 25, Wed, tomorrow or 2026-11-25.`,
  notABirthday: (text) =>
    `“${text}” is no birthday we know. Write 1985-03-08, 03-08 or lunar 08-15 (lunar without a year).`,
  notAChoice: (text, choices) => `There is no “${text}”. Choose from: ${choices}.`,
  notAFlag: (text) => `“${text}” is neither yes nor no.`,
  notACustomer: (text) => `Choose the customer “${text}” from the list.`,
  lunarDay: (text) => `“${text}” looks like a lunar date, which we do not guess. Write it as in Nov 25.`,
  noSuchDay: (text) => `The calendar has no “${text}”. Please check it.`,
  dayOver: (text) => `“${text}” is over. Write today or a later day.`,
  dayToCome: (text) =>
    `“${text}” is still to come: that is a plan. Write the day of the visit; for the next one, “next ${text} …”.`,
  dayLongAgo: (text) => `“${text}” is more than 90 days ago. Write it with the year, such as 2026-08-01.`,
  notATime: (text: string) => `“${text}” is no time of day. Write 14:30, 2:30pm or 10am.`,
  twoTimes: (times: string) => `Two times were given: ${times}. Please keep one.`,
  twoDays: (days) => `There are two dates: ${days}. Keep one.`,
  twoChoices: (choices) => `There is more than one: ${choices}. Choose one.`,
  leftOver: (text) =>
    `We do not know where “${text}” belongs. Write it as “label: text”, or put it into the form below.`,
  textTooLong: "The text is too long: 10,000 characters at most. Write it in several records.",
  lineTooLong: "Too long: 200 characters at most.",
};
