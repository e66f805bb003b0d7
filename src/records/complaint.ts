// A complaint: what is wrong, how bad, and what the customer asks for (C-08, C-12). Its number is said T-1042.
import { sayDeadline } from "../core/calendar/say.ts";
import type { Calendar } from "../core/calendar/working-time.ts";
import { type Telling, defineRecord } from "../core/record.ts";
import type { Row } from "../core/store/database.ts";
import type { ComplaintModel } from "../generated/sqlite/models.ts";

/** C-21: a response within 1 working day, a proposal within 3; what touches safety is answered within 2 working hours. */
function deadlinesOf(calendar: Calendar, severity: unknown, receivedAt: Date) {
  const isSafety = severity === "safety";
  return {
    responseDueAt: isSafety ? calendar.addWorkingHours(receivedAt, 2) : calendar.deadlineOf(receivedAt, 1),
    proposalDueAt: calendar.deadlineOf(receivedAt, 3),
  };
}

function tellDeadlines(row: Row, telling: Telling) {
  const { receivedAt, responseDueAt, proposalDueAt } = row;
  const { due } = telling.messages.calendar;
  const told = (label: string, dueAt: unknown) =>
    receivedAt instanceof Date && dueAt instanceof Date
      ? [{ label, value: sayDeadline(telling.calendar, { receivedAt, dueAt }, telling) }]
      : [];
  return [...told(due.response, responseDueAt), ...told(due.proposal, proposalDueAt)];
}

export const complaint = defineRecord<ComplaintModel>()({
  name: "complaint",
  command: "/complaint",
  words: ["投诉"],
  letter: "T",
  model: "complaint",
  examples: {
    zh: "永清超市 质量 急 劲酒三箱破损 要求 换货",
    en: "City Harvest quality urgent three broken cases demand replacement",
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
  makers: ["reporterId", "assigneeId"],
  madeBy: ["rep", "cs", "manager", "director"],
  begins: (values, { now, teamId, calendar }) => ({
    teamId,
    nature: "genuine", // only a manager may say otherwise
    status: "open",
    step: "received",
    receivedAt: now,
    watchAt: now,
    ...deadlinesOf(calendar, values["severity"], now),
  }),
  // Of a change of severity; the days that were promised otherwise stay, whatever the calendar says by now.
  follows: (values, { severity, receivedAt, respondedAt }, { calendar, now }) =>
    values["severity"] === severity || respondedAt || !(receivedAt instanceof Date)
      ? {}
      : { responseDueAt: deadlinesOf(calendar, values["severity"], receivedAt).responseDueAt, watchAt: now },
  tells: tellDeadlines,
  told: "customerService",
  seenByAll: ["cs"],
  changedByAll: ["cs"],
  exported: [
    "no",
    "customer",
    "reporter",
    "kind",
    "nature",
    "severity",
    "description",
    "product",
    "evidence",
    "mood",
    "demand",
    "status",
    "step",
    "assignee",
    "level",
    "receivedAt",
    "responseDueAt",
    "proposalDueAt",
    "respondedAt",
    "proposedAt",
    "closedAt",
    "satisfaction",
    "platform",
  ],
  headline: ["customer", "kind", "description"],
});
