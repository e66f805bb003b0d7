// A draft greeting for a birthday, in the customer's language, with measure (I-07): one of a few, the same for a person all day.
import { yearsOn, sayBirthday } from "../core/birthday.ts";
import { keptAs } from "../core/calendar/birthdays.ts";
import { type Locale, type Messages, messagesFor } from "../core/messages/index.ts";

export type Occasion = "birthday" | "wedding" | "founding" | "memorial" | "other";

export type Celebrated = {
  /** What is kept on that day. */
  occasion: Occasion;
  /** The contact's id: it chooses among the greetings. */
  id: number;
  name: string;
  title: string | null;
  birthday: string;
  dueOn: string;
  isLate: boolean;
  /** An open complaint of his house: nothing cheerful then. */
  isSober: boolean;
};

type Mood = keyof Messages["birthdays"]["greetings"];

/** Before sixty nobody is told his age. */
const FIRST_ROUND = 60;
const LAST_ROUND = 90;

/** `house`: the language where the name says nothing about it. Empty: on this day nobody sends a greeting. */
export function draftGreeting(celebrated: Celebrated, house: Locale): string {
  const { id, name, title, birthday, dueOn, isLate, occasion } = celebrated;
  const locale = languageOf(name, house);
  const year = Number(dueOn.slice(0, 4));
  if (occasion !== "birthday") {
    const wishes = messagesFor(locale).care.wishes[occasion];
    return (
      wishes[(id + year) % wishes.length]?.({ who: locale === "en" ? name : addressOf(name, title), isLate }) ?? ""
    );
  }
  const greetings = messagesFor(locale).birthdays.greetings[moodOf(celebrated)];
  const who = locale === "en" ? name : addressOf(name, title);
  const day = sayBirthday(keptAs(birthday, dueOn) ?? birthday, locale);
  const decades = (yearsOn(birthday, dueOn) ?? 0) / 10;
  // With the year, so that nobody reads last year's sentence again.
  const greeting = greetings[(id + year) % greetings.length];
  return greeting?.({ who, day, decades, isLate }) ?? "";
}

function moodOf({ birthday, dueOn, isLate, isSober }: Celebrated): Mood {
  if (isSober) return "sober";
  if (isLate) return "late";
  const age = yearsOn(birthday, dueOn);
  if (age !== null && age % 10 === 0 && age >= FIRST_ROUND && age <= LAST_ROUND) return "round";
  return birthday.startsWith("lunar") ? "lunar" : "plain";
}

function languageOf(name: string, house: Locale): Locale {
  if (/\p{Script=Han}/u.test(name)) return "zh-CN";
  return /\p{Script=Latin}/u.test(name) ? "en" : house;
}

/** What the last part of a title becomes after a surname: 王磊, 总经理 → 王总. The longer come first. */
const HONORIFICS: readonly (readonly [string, string])[] = [
  ...["董事长", "总经理", "总监", "总裁"].map((title) => [title, "总"] as const),
  ...[
    "老板",
    "店长",
    "经理",
    "主任",
    "主管",
    "采购",
    "厂长",
    "会长",
    "处长",
    "科长",
    "部长",
    "院长",
    "校长",
    "老师",
  ].map((title) => [title, title] as const),
  ["总", "总"],
];
const COMPOUND_SURNAMES = ["欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐"];
/** 郭姐, 阿珍, 小王: already as people call him. */
const CALLED = /^[阿小老大]|[姐哥叔姨伯婶嫂总]$/u;
const FULL_NAME = /^\p{Script=Han}{2,4}$/u;

/** 于建国, 老板 → 于老板; a name that is already a form of address stays. */
function addressOf(name: string, title: string | null): string {
  const isCalled = CALLED.test(name) || HONORIFICS.some(([one]) => name.endsWith(one));
  const [, honorific] = HONORIFICS.find(([one]) => title?.endsWith(one)) ?? [];
  if (isCalled || honorific === undefined || !FULL_NAME.test(name)) return name;
  const surname = COMPOUND_SURNAMES.find((one) => name.startsWith(one)) ?? name.slice(0, 1);
  return `${surname}${honorific}`;
}
