// Targets in a conversation: `/target …` shows how far people have come or sets what they are to reach; its buttons and its form.
import type { Action, FormKey, RawFields } from "../../core/ask.ts";
import { button, buttons, card, cardReply, sayStop, text } from "../../core/cards.ts";
import type { Reports } from "../../core/report.ts";
import { maySetTarget } from "../../core/target/allow.ts";
import { type Setting, keepTargets, takeBackTargets } from "../../core/target/keep.ts";
import { type Period, readPeriod } from "../../core/target/period.ts";
import { type TargetFault, type TargetLine, readTargetLine } from "../../core/target/read.ts";
import { type Outcome, type Turn, dayOf, say } from "../../core/turn.ts";
import { findNamed } from "../monday/ask.ts";
import { findScope, ownKey } from "../monday/scope.ts";
import { drawProgress, targetAction } from "./draw.ts";
import { findProgress } from "./facts.ts";
import { openTargetForm, readTargetForm, subjectOf } from "./form.ts";
import { sayAmount, sayPeriod } from "../../core/target/say.ts";
import { tellOfTargets } from "../../core/target/tell.ts";

const MOST_LINES = 100;

/** One line, or one for each person or team, all of them or none. */
async function sayTarget(turn: Turn, typed: string): Promise<Outcome> {
  const { targets } = turn.messages;
  if (turn.speaker.role === "admin") return sayStop(turn, targets.name, targets.admin);
  const lines = typed
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MOST_LINES) return sayStop(turn, targets.name, targets.tooMany(MOST_LINES));
  const read = (lines.length > 0 ? lines : [""]).map((line) => readTargetLine(line, turn.today));
  const fault = read.find((one): one is TargetFault => !("goals" in one));
  if (fault) return sayStop(turn, targets.name, sayFault(turn, fault));
  const wanted = read as TargetLine[];
  const [first] = wanted;
  if (first && wanted.length === 1 && first.goals.length === 0) return showFor(turn, first);
  return setAll(turn, wanted);
}

function sayFault({ messages: { targets } }: Turn, fault: TargetFault): string {
  if ("noNumber" in fault) return targets.noNumber(fault.noNumber);
  return "twice" in fault ? targets.twice(fault.twice) : targets.badGoal(fault.badGoal);
}

async function showFor(turn: Turn, { who, period }: TargetLine): Promise<Outcome> {
  const { answer, monday } = turn.messages;
  if (who === "") return showProgress(turn, ownKey(turn.speaker), period);
  for (const { key } of await findNamed(turn.database, who, turn.speaker)) {
    if (await findScope(turn, turn.speaker, key)) return showProgress(turn, key, period);
  }
  return sayStop(turn, answer.notFoundTitle, monday.notFound(who));
}

async function showProgress(turn: Turn, key: string, period: Period): Promise<Outcome> {
  const { answer, monday } = turn.messages;
  const { database, house, speaker, now } = turn;
  const scope = await findScope({ database, house }, speaker, key);
  if (!scope || speaker.role === "admin") return sayStop(turn, answer.notFoundTitle, monday.gone);
  const progress = await findProgress(database, { scope, period, today: dayOf(now, scope.timezone), now });
  const maySet = speaker.role === "manager" || speaker.role === "director";
  const words = { locale: speaker.locale, messages: turn.messages };
  return say(cardReply(drawProgress(progress, { words, maySet })));
}

/** Whom a line means, among those whose targets the speaker may set; a sentence says why nobody. */
async function settingOf(turn: Turn, { who, period, goals }: TargetLine): Promise<Setting | string> {
  const { targets } = turn.messages;
  if (who === "") return targets.whose;
  const named = await findNamed(turn.database, who, turn.speaker);
  const mine: Setting["subject"][] = [];
  for (const { key } of named) {
    const subject = subjectOf(key);
    if (subject && (await maySetTarget(turn.database, turn.speaker, subject))) mine.push(subject);
  }
  const [subject, other] = mine;
  if (!subject) return targets.notYours(who);
  return other ? targets.several(who) : { subject, period, goals };
}

