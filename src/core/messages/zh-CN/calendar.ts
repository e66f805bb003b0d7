// What is said of deadlines, days off and the list of holidays.
type Moment = {
  year: number | null;
  month: number;
  date: number;
  weekday: number;
  time: string;
  isMakeUp: boolean;
};

const weekdays = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

export const calendar = {
  comma: "，",
  due: { response: "响应到期", proposal: "方案到期" },
  moment: ({ year, month, date, weekday, time, isMakeUp }: Moment) =>
    `${year === null ? "" : `${year}年`}${month}月${date}日(${weekdays[weekday] ?? ""}${isMakeUp ? "，调休上班" : ""})${time}`,
  without: (names: readonly (string | null)[]) => `已扣${names.map((name) => name ?? "放假日").join("、")}`,
  unknownYears: (years: readonly number[]) => `${years.join("、")} 年的放假安排还没有公布，按周末推算`,
  badDay: (typed: string) => `看不懂日期“${typed}”，请写成 2027-02-06。`,
  badKind: (typed: string) => `看不懂“${typed}”：放假写 off 或 休，上班写 work 或 班。`,
};
