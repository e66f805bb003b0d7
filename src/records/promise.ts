// A promise made to a customer, once or recurring (D-02, D-05): kept, broken or still open. Most are born inside a visit.
import { firstColumns } from "../core/promise/series.ts";
import { defineRecord, type Values } from "../core/record.ts";
import type { PromiseModel } from "../generated/sqlite/models.ts";

const wordsOf = (value: Values[string] | undefined): string | null => (typeof value === "string" ? value : null);

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
    every: { kind: "rhythm", first: "dueOn" },
    toWhom: { kind: "line", words: ["to"] },
    status: {
      kind: "choice",
      byLabelOnly: true,
      byDeed: true,
      byDefault: "open",
      closedBy: ["kept", "broken", "cancelled"],
      choices: {
        open: ["未完成", "open"],
        kept: ["已兑现", "kept"],
        broken: ["未兑现", "broken"],
        cancelled: ["取消", "cancelled"],
      },
    },
    word: { kind: "text", byDeed: true },
  },
  begins: ({ dueOn, every }) => firstColumns({ dueOn: wordsOf(dueOn), every: wordsOf(every) }),
  author: "repId",
  makers: ["repId"],
  madeBy: ["rep", "manager", "director"],
  seenByAll: [],
  opensList: true,
  exported: [
    "id",
    "customer",
    "rep",
    "toWhom",
    "text",
    "dueOn",
    "every",
    "firstDueOn",
    "status",
    "endedOn",
    "word",
    "createdAt",
    "platform",
  ],
  headline: ["customer", "text", "dueOn"],
});
