// A record's line: read it, then settle what was understood.
import { mayMake } from "./access.ts";
import { button, buttons, cardReply, sayStop, text } from "./cards.ts";
import { keepDraft } from "./draft.ts";
import { editOne, listOf, showNamed, showOne } from "./look.ts";
import { exportRecords } from "./export.ts";
import { formOf } from "./form.ts";
import { helpOf } from "./help.ts";
import { answerPlan } from "./plan/answer.ts";
import { answerPromiseLine } from "./promise/answer.ts";
import { readLine } from "./reading/line.ts";
import type { RecordType, Verb } from "./record.ts";
import { recordLabel } from "./say-value.ts";
import { openDraft, settle } from "./settle.ts";
import { type Outcome, type Turn, type Understood, say } from "./turn.ts";

type Verbs = Record<Verb, (turn: Turn, record: RecordType, rest: string) => Promise<Outcome>>;

const verbs: Verbs = {
  list: (turn, record, rest) => listOf(turn, record, { typed: rest, page: 0 }),
  show: showOne,
  edit: editOne,
  export: (turn, record, rest) => exportRecords(turn, `${record.name} ${rest}`),
  help: async (turn, record) => helpOf(turn, record),
};

/** What follows a record's command: a verb, or the record itself in the short form. */
export async function answerLine(turn: Turn, record: RecordType, line: { verb: Verb | null; rest: string }) {
  if (line.verb) return verbs[line.verb](turn, record, line.rest);
  const planned = record.isPlanned ? await answerPlan(turn, record, line.rest) : null;
  if (planned) return planned;
  if (line.rest === "")
    return record.opensList ? listOf(turn, record, { typed: "", page: 0 }) : emptyForm(turn, record);
  const told = record.model === "promise" ? await answerPromiseLine(turn, record, line.rest) : null;
  if (told) return told;
  return (await showNamed(turn, record, line.rest.trim())) ?? recordLine(turn, record, line.rest);
}

export async function recordLine(
  turn: Turn,
  record: RecordType,
  rest: string,
  source?: Understood["source"],
): Promise<Outcome> {
  const lookUp = turn.lookUpFor(turn.speaker.id);
  const typed = record.prepares?.(rest) ?? rest;
  const reading = await readLine(record, typed, { today: turn.today, messages: turn.messages, lookUp });
  const { customer, problems } = reading;
  const match = customer?.match ?? null;
  if (source && match && match.found !== "one")
    return proseForm(turn, { record, values: reading.values, source }, rest);
  const shown = match?.found === "one" ? { customer: match.customer.id } : {};
  const understood: Understood = {
    record,
    values: Object.assign({}, reading.values, shown),
    ...(customer && { typedCustomer: customer.typed }),
    ...(source && { source }),
  };
  return settle(turn, { understood, problems, match });
}

/** Somebody's message is prose, not the short form: all of it stands in the form, and the person says whose it is. */
async function proseForm(turn: Turn, understood: Understood, prose: string): Promise<Outcome> {
  const { record, values } = understood;
  if (!mayMake(turn.speaker, record)) return refuseMaking(turn, record);
  const field = Object.keys(record.fields).find((name) => {
    const one = record.fields[name];
    return one?.kind === "text" && one.takesRest;
  });
  return openDraft(turn, { ...understood, values: field ? { ...values, [field]: prose } : values });
}

function refuseMaking(turn: Turn, record: RecordType): Outcome {
  const what = recordLabel(record, turn.messages);
  return sayStop(turn, what, turn.messages.answer.mayNotMake(what));
}

/** `/visit` alone: the empty form. */
export function emptyForm(turn: Turn, record: RecordType): Outcome {
  if (!mayMake(turn.speaker, record)) return refuseMaking(turn, record);
  const understood: Understood = { record, values: {} };
  return say({ reply: "form", form: formOf(turn, { understood, customerName: null }) });
}

/** Words without a command: nothing is guessed. One tap makes them the record they were meant to be. */
export async function askWhichRecord(turn: Turn, typed: string): Promise<Outcome> {
  const { answer } = turn.messages;
  const choices = turn.records.filter(
    (record) => record.command && record.fields["customer"] && mayMake(turn.speaker, record),
  );
  const [first] = choices;
  const help = button(answer.helpButton, { do: "help" });
  if (!first) return sayStop(turn, answer.unknownTitle, answer.unknownCommand(typed));
  // The text waits in a draft as it was typed; which record it is for is read from the button.
  const draft = await keepDraft(turn, { record: first, values: {}, line: typed });
  const taps = choices
    .slice(0, 2)
    .map((record) =>
      button(
        answer.record(recordLabel(record, turn.messages)),
        { do: "new", record: record.name, draft: draft.id },
        "primary",
      ),
    );
  const parts = [text(answer.unknownText), buttons(...taps, help)];
  const card = { title: answer.unknownTitle, tone: "ask" as const, summary: answer.unknownText, parts };
  return { reply: cardReply(card), writes: [draft.write] };
}
