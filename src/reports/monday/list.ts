// The records behind one figure, a page at a time, each with a button to see it; what was done to them since is said.
import { sayApart } from "../../core/apart.ts";
import { button, buttons, card, cardReply, sayStop, text } from "../../core/cards.ts";
import { type Found, findVisible } from "../../core/find.ts";
import { rowOfFound } from "../../core/look.ts";
import { textIn } from "../../core/row.ts";
import { dueRow, remindedField } from "../../core/today.ts";
import type { Part, Row } from "../../core/reply.ts";
import { type Outcome, type Turn, numberOf, recordNamed, say } from "../../core/turn.ts";
import { type CountedChoice, countedAction, readCountedChoice } from "./button.ts";
import { type CountedRecord, findCounted } from "./counted.ts";
import { findDailyRows } from "./daily-rows.ts";
import { figureLabel, spanName } from "./say.ts";
import { type Scope, type ScopeSources, findScope } from "./scope.ts";
import { earliestOf, firstOf } from "./week.ts";

const PAGE = 10;

/** Found anew by the same conditions, for whoever presses and within what he may see now. */
export async function listCounted(turn: Turn, typed: string): Promise<Outcome> {
  const { monday, answer } = turn.messages;
  const choice = readCountedChoice(typed);
  const scope = choice && (await findScope(sourcesFor(turn, firstOf(choice.span)), turn.speaker, choice.scope));
  if (!choice || !scope) return sayStop(turn, answer.notFoundTitle, monday.gone);
  const outcome = await listPage(turn, { ...choice, page: choice.page ?? 0 }, scope);
  return choice.page === null ? sayApart(turn, outcome) : outcome;
}

/** With everybody's moves since the first day that a report of this Monday or month looks at. */
export const sourcesFor = ({ database, house }: ScopeSources, first: string): ScopeSources => ({
  database,
  house,
  since: earliestOf(first),
});

type PageChoice = CountedChoice & { page: number };

async function listPage(turn: Turn, choice: PageChoice, scope: Scope): Promise<Outcome> {
  const { monday } = turn.messages;
  const { key, span, page } = choice;
  const counted = await findCounted(turn.database, key, { scope, span, now: turn.now });
  const shown = counted.slice(page * PAGE, (page + 1) * PAGE);
  const rows = await rowsOf(turn, shown, choice);
  const label = figureLabel(key, { span }, { locale: turn.speaker.locale, messages: turn.messages });
  // What is planned names its own week.
  const week = key === "nextWeek" ? null : spanName(span, turn.messages);
  const title = monday.listTitle(label, week, counted.length);
  const hasChanged = counted.length !== choice.count;
  const parts: Part[] = [
    text(monday.meanings[key], "quiet"),
    ...(hasChanged ? [text(monday.goneSince(choice.count, counted.length))] : []),
    ...(rows.length > 0 ? [{ part: "rows" as const, rows }] : [text(monday.listEmpty)]),
    ...pageParts(turn, choice, counted.length),
  ];
  return say(cardReply(card(title, "plain", parts)));
}

function pageParts(turn: Turn, choice: PageChoice, total: number): Part[] {
  const { answer } = turn.messages;
  const to = (label: string, page: number) => button(label, countedAction({ ...choice, page }));
  const pages = [
    ...(choice.page > 0 ? [to(answer.previousPage, choice.page - 1)] : []),
    ...((choice.page + 1) * PAGE < total ? [to(answer.nextPage, choice.page + 1)] : []),
  ];
  return pages.length > 0 ? [buttons(...pages)] : [];
}

async function rowsOf(turn: Turn, counted: readonly CountedRecord[], choice: CountedChoice): Promise<Row[]> {
  const found = new Map<string, Found>();
  for (const name of new Set(counted.map(({ record }) => record))) {
    const record = recordNamed(turn, name);
    const ids = counted.filter((one) => one.record === name).map(({ id }) => id);
    if (!record) continue;
    const visible = await findVisible(turn.database, turn.speaker, record, { where: { id: { in: ids } } });
    for (const one of visible.found) found.set(`${name}:${one.id}`, one);
  }
  const dailies = await findDailyRows(turn, counted, choice);
  return counted.flatMap(({ record, id }) => {
    if (record === "daily") return dailies.get(id) ?? [];
    const one = found.get(`${record}:${id}`);
    return one ? [rowOf(turn, one, choice)] : [movedRow(turn, record, id)];
  });
}

/** Made by somebody who stands under another manager by now: it was counted, and is no longer the speaker's to read. */
function movedRow(turn: Turn, name: string, id: number): Row {
  const record = recordNamed(turn, name);
  return { title: record ? numberOf(record, id) : String(id), detail: turn.messages.monday.movedSince };
}

/** The words that a figure is about come first: what is planned for when, what was heard of a rival. */
function lineOf(turn: Turn, found: Found, { key }: CountedChoice): Pick<Row, "title" | "detail"> {
  const day = key === "nextWeek" && !found.record.isPlanned ? remindedField(found.record) : null;
  if (day !== null) return dueRow(turn, found, day);
  const line = rowOfFound(turn, found);
  const heard = key === "rivals" ? textIn(found.values, "competitor") : null;
  return heard === null ? line : { title: line.title, detail: heard };
}

/** Its button shows the record apart, so that the list stays. */
function rowOf(turn: Turn, found: Found, choice: CountedChoice): Row {
  const { monday, answer } = turn.messages;
  const { record, id, row } = found;
  const line = lineOf(turn, found, choice);
  const isAfter = (at: unknown) => at instanceof Date && at.getTime() >= choice.asOf.getTime() + 1000;
  const since = isAfter(row["createdAt"]) ? monday.addedSince : isAfter(row["updatedAt"]) ? monday.changedSince : null;
  const who = Object.values(found.people).find((name) => name !== null);
  return {
    title: line.title,
    detail: [since, who, line.detail].filter(Boolean).join(" · "),
    button: button(answer.show, { do: "show", record: record.name, id, choice: "apart" }),
  };
}
