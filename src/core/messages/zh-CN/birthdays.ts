// What the morning message says of a contact's birthday, and the greetings it proposes: measured, never the same for all.

/**
 * `who`: how the contact is addressed. `day`: a lunar birthday as it is said, 农历八月十五. `decades`: 6 for a sixtieth.
 * `isLate`: the day is over.
 */
export type Greeted = { who: string; day: string; decades: number; isLate: boolean };
export type Greeting = (greeted: Greeted) => string;

const DECADES = ["", "", "", "", "", "", "六十", "七十", "八十", "九十"];
const decadesOf = ({ decades }: Greeted) => DECADES[decades] ?? "";

const plain: Greeting[] = [
  ({ who }) => `${who}，生日快乐！祝您身体健康，万事顺心。`,
  ({ who }) => `${who}，今天是您的生日，愿您新的一岁平安顺遂，事事如意。`,
  ({ who }) => `${who}，生日快乐！谢谢您一直以来的关照，祝您家人安康，生意兴隆。`,
  ({ who }) => `${who}，祝您生日快乐，也祝您新的一年身体好、心情好、生意好。`,
];
const lunar: Greeting[] = [
  ({ who, day }) => `${who}，今天${day}，是您的生日，祝您身体安康，阖家幸福。`,
  ({ who, day }) => `${who}，一直记着您的生日是${day}。生日快乐，祝您家和业兴！`,
  ({ who, day }) => `${who}，${day}，又到您的生日了，祝您平安健康，诸事顺遂。`,
];
const round: Greeting[] = [
  (greeted) => `${greeted.who}，恭贺您${decadesOf(greeted)}大寿！祝您福寿康宁，阖家安乐。`,
  (greeted) => `${greeted.who}，欣逢您${decadesOf(greeted)}寿辰，祝您身体硬朗，松柏长青。`,
];
const late: Greeting[] = [
  ({ who }) => `${who}，您的生日刚过，祝福来晚了，请多包涵。祝您身体健康，诸事顺心。`,
  ({ who }) => `${who}，补一句迟到的生日祝福：愿您新的一岁平安顺遂，家人安康。`,
];
const sober: Greeting[] = [
  ({ who, isLate }) =>
    `${who}，您反映的问题我们正在处理，有进展我马上告诉您。${isLate ? "您的生日刚过" : "今天是您的生日"}，也祝您身体健康。`,
  ({ who, isLate }) =>
    `${who}，${isLate ? "您的生日刚过" : "今天是您的生日"}，祝您安康。您提的事我一直放在心上，处理好第一时间向您回话。`,
];

export const birthdays = {
  section: "生日",
  named: (name: string, title: string) => `${name} ${title}`,
  title: (count: number) => `生日提醒 · ${count} 位`,
  titleBeside: (title: string, count: number) => `${title} · 生日 ${count} 位`,
  /** A line of the notification. */
  headline: (who: string, customer: string, when: string) => `${when}${who}生日（${customer}）`,
  dated: (birthday: string, day: string) => `${birthday}（${day}）`,
  when: (said: string, when: string) => `${said}，${when}`,
  today: "今天",
  tomorrow: "明天",
  dayAfter: "后天",
  yesterday: "昨天",
  dayBefore: "前天",
  inDays: (days: number) => `${days} 天后`,
  daysAgo: (days: number) => `${days} 天前`,
  /** A birthday that this year's calendar does not have. */
  keptAs: (birthday: string, kept: string) => `${birthday}，今年按${kept}过`,
  age: (age: number, _isOver: boolean) => `满 ${age} 岁`,
  phone: "电话",
  lastVisit: "最近一次",
  noVisit: "还没有拜访记录",
  promises: "未兑现的承诺",
  promiseBy: (text: string, day: string) => `${text}（${day}）`,
  attention: "注意",
  openComplaint: (number: string, about: string) =>
    `这家客户有投诉还没结（${number} ${about}）。先打个电话说进展，不宜送喜庆的贺卡。`,
  proposed: { soon: "当天可以这样祝福：", today: "可以这样祝福：", late: "补一句祝福：" },
  soberly: { soon: "当天建议这样说：", today: "建议这样说：", late: "建议这样补一句：" },
  divider: "；",
  showContact: "看联系人",
  showCustomer: "看客户",
  more: (lines: string) => `还有生日：\n${lines}`,
  greetings: { plain, lunar, round, late, sober },
};
