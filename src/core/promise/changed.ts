// What follows when a promise changes: its first day stays known, moves are kept, and a recurring one has its next time.
import type { Edit } from "../keep.ts";
import type { RecordType, Values } from "../record.ts";
import { textIn } from "../row.ts";
import type { Row, Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { type Before, makeNext, takeNextBack } from "./next.ts";
import { comingOf, nextOf } from "./series.ts";

/** `first`: to be written before the promise itself; `columns`: written with it. */
export type PromiseChange = { first: Write[]; columns: Row; writes: Write[] };

/** A day that is changed so soon after the promise was made was mistyped, not moved. */
const MISTYPED_MS = 15 * 60_000;

const NOTHING: PromiseChange = { first: [], columns: {}, writes: [] };

export async function promiseChanged(turn: Turn, record: RecordType, edit: Edit): Promise<PromiseChange> {
  if (record.model !== "promise") return NOTHING;
  const moved = moveOf(turn, edit);
  const ended = endOf(turn, edit);
  const row = { ...edit.row, ...moved.columns };
  const series = await seriesOf(turn, edit, row);
  return {
    first: series.first,
    columns: { ...moved.columns, ...ended, ...series.columns },
    writes: [...moved.writes, ...series.writes],
  };
}

function moveOf({ now }: Turn, { id, version, before, after, action, row, owner }: Edit): Omit<PromiseChange, "first"> {
  const [fromOn, toOn] = [textIn(before, "dueOn"), textIn(after, "dueOn")];
  if (fromOn === toOn) return { columns: {}, writes: [] };
  const createdAt = row["createdAt"] instanceof Date ? row["createdAt"].getTime() : 0;
  const isMistyped = row["firstDueOn"] === fromOn && now.getTime() - createdAt < MISTYPED_MS;
  if (fromOn === null || isMistyped || row["firstDueOn"] === null) return { columns: { firstDueOn: toOn }, writes: [] };
  if (action === "undo") return { columns: {}, writes: [{ remove: "PromiseMove", where: { promiseId: id, version } }] };
  if (toOn === null) return { columns: {}, writes: [] };
  const move: Row = { promiseId: id, version: version + 1, repId: owner.id, fromOn, toOn, movedAt: now };
  return { columns: {}, writes: [{ insert: "PromiseMove", row: move }] };
}

const isOpen = (values: Values): boolean => values["status"] === "open";

function endOf({ today }: Turn, { before, after, endedOn }: Edit): Row {
  if (before["status"] === after["status"]) return {};
  return { endedOn: isOpen(after) ? null : (endedOn ?? today) };
}

/** Answered, its next time is made at once; called off, there is none; opened again, the next one goes if it is untouched. */
async function seriesOf(turn: Turn, { id, before, after, owner }: Edit, row: Row): Promise<PromiseChange> {
  const every = textIn(after, "every");
  const dueOn = textIn(after, "dueOn");
  const nextOn =
    dueOn === null || after["status"] === "cancelled" ? null : nextOf(every, dueOn, cellText(row, "firstDueOn"));
  const nextId = typeof row["nextId"] === "number" ? row["nextId"] : null;
  if (nextId !== null) {
    const goes = isOpen(after) && !isOpen(before) ? await takeNextBack(turn.database, nextId, turn.now) : null;
    return goes === null ? NOTHING : { first: [], columns: { nextId: null, nextOn }, writes: goes };
  }
  const isAnswered = after["status"] === "kept" || after["status"] === "broken";
  if (!isAnswered || nextOn === null) return { ...NOTHING, columns: { nextOn } };
  const said: Before = {
    id,
    seriesId: typeof row["seriesId"] === "number" ? row["seriesId"] : null,
    customerId: Number(after["customer"]),
    repId: owner.id,
    text: textIn(after, "text") ?? "",
    toWhom: textIn(after, "toWhom"),
    every,
    platform: cellText(row, "platform") ?? turn.ask.actor.platform,
  };
  const on = comingOf(every, turn.today, dueOn, cellText(row, "firstDueOn")) ?? nextOn;
  const next = await makeNext(turn.database, said, { on, owner, now: turn.now });
  return { first: [next.claim], columns: {}, writes: next.writes };
}

const cellText = (row: Row, name: string): string | null => (typeof row[name] === "string" ? row[name] : null);
