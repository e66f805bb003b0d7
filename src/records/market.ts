// A market report: a fact from a visit that cannot wait for Monday (C-02, C-03).
import { defineRecord } from "../core/record.ts";
import type { MarketReportModel } from "../generated/sqlite/models.ts";

export const market = defineRecord<MarketReportModel>()({
  name: "market",
  command: null,
  words: [],
  letter: "M",
  model: "marketReport",
  examples: { zh: "", en: "" },
  fields: {
    customer: { kind: "customer", required: true },
    text: { kind: "text", required: true, takesRest: true },
  },
  author: "repId",
  makers: ["repId"],
  madeBy: ["rep", "manager", "director"],
  told: "manager",
  seenByAll: [],
  exported: ["id", "customer", "rep", "text", "createdAt", "platform"],
  headline: ["customer", "text"],
});
