// The days that a line's words mean, counted here by hand so that the program's reader is not asked about itself.

const DAY_MS = 86_400_000;

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
const after = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 周五前: this Friday, today counting; YYYY-MM-DD. */
export const byFriday = (today: string): string => after(today, (5 - weekdayOf(today) + 7) % 7);
/** 下周三: the Wednesday of the week after this one, weeks beginning on Monday. */
export const nextWednesday = (today: string): string => after(today, 8 - weekdayOf(today) + 2);
/** How a card says a day to a Chinese reader. */
export const sayDay = (day: string): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 周${"一二三四五六日"[weekdayOf(day) - 1]}`;
