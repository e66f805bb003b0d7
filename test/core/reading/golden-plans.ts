// Golden lines of plans: a day to come anywhere, a time of day, purposes, and the rest as the note.
import type { GoldenLine } from "./golden.ts";

export const planLines: readonly GoldenLine[] = [
  ["永清超市 周五 收款", "永清超市", { plannedOn: "2026-11-20", purposes: ["collect"] }],
  ["周五 永清超市 收款", "永清超市", { plannedOn: "2026-11-20", purposes: ["collect"] }],
  ["永清超市 收款 周五", "永清超市", { plannedOn: "2026-11-20", purposes: ["collect"] }],
  ["周五 14:30 永清超市 订货", "永清超市", { plannedOn: "2026-11-20", time: "14:30", purposes: ["order"] }],
  ["周五14:30 永清超市 订货", "永清超市", { plannedOn: "2026-11-20", time: "14:30", purposes: ["order"] }],
  [
    "周五下午2点半 永清超市 订货 谈陈列",
    "永清超市",
    { plannedOn: "2026-11-20", time: "14:30", purposes: ["order"], note: "谈陈列" },
  ],
  ["明天 上午 9点 大润发 服务", "大润发", { plannedOn: "2026-11-19", time: "09:00", purposes: ["service"] }],
  ["大润发，下周二，3点一刻，谈合同", "大润发", { plannedOn: "2026-11-24", time: "15:15", note: "谈合同" }],
  ["大润发 下周二 订货、收款", "大润发", { plannedOn: "2026-11-24", purposes: ["order", "collect"] }],
  ["今天 永清超市 招呼", "永清超市", { plannedOn: "2026-11-18", purposes: ["greet"] }],
  ["11月25日 永清超市 备注 带新价目表", "永清超市", { plannedOn: "2026-11-25", note: "带新价目表" }],
  [
    "永清超市 日期:11月25日 时间:10:00 目的:收款",
    "永清超市",
    { plannedOn: "2026-11-25", time: "10:00", purposes: ["collect"] },
  ],
  ["7-11 周五 市调", "7-11", { plannedOn: "2026-11-20", purposes: ["survey"] }],
  ["Fri 2pm Happy Mart collect", "Happy Mart", { plannedOn: "2026-11-20", time: "14:00", purposes: ["collect"] }],
  [
    "Happy Mart tomorrow at 9:30 am order",
    "Happy Mart",
    { plannedOn: "2026-11-19", time: "09:30", purposes: ["order"] },
  ],
  [
    "Happy Mart next week Fri talk about the shelf",
    "Happy Mart",
    { plannedOn: "2026-11-27", note: "talk about the shelf" },
  ],
  [
    "Nov 25 New World survey note bring samples",
    "New World",
    { plannedOn: "2026-11-25", purposes: ["survey"], note: "bring samples" },
  ],
  ["永清超市 收款", "永清超市", { purposes: ["collect"] }],
  ["昨天 永清超市 收款", "永清超市", { purposes: ["collect"] }, ["plannedOn"]],
  ["周五 永清超市 周六", "永清超市", {}, ["plannedOn"]],
  ["周五 9:00 永清超市 10:00", "永清超市", { plannedOn: "2026-11-20" }, ["time"]],
  ["周五 永清超市 初八", "永清超市", { plannedOn: "2026-11-20" }, ["plannedOn"]],
  ["永清超市 周五 25:70 收款", "永清超市", { plannedOn: "2026-11-20", purposes: ["collect"], note: "25:70" }],
  ["永清超市 周五 状态:已取消", "永清超市", { plannedOn: "2026-11-20", note: "状态:已取消" }],
];
