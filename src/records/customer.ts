// A customer: an outlet, a dealer, a chain (F-01, F-10). Whoever recorded it first owns it (G-06).
import { defineRecord } from "../core/record.ts";
import type { CustomerModel } from "../generated/sqlite/models.ts";

export const customer = defineRecord<CustomerModel>()({
  name: "customer",
  command: "/customer",
  words: ["客户"],
  letter: "C",
  model: "customer",
  examples: { zh: "名称:新华超市 简称:新华 电话:010-6200 地址:建设路8号", en: "name:Xinhua Mart phone:010-6200" },
  fields: {
    name: { kind: "line", required: true },
    shortName: { kind: "line" },
    aliases: { kind: "line" },
    region: { kind: "line" },
    phone: { kind: "line", isPersonal: true },
    address: { kind: "line" },
    class: {
      kind: "choice",
      byLabelOnly: true,
      choices: {
        signed: ["签约", "signed"],
        loi: ["意向", "loi"],
        key: ["重点", "key"],
        progressing: ["进展", "progressing"],
        potential: ["潜在", "potential"],
        tracked: ["跟踪", "tracked"],
      },
    },
    kaLevel: { kind: "choice", byLabelOnly: true, choices: { IKA: ["IKA"], NKA: ["NKA"], CKA: ["CKA"] } },
    safetyStock: { kind: "whole" },
    note: { kind: "text", words: ["备注", "note"] },
  },
  author: "ownerId",
  madeBy: ["rep", "manager", "director"],
  seenByAll: [],
  headline: ["name"],
});
