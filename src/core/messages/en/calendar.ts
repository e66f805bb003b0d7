import type { Messages } from "../index.ts";

const weekdays = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** As the published calendar names them; a name of the company's own stays as it was typed. */
const holidays: Record<string, string> = {
  元旦: "New Year",
  春节: "Spring Festival",
  清明节: "Qingming",
  劳动节: "Labour Day",
  端午节: "Dragon Boat Festival",
  中秋节: "Mid-Autumn Festival",
  国庆节: "National Day",
  国庆中秋: "National Day and Mid-Autumn",
  抗战胜利日: "Victory Day",
};

export const calendar: Messages["calendar"] = {
  comma: ", ",
  due: { response: "Response due", proposal: "Proposal due" },
  moment: ({ year, month, date, weekday, time, isMakeUp }) =>
    `${weekdays[weekday] ?? ""} ${date} ${months[month] ?? ""}${year === null ? "" : ` ${year}`} ${time}${isMakeUp ? " (make-up workday)" : ""}`,
  without: (names) => `not counting ${names.map((name) => holidays[name ?? ""] ?? name ?? "days off").join(", ")}`,
  unknownYears: (years) =>
    `the holidays of ${years.join(" and ")} are not published yet, so only weekends are left out`,
  badDay: (typed) => `“${typed}” is no day. Write it like 2027-02-06.`,
  badKind: (typed) => `“${typed}” is neither off nor work: write off (休) or work (班).`,
};
