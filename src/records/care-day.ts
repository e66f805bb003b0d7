// A day of the year that is kept at a customer's beside birthdays: a wedding, an opening, a day of mourning (I-07, D-12).
import { isDayKnown } from "../core/birthday.ts";
import { readBirthday } from "../core/reading/birthday.ts";
import { defineRecord } from "../core/record.ts";
import type { CareDayModel } from "../generated/sqlite/models.ts";

/** `lunar leap 06-01` is the longest date in words. */
const MOST_WORDS = 3;

/**
 * A date that stands by itself gets its label, so that `永清超市 店庆 6月18日` needs none. The customer comes first, also one
 * called May; a day comes before a mere month.
 */
function labelDate(typed: string): string {
  const words = typed.trim().split(/([\s,，、;；]+)/u);
  return labelWhere(words, isDayKnown) ?? labelWhere(words, () => true) ?? typed;
}

function labelWhere(words: readonly string[], isMeant: (date: string) => boolean): string | null {
  for (let many = MOST_WORDS * 2 - 1; many > 0; many -= 2) {
    for (let at = 2; at + many <= words.length; at += 2) {
      const said = words.slice(at, at + many).join("");
      const date = /[:：]/u.test(said) ? null : readBirthday(said);
      if (date !== null && isMeant(date))
        return [...words.slice(0, at), `date:${said}`, ...words.slice(at + many)].join("");
    }
  }
  return null;
}

export const careDay = defineRecord<CareDayModel>()({
  name: "careDay",
  command: null,
  words: ["纪念日", "occasion"],
  letter: "N",
  model: "careDay",
  examples: { zh: "永清超市 店庆 2012-06-18", en: "City Harvest founded 2012-06-18" },
  fields: {
    customer: { kind: "customer", required: true, words: ["客户", "customer"] },
    name: { kind: "line" },
    kind: {
      kind: "choice",
      required: true,
      isPersonal: true,
      choices: {
        wedding: ["结婚", "结婚纪念日", "wedding"],
        founding: ["店庆", "开业", "厂庆", "周年庆", "founded", "founding", "opening"],
        memorial: ["忌日", "祭日", "memorial"],
        other: ["其他", "other"],
      },
    },
    date: { kind: "birthday", required: true, isPersonal: true, words: [] },
    note: { kind: "text", words: ["备注", "note"], takesRest: true, isPersonal: true },
  },
  prepares: labelDate,
  author: null,
  makers: [],
  madeBy: ["rep", "manager", "director"],
  seenByAll: ["cs"],
  exported: ["id", "customer", "name", "kind", "date", "note", "createdAt", "platform"],
  headline: ["customer", "name"],
});
