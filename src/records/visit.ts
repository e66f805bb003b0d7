// A visit: whom a rep saw, what came of it, what was promised and what comes next (B-30, B-31, D-02).
import { defineRecord, type Offer, type Values } from "../core/record.ts";
import type { VisitModel } from "../generated/sqlite/models.ts";
import { PURPOSES } from "./purposes.ts";

/** What a market report or a complaint says when it is made from a visit. */
const said = (values: Values): string =>
  ["competitor", "feedback", "summary"]
    .map((name) => values[name])
    .filter((value) => typeof value === "string")
    .join("\n");

/** 急: the visit is saved, and after one tap it is a market report as well; with 客诉 a complaint (C-02, C-03). */
function offerUrgent(values: Values): Offer | null {
  if (values["urgent"] !== true) return null;
  const { customer } = values;
  const purposes = values["purposes"];
  if (Array.isArray(purposes) && purposes.some((code) => code === "complaint")) {
    const complaint = { customer: customer ?? null, severity: "serious", description: said(values) || null };
    return { record: "complaint", values: complaint, question: "urgentComplaint" };
  }
  return {
    record: "market",
    values: {
      customer: customer ?? null,
      kind: values["competitor"] ? "rival" : null,
      text: said(values) || null,
      urgent: true,
    },
    question: "urgentMarket",
  };
}

export const visit = defineRecord<VisitModel>()({
  name: "visit",
  command: "/visit",
  words: ["拜访"],
  letter: "V",
  model: "visit",
  examples: {
    zh: "永清超市 订货1.2万 收款5000 见于老板 承诺 周五前换海报 下次 下周三 送POP",
    en: "City Harvest order 12k collected 5000 met Tom promise by Fri replace posters next Wed bring POP",
  },
  fields: {
    customer: { kind: "customer", required: true, words: ["客户", "customer"] },
    visitedOn: { kind: "day", when: "past", byDefault: "today", required: true },
    purposes: { kind: "choices", choices: PURPOSES },
    orderAmount: {
      kind: "money",
      words: ["订货", "order"],
      purpose: "order",
      confirmed: { within: 3, of: "visitedOn" }, // D-08; calendar days: X-09
    },
    collectedAmount: { kind: "money", words: ["收款", "回款", "实收", "collected"], purpose: "collect" },
    receivableAmount: { kind: "money", words: ["应收", "receivable"] },
    discountAmount: { kind: "money", words: ["折扣", "discount"] },
    visitCost: { kind: "money", words: ["费用", "cost"] },
    marginRate: { kind: "rate", words: ["毛利率", "margin"] },
    met: {
      kind: "names",
      words: ["见到", "见", "met"],
      endings: ["老板", "店长", "经理", "总", "主任", "采购"],
    },
    channel: {
      kind: "choice",
      byDefault: "onsite",
      choices: {
        onsite: ["上门", "onsite"],
        phone: ["电话", "phone"],
        video: ["视频", "线上", "online", "video"],
        wechat: ["微信", "wechat"],
      },
    },
    promises: { kind: "promises", words: ["承诺", "答应", "promise"] },
    nextVisitOn: { kind: "day", when: "due", reminds: "followUp" },
    nextAction: { kind: "text", words: ["下次", "next"], dated: "nextVisitOn" },
    competitor: { kind: "text", words: ["竞品", "竞对", "rival"] },
    feedback: { kind: "text", words: ["反馈", "意见", "feedback"] },
    summary: { kind: "text", words: ["备注", "小结", "note"], takesRest: true },
    urgent: { kind: "flag", words: ["急", "urgent"] },
  },
  needsMore: true,
  offers: offerUrgent,
  author: "repId",
  makers: ["repId"],
  reportedOn: "visitedOn",
  madeBy: ["rep", "manager", "director"],
  seenByAll: [],
  exported: [
    "id",
    "customer",
    "rep",
    "visitedOn",
    "channel",
    "purposes",
    "orderAmount",
    "collectedAmount",
    "receivableAmount",
    "discountAmount",
    "marginRate",
    "visitCost",
    "met",
    "summary",
    "competitor",
    "feedback",
    "nextVisitOn",
    "nextAction",
    "promises",
    "createdAt",
    "platform",
  ],
  headline: ["customer", "visitedOn"],
});
