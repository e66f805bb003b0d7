// A greeting or a gift that was given, so that the next one is not the same and nothing is given twice (D-12, I-07).
import { defineRecord } from "../core/record.ts";
import type { CareModel } from "../generated/sqlite/models.ts";

export const care = defineRecord<CareModel>()({
  name: "care",
  command: null,
  words: ["送礼", "gift"],
  letter: "G",
  model: "care",
  examples: {
    zh: "永清超市 姓名:于建国 茶叶一盒 金额:200",
    en: "City Harvest name:Mary Smith a box of tea amount:200",
  },
  fields: {
    customer: { kind: "customer", required: true, words: ["客户", "customer"] },
    name: { kind: "line" },
    kind: {
      kind: "choice",
      byLabelOnly: true,
      byDefault: "gift",
      choices: { greeting: ["问候", "greeting"], gift: ["送礼", "gift"] },
    },
    what: { kind: "text", takesRest: true, isPersonal: true },
    amount: { kind: "money", isPersonal: true },
    givenOn: { kind: "day", when: "past", byDefault: "today", required: true },
  },
  needsMore: true,
  author: "repId",
  makers: ["repId"],
  madeBy: ["rep", "manager", "director"],
  seenByAll: [],
  exported: ["id", "customer", "rep", "name", "kind", "what", "amount", "givenOn", "createdAt", "platform"],
  headline: ["customer", "name", "givenOn"],
});
