// The daily reports of a week in words: who left out which days, what came late, and who logged nothing at all.
import type { Messages } from "../../core/messages/index.ts";
import { dayNumber, partsOf, weekdayOf } from "../../core/reading/calendar-day.ts";
import type { SpreadsheetCell } from "../../core/tables/spreadsheet.ts";
import type { OwnForms } from "./forms.ts";
import type { MondayReport } from "./report.ts";
import type { Words } from "./say.ts";
import { isMonthly } from "./week.ts";

const NAMES = 6;
/** More days than these are only counted. */
const DAYS = 3;

/** Who logged no visit; null: everybody did, or it is said of one person by everything else. */
export function saySilent({ silent, scope, total }: MondayReport, { messages }: Words): string | null {
  if (silent.length === 0 || scope.members.length < 2 || total.visits === 0) return null;
  return messages.monday.silent(
    sayNames(
      silent.map(({ name }) => name),
      messages,
    ),
  );
}

export function sayNames(names: readonly string[], { answer, monday }: Messages): string {
  const said = names.slice(0, NAMES).join(answer.comma);
  return names.length > NAMES ? monday.andOthers(said, names.length - NAMES) : said;
}

/** By how many points of the hundred more or fewer were handed in: weeks differ in how many are expected. */
export function changeOfForms({ measures, lastWeek }: MondayReport, { monday }: Messages): string {
  const { numerator, denominator } = measures.forms;
  const before = lastWeek.forms;
  if (denominator === 0 || before.denominator === 0 || (numerator === 0 && before.numerator === 0)) return "";
  const difference =
    Math.round((100 * numerator) / denominator) - Math.round((100 * before.numerator) / before.denominator);
  if (difference === 0) return monday.flat;
  const points = monday.points(Math.abs(difference));
  return difference > 0 ? monday.up(points) : monday.down(points);
}

/** Who did not hand in which days, and who was late; null: there is nothing to say. */
export function sayForms({ forms, measures, span }: MondayReport, { messages }: Words): string | null {
  const { monday } = messages;
  const { numerator, denominator } = measures.forms;
  if (denominator === 0) return null;
  const people = [...forms.people.values()];
  const isAlone = people.length === 1;
  if (numerator === 0) return isAlone ? monday.formsNoneOwn : monday.formsNone;
  const lacking = people.filter(({ missing }) => missing.length > 0);
  const missing = lacking.toSorted((one, other) => other.missing.length - one.missing.length || one.id - other.id);
  const late = people
    .filter((one) => one.late > 0)
    .toSorted((one, other) => other.late - one.late || one.id - other.id);
  const missed = missing.map((one) => {
    const days = sayDays(one, { messages, asDates: isMonthly(span) });
    return isAlone ? days : monday.formsMissingOf(one.name, days);
  });
  const lateOnes = late.map((one) => (isAlone ? monday.formsCount(one.late) : monday.formsLateOf(one.name, one.late)));
  const said = [
    ...(missed.length > 0 ? [monday.formsMissing(sayNames(missed, messages))] : []),
    ...(lateOnes.length > 0 ? [monday.formsLate(sayNames(lateOnes, messages))] : []),
  ];
  return said.join(" · ") || null;
}

type Saying = { messages: Messages; asDates: boolean };

function sayDays({ missing }: OwnForms, { messages, asDates }: Saying): string {
  const { answer, monday } = messages;
  if (missing.length > DAYS) return monday.formsDays(missing.length);
  return missing
    .map((day) => {
      const { month, date } = partsOf(day);
      return asDates ? `${month}/${date}` : monday.weekday(weekdayOf(dayNumber(day)));
    })
    .join(answer.comma);
}

/** Everybody's, one a line, in the table. */
export function formsSheet({ forms }: MondayReport, { messages: { monday } }: Words): SpreadsheetCell[][] {
  const people = [...forms.people.values()].filter(({ expected }) => expected > 0);
  if (people.length === 0) return [];
  const lines = people.map(({ name, expected, kept, late, missing }) => {
    return [name, expected, kept.length, late, missing.join(" ")];
  });
  return [[monday.formsTitle, ...monday.formsColumns], ...lines];
}
