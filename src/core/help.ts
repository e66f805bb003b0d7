// Help: one sentence of grammar, and for each kind of record a line to copy and what it can hold.
import { button, buttons, card, cardReply, text } from "./cards.ts";
import { listCommands } from "./command.ts";
import { exampleOf } from "./look.ts";
import type { RecordType } from "./record.ts";
import type { Card, Fact, Part } from "./reply.ts";
import { fieldLabel, recordLabel } from "./say-value.ts";
import { type Outcome, type Turn, say } from "./turn.ts";

/** The kinds that the speaker's role can make by a command. */
const makeable = (turn: Turn): RecordType[] =>
  turn.records.filter((record) => record.command && record.madeBy.includes(turn.speaker.role));

/** What the speaker's role can do, an example line each. */
const examples = (turn: Turn): Fact[] =>
  makeable(turn).map((record) => ({
    label: recordLabel(record, turn.messages),
    value: `${record.command} ${exampleOf(turn, record)}`,
  }));

export async function help(turn: Turn): Promise<Outcome> {
  const { answer } = turn.messages;
  const shown = new Set<string | null>(makeable(turn).map(({ command }) => command));
  const others = listCommands(turn.records).filter(({ command }) => !shown.has(command));
  const parts: Part[] = [
    text(answer.helpGrammar),
    { part: "facts", facts: examples(turn) },
    text(others.map(({ command, words }) => `${command} ${words[0] ?? ""}`.trim()).join("　"), "quiet"),
    text(turn.messages.caseClock.help, "quiet"),
    text(turn.messages.peace.help, "quiet"),
    text(answer.helpMore("/visit"), "quiet"),
  ];
  return say(cardReply(card(answer.helpTitle, "plain", parts)));
}

/** The words of the speaker's language; all, where it has none. */
function ownWords(turn: Turn, words: readonly string[]): readonly string[] {
  const own = words.filter((word) => /^[ -~]+$/u.test(word) === (turn.speaker.locale === "en"));
  return own.length ? own : words;
}

/** One kind's help: its line, and the words that open each part. */
export function helpOf(turn: Turn, record: RecordType): Outcome {
  const { answer } = turn.messages;
  const what = recordLabel(record, turn.messages);
  const fields = Object.entries(record.fields).filter(([, field]) => !field.byDeed);
  const facts = fields.map(([name, field]): Fact => {
    const choices = field.kind === "choice" || field.kind === "choices" ? Object.values(field.choices) : [];
    const words = [...ownWords(turn, field.words ?? []), ...choices.flatMap((all) => ownWords(turn, all).slice(0, 1))];
    const label = fieldLabel(record, name, turn.messages);
    return { label, value: words.join(" ") || `${label}:…` };
  });
  const parts: Part[] = [
    text(`${record.command} ${exampleOf(turn, record)}`, "strong"),
    text(answer.helpGrammar),
    text(answer.helpFields(what)),
    { part: "facts", facts },
    text(answer.helpVerbs(record.command ?? ""), "quiet"),
    ...(record.isPlanned ? [text(turn.messages.plans.help, "quiet")] : []),
    ...(record.model === "promise" ? [text(turn.messages.promises.help, "quiet")] : []),
  ];
  return say(cardReply(card(`${what} · ${answer.helpButton}`, "plain", parts)));
}

/** What Rapport is for, to those who visit, to those who answer complaints, and to those who look. */
function welcomeWords(turn: Turn): string {
  const { answer } = turn.messages;
  const [first] = makeable(turn);
  if (!first) return answer.welcomeLook;
  return first === turn.records[0] ? answer.welcome : answer.welcomeCare;
}

/** The first words to somebody who opens the private chat for the first time. */
export function welcomeCard(turn: Turn): Card {
  const { answer } = turn.messages;
  const facts = examples(turn);
  const taps = makeable(turn)
    .slice(0, 2)
    .map((record) =>
      button(answer.record(recordLabel(record, turn.messages)), { do: "new", record: record.name }, "primary"),
    );
  const parts: Part[] = [
    text(welcomeWords(turn)),
    ...(facts.length ? [{ part: "facts" as const, facts: facts.slice(0, 2) }] : []),
    buttons(...taps, button(answer.helpButton, { do: "help" })),
  ];
  return card(answer.welcomeTitle(turn.speaker.name), "plain", parts);
}
