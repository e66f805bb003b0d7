// A person at a customer's: how to talk with this one (I-01), the birthday in the calendar this one keeps (F-06, I-06).
import { defineRecord } from "../core/record.ts";
import type { ContactModel } from "../generated/sqlite/models.ts";

export const contact = defineRecord<ContactModel>()({
  name: "contact",
  command: "/contact",
  words: ["联系人"],
  letter: "K",
  model: "contact",
  examples: {
    zh: "永清超市 姓名:于建国 职务:老板 生日:农历八月十五",
    en: "City Harvest name:Mary Smith title:buyer birthday:03-08",
  },
  fields: {
    customer: { kind: "customer", required: true, words: ["客户", "customer"] },
    name: { kind: "line", required: true },
    title: { kind: "line" },
    temper: {
      kind: "choice",
      byLabelOnly: true,
      isPersonal: true,
      choices: {
        lively: ["活泼", "lively"],
        powerful: ["力量", "powerful"],
        peaceful: ["和平", "平和", "peaceful"],
        analytic: ["分析", "analytic"],
      },
    },
    phone: { kind: "line", isPersonal: true },
    birthday: { kind: "birthday", isPersonal: true },
    note: { kind: "text", words: ["备注", "note"], takesRest: true },
  },
  author: null,
  makers: [],
  madeBy: ["rep", "manager", "director"],
  seenByAll: ["cs"],
  exported: ["id", "customer", "name", "title", "temper", "phone", "birthday", "note", "createdAt", "platform"],
  headline: ["customer", "name"],
});
