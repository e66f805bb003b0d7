// Each deed of a case as a test does it: from where, by whom, with which form, in which words, and what becomes of it.
import { expect } from "vitest";
import type { Deed } from "../../src/core/case/steps.ts";
import type { Row } from "../../src/core/store/database.ts";
import type { Filling } from "../support/person.ts";

export const AT = new Date("2026-11-18T10:00:00+08:00");
/** As it was taken in. */
export const FRESH: Row = {
  step: "received",
  status: "open",
  assigneeId: null,
  level: 1,
  respondedAt: null,
  proposedAt: null,
  closedAt: null,
  satisfaction: null,
  cause: null,
  fault: null,
  proposal: null,
  proposalFen: null,
  proposerId: null,
  deciderId: null,
  releasedAt: null,
  waitingSince: null,
  resolvedAt: null,
  reopenedAt: null,
  reviewedAt: null,
  closingWords: null,
  review: null,
  nature: "genuine",
  natureReason: null,
};
const ASSESSED: Row = { respondedAt: AT, cause: "装卸时摔了", fault: "carrier" };
export const OFFER: Row = { ...ASSESSED, step: "proposed", proposal: "换三箱", proposalFen: 300_000n, proposedAt: AT };
export const CLOSED: Row = {
  ...OFFER,
  step: "closed",
  status: "closed",
  closedAt: AT,
  releasedAt: AT,
  satisfaction: 3,
};

type Step = {
  /** From where; a name stands for that person's id. */
  from: Row;
  by: string;
  form?: Filling;
  /** In the thread; null: there is no word for it. */
  said: string | null;
  becomes: Record<string, unknown>;
};

export const STEP: Record<Deed, Step> = {
  claim: { from: {}, by: "zhaomin", said: "认领", becomes: { assigneeId: "zhaomin", step: "received" } },
  respond: { from: {}, by: "wanglei", said: "已响应 打过电话了", becomes: { step: "acknowledged" } },
  assess: {
    from: { step: "acknowledged", respondedAt: AT },
    by: "zhaomin",
    form: { cause: "装卸时摔了", fault: "carrier" },
    said: null,
    becomes: { step: "assessing", cause: "装卸时摔了", fault: "carrier" },
  },
  approve: {
    from: { ...OFFER, deciderId: "chenjing" },
    by: "chenjing",
    said: "批准",
    becomes: { step: "proposed", deciderId: null, releasedAt: expect.any(Date) },
  },
  change: {
    from: { ...OFFER, deciderId: "chenjing" },
    by: "chenjing",
    form: { words: "换两箱", amount: "1000" },
    said: null,
    becomes: { step: "proposed", deciderId: null, proposal: "换两箱", releasedAt: expect.any(Date) },
  },
  decline: {
    from: { ...OFFER, deciderId: "chenjing" },
    by: "chenjing",
    form: { words: "太多了" },
    said: "不批 太多了",
    becomes: { step: "assessing", deciderId: null, releasedAt: null },
  },
  propose: {
    from: { ...ASSESSED, step: "assessing" },
    by: "zhaomin",
    form: { words: "换三箱" },
    said: "方案 换三箱",
    becomes: { step: "proposed", proposal: "换三箱", releasedAt: expect.any(Date) },
  },
  agree: { from: { ...OFFER, releasedAt: AT }, by: "wanglei", said: "客户同意", becomes: { step: "agreed" } },
  execute: { from: { ...OFFER, step: "agreed" }, by: "wanglei", said: "开始执行", becomes: { step: "executing" } },
  resolve: {
    from: { ...OFFER, step: "executing" },
    by: "wanglei",
    said: "已解决",
    becomes: { step: "executing", resolvedAt: expect.any(Date) },
  },
  close: {
    from: { ...OFFER, step: "executing" },
    by: "zhaomin",
    form: { satisfaction: "4" },
    said: "关闭 4 很快",
    becomes: { step: "closed", status: "closed", satisfaction: 4 },
  },
  review: {
    from: CLOSED,
    by: "zhaomin",
    form: { words: "出库前查一遍" },
    said: "复盘 出库前查一遍",
    becomes: { step: "reviewed", review: "出库前查一遍" },
  },
  reopen: {
    from: CLOSED,
    by: "wanglei",
    form: { words: "又破了" },
    said: "重开 又破了",
    becomes: { step: "assessing", status: "open", closedAt: null },
  },
  wait: { from: {}, by: "wanglei", said: "等客户 等回电", becomes: { status: "waiting", step: "received" } },
  resume: {
    from: { status: "waiting", waitingSince: AT },
    by: "wanglei",
    said: "客户回复了",
    becomes: { status: "open", waitingSince: null },
  },
  assign: {
    from: {},
    by: "zhaomin",
    form: { person: "李娜" },
    said: "指派 @李娜",
    becomes: { assigneeId: "lina" },
  },
  escalate: {
    from: { assigneeId: "zhaomin" },
    by: "wanglei",
    form: { words: "客户急" },
    said: "升级 客户急",
    becomes: { level: 2 },
  },
  judge: {
    from: {},
    by: "chenjing",
    form: { nature: "vexatious", words: "货是好的" },
    said: null,
    becomes: { nature: "vexatious", natureReason: "货是好的" },
  },
};

export const PEOPLE = { zhaomin: "赵敏", chenjing: "陈静", lina: "李娜", wanglei: "王磊" };
