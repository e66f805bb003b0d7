// What the reader of the short form and of the forms' fields says, and how it writes a day.
type Day = { year: number | null; month: number; date: number; weekday: number };

const weekdays = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

export const reading = {
  day: ({ year, month, date, weekday }: Day) =>
    `${year === null ? "" : `${year}年`}${month}月${date}日 ${weekdays[weekday] ?? ""}`,

  amountNowhere: (amount: string, label: string) =>
    `“${amount}”是哪一笔？请写明，比如“${label} ${amount}”；不是金额就写进备注。`,
  amountInText: (words: string, part: string) =>
    `“${words}”写在“${part}”里了。如果是这次的，请在这里填上；如果不是，留空保存即可。`,
  amountTwice: (amounts: string) => `写了两个数：${amounts}。请留一个。`,
  amountTooMuch: (text: string) => `“${text}”超过了 100 亿元，请核对金额。`,
  notAnAmount: (text: string) => `“${text}”不像金额。请写成 12000、1.2万 或 12,000；8 位以上请用万，比如 1234.5万。`,
  notARate: (text: string) => `“${text}”不像百分比。请写 18 或 18%，在 -100 到 100 之间。`,
  notAWhole: (text: string) => `“${text}”不是整数。请写 0 到 999,999,999 之间的数。`,
  notADay: (text: string) => `没看懂日期“${text}”。请写 11月25日、周三、明天 或 2026-11-25。`,
  notABirthday: (text: string) => `没看懂生日“${text}”。请写 1985-03-08、03-08 或 农历八月十五（农历不写年份）。`,
  notAChoice: (text: string, choices: string) => `没有“${text}”这一项。可选：${choices}。`,
  notAFlag: (text: string) => `没看懂“${text}”。请写 是 或 否。`,
  notACustomer: (text: string) => `请从列表里选客户“${text}”。`,
  lunarDay: (text: string) => `“${text}”像农历日期，为免弄错不作推算。请写公历，比如 11月25日。`,
  noSuchDay: (text: string) => `日历上没有“${text}”这一天，请核对。`,
  dayOver: (text: string) => `“${text}”已经过去了。请写今天或以后的日期。`,
  dayToCome: (text: string) => `“${text}”还没到，那是计划。请写实际日期；约下次请写“下次 ${text} …”。`,
  dayLongAgo: (text: string) => `“${text}”离今天超过 90 天。请连年份写清楚，比如 2026-08-01。`,
  notATime: (text: string) => `没看懂时间“${text}”。请写 14:30、下午2点半 或 上午10点。`,
  twoTimes: (times: string) => `写了两个时间：${times}。请留一个。`,
  twoDays: (days: string) => `写了两个日期：${days}。请留一个。`,
  twoChoices: (choices: string) => `写了不止一项：${choices}。请选一项。`,
  leftOver: (text: string) => `“${text}”不知道该放哪一栏。请写成“标签:内容”，或填进下面的表里。`,
  textTooLong: "文字太长，最多 10,000 字。请分几条写。",
  lineTooLong: "太长了，最多 200 字。",
};
