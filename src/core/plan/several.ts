// Several lines pasted at once, a planned visit each: one answer says what was understood of each line and what was not.
import { button, buttons, cardReply, sayStop } from "../cards.ts";
import { completed } from "../complete.ts";
import type { CustomerChoice } from "../customers/match.ts";
import { keepDraft } from "../draft.ts";
import { keepNew } from "../keep.ts";
import { tellAbout } from "../notices.ts";
import { readLine } from "../reading/line.ts";
import { sayDay } from "../reading/say.ts";
import type { RecordType, Values } from "../record.ts";
import type { Fact, Part } from "../reply.ts";
import { textIn } from "../row.ts";
import type { Write } from "../store/database.ts";
import type { Outcome, Turn, Understood } from "../turn.ts";
import { findSame } from "./find.ts";
import { type PastedLine, readPasted } from "./pasted.ts";
import { type LeftLine, keepRest, sayLeft } from "./rest.ts";
import { planNumber, sayPlan } from "./say-line.ts";
import { keepUndo } from "./undo-draft.ts";

/** A card shows this many lines with their buttons on both platforms (Slack: 50 blocks a message, @slack/types). */
export const MOST_LINES = 30;

type Kept = { day: string; fact: Fact; changeId: number; mark: string };
type Result = { kept: Kept[]; left: LeftLine[]; writes: Write[] };

/** One visit written over several lines is one visit: null, where no more than one line could name a customer. */
export async function keepSeveral(turn: Turn, record: RecordType, typed: string): Promise<Outcome | null> {
  const lines = readPasted(typed, turn.today);
  if (lines.length > MOST_LINES)
    return sayStop(turn, turn.messages.records.plan.name, turn.messages.plans.tooMany(MOST_LINES));
  const readings = await Promise.all(lines.map((line) => readOne(turn, record, line)));
  const naming = readings.filter(({ match }) => match !== null).length;
  if (naming <= 1 && lines.length > 1) return null;
  const result: Result = { kept: [], left: [], writes: [] };
  for (const reading of readings) await settleOne(turn, reading, result);
  return sayResult(turn, result);
}

type OneReading = {
  line: PastedLine;
  understood: Understood;
  match: Awaited<ReturnType<typeof readLine>>["customer"];
  problem: string | null;
};

async function readOne(turn: Turn, record: RecordType, line: PastedLine): Promise<OneReading> {
  const lookUp = turn.lookUpFor(turn.speaker.id);
  const { values, customer, problems } = await readLine(record, line.text, { ...turn, lookUp });
  const isDated = textIn(values, "plannedOn") !== null || line.day === null;
  const dated: Values = isDated ? values : { ...values, plannedOn: line.day };
  const chosen = customer?.match.found === "one" ? { customer: customer.match.customer.id } : {};
  const understood: Understood = {
    record,
    values: { ...dated, ...chosen },
    ...(customer && { typedCustomer: customer.typed }),
  };
  return { line, understood, match: customer, problem: Object.values(problems)[0] ?? null };
}

async function settleOne(turn: Turn, reading: OneReading, result: Result): Promise<void> {
  const { match, understood } = reading;
  const customer = match?.match.found === "one" ? match.match.customer : null;
  const why = customer ? await whyNot(turn, reading, { customer, result }) : whyNoCustomer(turn, match);
  if (customer && why === null) return keepOne(turn, understood, { customer, result });
  const isOpen = why !== null && !why.isKnown;
  const draft = isOpen ? await keepDraft(turn, understood) : null;
  if (draft) result.writes.push(draft.write);
  const { source: line } = reading.line;
  const isColleagues = why?.isColleagues ?? false;
  result.left.push({ line, why: why?.words ?? "", draft: draft?.id ?? null, isColleagues });
}

type Why = { words: string; isKnown?: true; isColleagues?: true };

function whyNoCustomer({ messages }: Turn, match: OneReading["match"]): Why {
  const { notClear } = messages.plans;
  if (match === null) return { words: notClear.noCustomer };
  const say = match.match.found === "several" ? notClear.which : notClear.customer;
  return { words: say(match.typed) };
}

type Chosen = { customer: CustomerChoice; result: Result };

async function whyNot(turn: Turn, reading: OneReading, { customer, result }: Chosen): Promise<Why | null> {
  const { notClear } = turn.messages.plans;
  const day = textIn(reading.understood.values, "plannedOn");
  if (reading.problem !== null) return { words: reading.problem };
  if (day === null) return { words: notClear.noDay };
  const wanted = { repId: turn.speaker.id, customerId: customer.id, plannedOn: day };
  const twin = result.kept.find(({ mark }) => mark === `${customer.id}:${day}`);
  const same = await findSame(turn.database, wanted);
  if (same) return { words: notClear.again(planNumber(same.id)), isKnown: true };
  if (twin) return { words: notClear.again(twin.fact.value), isKnown: true };
  const isColleagues = customer.ownerId !== null && customer.ownerId !== turn.speaker.id;
  if (isColleagues && turn.speaker.role === "rep")
    return { words: notClear.colleague(customer.ownerName ?? ""), isColleagues: true };
  return null;
}

async function keepOne(turn: Turn, understood: Understood, { customer, result }: Chosen): Promise<void> {
  const { record } = understood;
  const values = completed(turn, understood);
  const kept = await keepNew(turn, record, values);
  const isColleagues = customer.ownerId !== null && customer.ownerId !== turn.speaker.id;
  const told = await tellAbout(turn, { record, id: kept.id, values, tell: () => [], customer, isColleagues });
  result.writes.push(...kept.writes, ...told.writes);
  const day = textIn(values, "plannedOn") ?? "";
  const purposes = Array.isArray(values["purposes"]) ? values["purposes"].map(String) : [];
  const said = { customerName: customer.name, time: textIn(values, "time"), note: textIn(values, "note"), purposes };
  result.kept.push({
    day,
    changeId: kept.changeId,
    mark: `${customer.id}:${day}`,
    fact: {
      label: sayDay(day, turn.today, turn.speaker.locale),
      value: `${sayPlan(said, turn.speaker)} · ${planNumber(kept.id)}`,
    },
  });
}

async function sayResult(turn: Turn, { kept, left, writes }: Result): Promise<Outcome> {
  const { plans } = turn.messages;
  const sorted = kept.toSorted((one, other) => one.day.localeCompare(other.day));
  const undo = kept.length
    ? await keepUndo(
        turn,
        kept.map(({ changeId }) => changeId),
      )
    : null;
  const title = kept.length ? plans.severalTitle(kept.length, left.length) : plans.severalNone(left.length);
  const [first] = sorted;
  const parts: Part[] = [
    ...(sorted.length ? [{ part: "facts" as const, facts: sorted.map(({ fact }) => fact) }] : []),
    ...sayLeft(turn, left),
    ...(undo && first
      ? [
          buttons(
            button(plans.seeWeek, { do: "plan", choice: `weekOf:${first.day}:${turn.speaker.id}:apart` }, "primary"),
            button(plans.undoAll, { do: "plan", draft: undo.id, choice: "undoAll" }, "danger"),
          ),
        ]
      : []),
  ];
  const reply = cardReply({ title, tone: left.length ? "ask" : "done", summary: title, parts });
  const rest = left.length > 1 ? [await keepRest(turn, left)] : [];
  return { reply, writes: [...writes, ...(undo ? [undo.write] : []), ...rest] };
}
