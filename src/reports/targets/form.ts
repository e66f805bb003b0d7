// The form in which targets are set: whose, of which period, and a number for each of the four measures.
import type { RawFields } from "../../core/ask.ts";
import { sayStop } from "../../core/cards.ts";
import type { Choice, FormField, Problems } from "../../core/reply.ts";
import { METRICS, type Metric } from "../../core/target/goal.ts";
import { maySetTarget } from "../../core/target/allow.ts";
import type { Setting } from "../../core/target/keep.ts";
import type { Subject } from "../../core/target/tell.ts";
import { type Period, periodAfter, periodsOf, readPeriod } from "../../core/target/period.ts";
import { type Wanted, readGoal } from "../../core/target/read.ts";
import { type Outcome, type Turn, say } from "../../core/turn.ts";
import { sayPeriod } from "../../core/target/say.ts";

/** A form is known by a record's name, which holds letters only (chat/feishu/read-form.ts). */
export const TARGET_FORM = "target";

/** Slack: a select holds 100 options (@slack/types). Teams come first. */
const MOST = 100;

type Filled = { fields: RawFields; problems: Problems };

/** Everybody whose targets the speaker may set, and the teams that are wholly his. */
async function findSubjects({ database, speaker }: Turn): Promise<Choice[]> {
  const people = await database.read<{ id: number; name: string }>(
    `SELECT "id", "name" FROM "Person" WHERE "isActive" AND "role" IN ('rep', 'manager') ORDER BY "name", "id"`,
  );
  const teams = await database.read<{ id: number; name: string }>(`SELECT "id", "name" FROM "Team" ORDER BY "name"`);
  const choices: Choice[] = [];
  for (const { id, name } of teams)
    if (await maySetTarget(database, speaker, { personId: null, teamId: id }))
      choices.push({ value: `t${id}`, label: name });
  for (const { id, name } of people) {
    if (choices.length === MOST) break;
    if (await maySetTarget(database, speaker, { personId: id, teamId: null }))
      choices.push({ value: `p${id}`, label: name });
  }
  return choices;
}

export const subjectOf = (key: string): Subject | null => {
  const id = Number(/^[pt](\d{1,9})$/u.exec(key)?.[1] ?? 0);
  if (id === 0) return null;
  return key.startsWith("p") ? { personId: id, teamId: null } : { personId: null, teamId: id };
};

const periodsFor = (today: string): Period[] => {
  const [month, quarter, year] = periodsOf(today);
  return [
    month,
    periodAfter(month, 1),
    periodAfter(month, 2),
    quarter,
    periodAfter(quarter, 1),
    year,
    periodAfter(year, 1),
  ];
};

const typedIn = (fields: RawFields, name: string): string => {
  const raw = fields[name];
  return (typeof raw === "string" ? raw : (raw?.[0] ?? "")).trim();
};

export async function openTargetForm(turn: Turn, filled: Filled = { fields: {}, problems: {} }): Promise<Outcome> {
  const { answer, targets } = turn.messages;
  const subjects = await findSubjects(turn);
  if (subjects.length === 0) return sayStop(turn, targets.name, targets.mayNotSet);
  const periods = periodsFor(turn.today).map((period) => ({ value: period, label: sayPeriod(period, turn.messages) }));
  const chosen = (name: string, choices: readonly Choice[]) =>
    choices.find(({ value }) => value === typedIn(filled.fields, name))?.value ?? null;
  const line = (metric: Metric): FormField => ({
    name: metric,
    label: targets.fields[metric],
    required: false,
    input: "line",
    value: typedIn(filled.fields, metric).slice(0, 40),
  });
  const fields: FormField[] = [
    {
      name: "who",
      label: targets.who,
      required: true,
      input: "choice",
      value: chosen("who", subjects),
      choices: subjects,
    },
    {
      name: "period",
      label: targets.period,
      required: true,
      input: "choice",
      value: chosen("period", periods) ?? periods[0]?.value ?? null,
      choices: periods,
    },
    ...METRICS.map(line),
  ];
  const form = {
    record: TARGET_FORM,
    title: targets.formTitle,
    submit: answer.save,
    cancel: answer.cancel,
    fields,
    problems: filled.problems,
  };
  return say({ reply: "form", form });
}

/** What is to be set, or the form again. */
export async function readTargetForm(turn: Turn, fields: RawFields): Promise<Setting | Outcome> {
  const { targets } = turn.messages;
  const problems: Problems = {};
  const subject = subjectOf(typedIn(fields, "who"));
  const period = readPeriod(typedIn(fields, "period"), turn.today);
  const goals: Wanted[] = [];
  for (const metric of METRICS) {
    const typed = typedIn(fields, metric);
    if (typed === "") continue;
    const goal = readGoal(metric, typed);
    if (goal === undefined) problems[metric] = targets.badGoal(typed);
    else goals.push({ metric, goal });
  }
  if (!subject) problems["who"] = targets.whoMissing;
  if (!period) problems["period"] = targets.periodMissing;
  if (goals.length === 0 && Object.keys(problems).length === 0) problems["sales"] = targets.nothingTyped;
  if (!subject || !period || Object.keys(problems).length > 0) return openTargetForm(turn, { fields, problems });
  if (!(await maySetTarget(turn.database, turn.speaker, subject)))
    return sayStop(turn, targets.name, targets.mayNotSet);
  return { subject, period, goals };
}
