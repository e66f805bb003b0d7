// A complaint: what is wrong, how bad, and what the customer asks for (C-08, C-12). Its number is said T-1042.
import { defineRecord } from "../core/record.ts";
import type { ComplaintModel } from "../generated/sqlite/models.ts";

export const complaint = defineRecord<ComplaintModel>()({
  name: "complaint",
  command: "/complaint",
  words: ["投诉"],
  letter: "T",
  model: "complaint",
  examples: {
    zh: "永清超市 质量 急 劲酒三箱破损 要求 换货",
    en: "永清超市 quality urgent three broken cases demand replacement",
  },
  fields: {
    customer: { kind: "customer", required: true, words: ["客户", "customer"] },
    kind: {
      kind: "choice",
      required: true,
      choices: {
        product: ["质量", "产品", "product", "quality"],
        contract: ["合同", "contract"],
        transport: ["运输", "物流", "transport"],
        service: ["服务", "service"],
      },
    },
    severity: {
      kind: "choice",
      byDefault: "normal",
      choices: {
        normal: ["一般", "normal"],
        serious: ["严重", "急", "serious", "urgent"],
        safety: ["安全", "safety"],
      },
    },
    description: { kind: "text", required: true, takesRest: true },
    product: { kind: "line" },
    evidence: { kind: "text" },
    mood: { kind: "line" },
    demand: { kind: "text", words: ["要求", "demand"] },
  },
  author: "reporterId",
  madeBy: ["rep", "cs", "manager", "director"],
  seenByAll: ["cs"],
  headline: ["customer", "kind", "description"],
});
