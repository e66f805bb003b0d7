// A market report: a rival's move or another fact of the market (C-01, C-03, C-04); what cannot wait is told at once (C-02).
import { defineRecord } from "../core/record.ts";
import type { MarketReportModel } from "../generated/sqlite/models.ts";

export const market = defineRecord<MarketReportModel>()({
  name: "market",
  command: "/market",
  words: ["市场", "市场反映"],
  letter: "M",
  model: "marketReport",
  examples: {
    zh: "永清超市 竞品 康师傅五联包降价到9.9元 急",
    en: "City Harvest rival five-pack down to 9.9 urgent",
  },
  fields: {
    customer: { kind: "customer", words: ["客户", "customer"] },
    kind: {
      kind: "choice",
      choices: {
        rival: ["竞品", "竞对", "rival"],
        consumer: ["消费者", "consumer"],
        dealer: ["经销商", "dealer"],
        personnel: ["人事", "personnel"],
        policy: ["政策", "policy"],
        local: ["当地", "local"],
        other: ["其他", "other"],
      },
    },
    text: { kind: "text", required: true, takesRest: true },
    urgent: { kind: "flag", words: ["急", "urgent"] },
  },
  author: "repId",
  makers: ["repId"],
  madeBy: ["rep", "cs", "manager", "director"],
  told: "manager",
  seenByAll: [],
  exported: ["id", "customer", "rep", "kind", "text", "urgent", "createdAt", "platform"],
  headline: ["customer", "text"],
});
