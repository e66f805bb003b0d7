// A promise made to a customer: kept, broken or still open (D-02). Most are born inside a visit.
import { defineRecord } from "../core/record.ts";
import type { PromiseModel } from "../generated/sqlite/models.ts";

export const promise = defineRecord<PromiseModel>()({
  name: "promise",
  command: "/promise",
  words: ["承诺"],
  letter: "P",
  model: "promise",
  examples: { zh: "永清超市 周五前 换海报", en: "City Harvest by Fri replace posters" },
  fields: {
    customer: { kind: "customer", required: true, words: ["客户", "customer"] },
    text: { kind: "text", required: true, dated: "dueOn", takesRest: true },
    dueOn: { kind: "day", when: "due", reminds: "promise" },
    status: {
      kind: "choice",
      byLabelOnly: true,
      byDefault: "open",
      closedBy: ["kept", "broken", "cancelled"],
      choices: {
        open: ["未完成", "open"],
        kept: ["已兑现", "kept"],
        broken: ["未兑现", "broken"],
        cancelled: ["取消", "cancelled"],
      },
    },
  },
  author: "repId",
  makers: ["repId"],
  madeBy: ["rep", "manager", "director"],
  seenByAll: [],
  exported: ["id", "customer", "rep", "text", "dueOn", "status", "createdAt", "platform"],
  headline: ["customer", "text", "dueOn"],
});
