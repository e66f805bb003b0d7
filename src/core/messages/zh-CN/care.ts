// What the morning message, the briefing and today's list say of birthdays' neighbours: other days, gifts, greetings.

/** `who`: how he is addressed. `isLate`: the day is over. */
type Wished = { who: string; isLate: boolean };
export type Wish = (wished: Wished) => string;

const wedding: Wish[] = [
  ({ who, isLate }) => `${who}，${isLate ? "前几天" : "今天"}是您的结婚纪念日，祝您家庭美满，事事顺心。`,
  ({ who, isLate }) => `${who}，${isLate ? "补一句祝福：" : ""}结婚纪念日快乐，祝您二位和和美美。`,
];
const founding: Wish[] = [
  ({ who, isLate }) => `${who}，${isLate ? "补贺" : "恭贺"}店庆！谢谢您一直以来的信任，祝生意越做越好。`,
  ({ who, isLate }) => `${who}，${isLate ? "前几天" : "今天"}是咱们店的好日子，祝生意兴隆，客似云来。`,
];
const other: Wish[] = [
  ({ who, isLate }) => `${who}，${isLate ? "前几天" : "今天"}是您记着的日子，问候一声，祝您一切都好。`,
  ({ who }) => `${who}，一直记着这个日子，祝您和家人平安健康。`,
];

export type Headline = { what: string; who: string; customer: string; when: string };

export const care = {
  section: "生日和纪念日",
  title: (count: number) => `生日和纪念日提醒 · ${count} 个`,
  titleBeside: (title: string, count: number) => `${title} · 生日和纪念日 ${count} 个`,
  /** A line of the notification; `who` is empty for the customer's own day. */
  headline: ({ what, who, customer, when }: Headline) => `${when}${who}${what}（${customer}）`,
  occasions: { birthday: "生日", wedding: "结婚纪念日", founding: "店庆", memorial: "忌日", other: "纪念日" },
  years: (years: number) => `${years} 周年`,
  dayUnknown: (month: string) => `${month}，哪一天还不知道`,
  askDay: "可以借机问一声具体是哪天，补上以后当天提醒。",
  temper: "怎么聊",
  lastGift: "上次送礼",
  note: "备注",
  memorial: "打个电话或登门问候一声就好，不送贺卡，不说喜庆话。",
  callInstead: "投诉没结之前不送贺卡，先打个电话说说进展。",
  gift: "记送礼",
  showDay: "看纪念日",
  today: "生日和纪念日",
  wishes: { wedding, founding, other, memorial: [] as Wish[] },
};
