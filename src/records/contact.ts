// A person at a customer's, with the birthday in the calendar that person keeps (F-06, I-06).
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
    phone: { kind: "line", isPersonal: true },
    birthday: { kind: "birthday", isPersonal: true },
    note: { kind: "text", words: ["备注", "note"], takesRest: true },
  },
  author: null,
  makers: [],
  madeBy: ["rep", "manager", "director"],
  seenByAll: ["cs"],
  exported: ["id", "customer", "name", "title", "phone", "birthday", "note", "createdAt", "platform"],
  headline: ["customer", "name"],
});
