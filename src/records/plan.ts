// A planned visit: a customer on a day, perhaps at a time, and what for (B-01).
import { defineRecord } from "../core/record.ts";
import type { PlanModel } from "../generated/sqlite/models.ts";
import { PURPOSES } from "./purposes.ts";

export const plan = defineRecord<PlanModel>()({
  name: "plan",
  command: "/plan",
  words: ["计划"],
  letter: "J",
  model: "plan",
  examples: { zh: "周三 下午2点 永清超市 收款 谈陈列", en: "Wed 2pm City Harvest collect talk about the shelf" },
  fields: {
    customer: { kind: "customer", required: true, words: ["客户", "customer"] },
    // An appointment is made by telephone two days ahead (B-07); a call on the route has no time and needs none.
    plannedOn: {
      kind: "day",
      when: "due",
      anywhere: true,
      required: true,
      reminds: "appointment",
      ahead: { days: 2, of: "time" },
    },
    time: { kind: "time" },
    purposes: { kind: "choices", choices: PURPOSES },
    note: { kind: "text", words: ["备注", "note"], takesRest: true },
    status: {
      kind: "choice",
      byLabelOnly: true,
      byDeed: true,
      byDefault: "open",
      closedBy: ["moved", "cancelled"],
      choices: { open: ["计划中", "open"], moved: ["已改期", "moved"], cancelled: ["已取消", "cancelled"] },
    },
    reason: { kind: "text", byDeed: true },
  },
  author: "repId",
  makers: ["repId"],
  madeBy: ["rep", "manager", "director"],
  seenByAll: [],
  isPlanned: true,
  reportedOn: "plannedOn",
  exported: [
    "id",
    "customer",
    "rep",
    "plannedOn",
    "time",
    "purposes",
    "note",
    "status",
    "reason",
    "createdAt",
    "platform",
  ],
  headline: ["customer", "plannedOn", "time", "purposes"],
});
