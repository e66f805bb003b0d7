// The columns of targets.csv: who, period, metric, amount.
import { type Metric, METRICS } from "../target/goal.ts";
import { type Period, readPeriod } from "../target/period.ts";
import { metricOf } from "../target/read.ts";
import { readLineCell } from "./cells.ts";
import type { CellReader, Columns, Row } from "./row.ts";

/** `amount` as it stands there: what it means depends on the metric. */
export type TargetValues = { who: string; period: Period; metric: Metric; amount: string };
export type TargetLine = Row<TargetValues>;

/** Some year that no file can mean: a period without a year is refused, lest the same file mean another one next year. */
const NO_YEAR = "2000-01-01";

/** 2026-11, 2026年11月, 2026-Q4, 2026年四季度, 2026; and 2026-11-01, which a spreadsheet makes of 2026-11. */
const readPeriodCell: CellReader<Period> = (text, { badPeriod }) => {
  const typed = text.normalize("NFKC").trim();
  const month = /^(\d{4}-\d{2})-01$/u.exec(typed)?.[1];
  const period = /\d{4}/u.test(typed) ? readPeriod(month ?? typed, NO_YEAR) : null;
  return period === null ? { problem: badPeriod(text) } : { value: period };
};

const readMetric: CellReader<Metric> = (text, sentences) => {
  const metric = metricOf(text) ?? METRICS.find((one) => one.toLowerCase() === text.toLowerCase());
  return metric === undefined ? { problem: sentences.badCode(text, METRICS.join(sentences.comma)) } : { value: metric };
};

export const targetColumns: Columns<TargetValues> = {
  who: { words: ["谁", "姓名", "人员", "团队", "name", "person", "team"], isRequired: true, read: readLineCell },
  period: { words: ["期间", "时间", "月份"], isRequired: true, read: readPeriodCell },
  metric: { words: ["指标", "项目", "目标项"], isRequired: true, read: readMetric },
  amount: { words: ["目标", "数值", "金额", "goal", "target"], isRequired: true, read: readLineCell },
};