async function setAll(turn: Turn, lines: readonly TargetLine[]): Promise<Outcome> {
  const { targets } = turn.messages;
  const { role } = turn.speaker;
  if (role !== "manager" && role !== "director") return sayStop(turn, targets.name, targets.mayNotSet);
  const settings: Setting[] = [];
  const problems: string[] = [];
  for (const line of lines) {
    const setting = line.goals.length === 0 ? targets.noGoal(line.who) : await settingOf(turn, line);
    if (typeof setting === "string") problems.push(setting);
    else settings.push(setting);
  }
  if (problems.length > 0) return sayStop(turn, targets.name, [...problems, targets.nothingSet].join("\n"));
  return keepAll(turn, settings);
}

async function keepAll(turn: Turn, settings: readonly Setting[]): Promise<Outcome> {
  const { answer, targets } = turn.messages;
  const { writes, changes } = await keepTargets(turn, settings);
  const facts = await Promise.all(settings.map((one) => factOf(turn, one)));
  if (changes.length === 0)
    return { reply: cardReply(card(targets.unchanged, "plain", [{ part: "facts", facts }])), writes };
  const [first] = settings;
  const see = first ? [button(targets.see, targetAction("show", keyOf(first), first.period))] : [];
  const undo = button(answer.undo, targetAction("undo", ...changes.map(({ change }) => change)), "danger");
  const parts = [{ part: "facts" as const, facts }, buttons(...see, undo)];
  const letters = await tellOfTargets(turn, turn.speaker, changes);
  return { reply: cardReply(card(targets.kept, "done", parts)), writes: [...writes, ...letters] };
}

const keyOf = ({ subject: { personId, teamId } }: Setting): string =>
  personId === null ? `t${teamId}` : `p${personId}`;

async function factOf(turn: Turn, setting: Setting) {
  const { subject, period, goals } = setting;
  const { targets } = turn.messages;
  const words = { locale: turn.speaker.locale, messages: turn.messages };
  const table = subject.personId === null ? "Team" : "Person";
  const sql = `SELECT "name" FROM "${table}" WHERE "id" = ?`;
  const [row] = await turn.database.read<{ name: string }>(sql, [subject.personId ?? subject.teamId]);
  const said = goals.map(({ metric, goal }) => {
    const value = goal === null ? targets.none : sayAmount(metric, goal, words);
    return `${targets.metrics[metric]} ${value}`;
  });
  return { label: `${row?.name ?? ""} · ${sayPeriod(period, turn.messages)}`, value: said.join(" · ") };
}

/** The buttons: `show:p7:2026-11`, `form`, `undo:12:13`. */
async function tapTarget(turn: Turn, choice: string): Promise<Outcome> {
  const { answer, targets } = turn.messages;
  const [what = "", ...rest] = choice.split(":");
  if (what === "form") return openTargetForm(turn);
  if (what === "undo") return takeBack(turn, rest.map(Number));
  const period = readPeriod(rest[1] ?? "", turn.today);
  if (what === "show" && period !== null) return showProgress(turn, rest[0] ?? "", period);
  return sayStop(turn, answer.notFoundTitle, targets.gone);
}

async function takeBack(turn: Turn, changes: readonly number[]): Promise<Outcome> {
  const { answer, targets } = turn.messages;
  if (changes.length === 0 || changes.length > MOST_LINES * 4 || !changes.every(Number.isSafeInteger))
    return sayStop(turn, answer.notFoundTitle, targets.gone);
  const taken = await takeBackTargets(turn, changes);
  if (typeof taken === "string") return sayStop(turn, answer.undo, targets.undo[taken]);
  const writes = [...taken.writes, ...(await tellOfTargets(turn, turn.speaker, taken.changes))];
  return { reply: cardReply(card(targets.takenBack, "done", [text(targets.takenBackText)])), writes };
}

async function submitTarget(turn: Turn, _key: FormKey, fields: RawFields): Promise<Outcome> {
  const read = await readTargetForm(turn, fields);
  return "reply" in read ? read : keepAll(turn, [read]);
}

async function pressTarget(turn: Turn, { do: does }: Action): Promise<Outcome> {
  const { answer } = turn.messages;
  return does === "edit" ? openTargetForm(turn) : sayStop(turn, answer.cancel, answer.draftCancelled);
}

export const targetDesk: Reports["target"] = {
  say: sayTarget,
  tap: tapTarget,
  press: pressTarget,
  submit: submitTarget,
};
