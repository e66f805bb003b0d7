// A manager adds his own words to the report of his people's week: by a form, until the next week's report is out.
import type { Action, FormKey, RawFields } from "../../core/ask.ts";
import { card, cardReply, sayStop, text } from "../../core/cards.ts";
import { cleanText } from "../../core/reading/clean.ts";
import { dayNumber, dayOf as dayOfNumber } from "../../core/reading/calendar-day.ts";
import { LONGEST_TEXT } from "../../core/reading/field-text.ts";
import type { Problems } from "../../core/reply.ts";
import type { Row, Write } from "../../core/store/database.ts";
import { type Outcome, type Turn, dayOf, say } from "../../core/turn.ts";
import { drawReport } from "./draw.ts";
import { sourcesFor } from "./list.ts";
import { findMondayReport } from "./report.ts";
import { titleOf } from "./say.ts";
import { findScope, ownKey } from "./scope.ts";
import { addDays, isMonthly, mondayOf, spanOf } from "./week.ts";
import { findOwnWords } from "./words.ts";

/** A form is known by a record's name, which holds letters only (chat/feishu/read-form.ts). */
const FORM = "weekWords";

type Whose = { scope: string; monday: string };

/** Whoever leads people, to his own report of a week. */
export const mayAddWords = ({ speaker }: Turn, { scope, monday }: Whose): boolean =>
  (speaker.role === "manager" || speaker.role === "director") &&
  scope === ownKey(speaker) &&
  /^\d{4}-\d{2}-\d{2}$/u.test(monday);

type Typed = { words: string; problems: Problems; banner?: string };

export async function openWords(turn: Turn, { scope, monday: first }: Whose): Promise<Outcome> {
  const refused = refusal(turn, { scope, monday: first });
  if (refused) return refused;
  const kept = await findOwnWords(turn.database, turn.speaker.id, first);
  return sayForm(turn, { monday: first, version: kept?.version ?? 0 }, { words: kept?.text ?? "", problems: {} });
}

function refusal(turn: Turn, whose: Whose): Outcome | null {
  const { monday } = turn.messages;
  if (!mayAddWords(turn, whose)) return sayStop(turn, monday.addWords, monday.wordsNotYours);
  // The week that is running and the one before: the older have been read.
  const isOpen = whose.monday <= turn.today && whose.monday >= addDays(mondayOf(turn.today), -7);
  return isOpen ? null : sayStop(turn, monday.addWords, monday.wordsClosed);
}

function sayForm(turn: Turn, { monday: first, version }: { monday: string; version: number }, typed: Typed): Outcome {
  const { answer, monday } = turn.messages;
  const span = spanOf(first, turn.today);
  const title = span ? titleOf({ span }, { locale: turn.speaker.locale, messages: turn.messages }) : "";
  const { words, problems, banner } = typed;
  return say({
    reply: "form",
    form: {
      record: FORM,
      id: dayNumber(first),
      version,
      title: monday.wordsForm(title),
      submit: monday.wordsSave,
      cancel: answer.cancel,
      ...(banner !== undefined && { banner }),
      fields: [
        {
          name: "words",
          label: monday.wordsField,
          required: false,
          hint: monday.wordsHint,
          input: "text",
          value: words,
        },
      ],
      problems,
    },
  });
}

/** The form's own buttons: opened where it could not be opened at once, or left. */
export async function pressWords(turn: Turn, { do: does, id }: Action): Promise<Outcome> {
  const { answer } = turn.messages;
  if (does !== "edit" || id === undefined) return sayStop(turn, answer.cancel, answer.draftCancelled);
  return openWords(turn, { scope: ownKey(turn.speaker), monday: dayOfNumber(id) });
}

export async function submitWords(turn: Turn, key: FormKey, fields: RawFields): Promise<Outcome> {
  const { answer, monday } = turn.messages;
  const { id, version = 0 } = key;
  const first = id !== undefined && Math.abs(id) < 1_000_000 ? mondayOf(dayOfNumber(id)) : null;
  if (first === null || dayNumber(first) !== id) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  const refused = refusal(turn, { scope: ownKey(turn.speaker), monday: first });
  if (refused) return refused;
  const raw = fields["words"];
  const words = cleanText(typeof raw === "string" ? raw : (raw?.[0] ?? "")).trim();
  const kept = await findOwnWords(turn.database, turn.speaker.id, first);
  const standing = kept?.version ?? 0;
  if (standing !== version)
    return sayForm(
      turn,
      { monday: first, version: standing },
      {
        words: [kept?.text, words].filter(Boolean).join("\n"),
        problems: {},
        banner: monday.wordsStale,
      },
    );
  if (words.length > LONGEST_TEXT)
    return sayForm(
      turn,
      { monday: first, version },
      {
        words: words.slice(0, LONGEST_TEXT),
        problems: { words: answer.tooLong(LONGEST_TEXT) },
      },
    );
  const write = await wordsWrite(turn, { monday: first, words, kept });
  return { reply: await reportWith(turn, first, words), writes: write };
}

type Kept = { id: number; version: number; text: string } | null;

async function wordsWrite(turn: Turn, { monday, words, kept }: { monday: string; words: string; kept: Kept }) {
  const { database, speaker, now } = turn;
  const id = kept?.id ?? (await database.nextId("reportWords"));
  const row: Row = { id, personId: speaker.id, monday, text: words, createdAt: now, updatedAt: now, version: 1 };
  const history: Row = {
    id: await database.nextId("change"),
    record: "reportWords",
    recordId: id,
    personId: speaker.id,
    action: kept ? "edit" : "create",
    before: kept && JSON.stringify({ text: kept.text }),
    after: JSON.stringify({ text: words }),
    platform: turn.ask.actor.platform,
    at: now,
  };
  const change: Write = { insert: "Change", row: history };
  if (!kept) return [{ insert: "ReportWords", row } as Write, change];
  const set = { text: words, updatedAt: now, version: kept.version + 1 };
  return [{ update: "ReportWords", where: { id, version: kept.version }, set, expect: 1 } as Write, change];
}

/** The report as it stands with them. */
async function reportWith(turn: Turn, first: string, words: string) {
  const { messages, speaker } = turn;
  const scope = await findScope(sourcesFor(turn, first), speaker, ownKey(speaker));
  const span = scope && spanOf(first, dayOf(turn.now, scope.timezone));
  if (!scope || !span || isMonthly(span)) return cardReply(card(messages.monday.addWords, "done", [text(words)]));
  const report = await findMondayReport(turn.database, { scope, span, now: turn.now });
  const others = report.words.filter(({ personId }) => personId !== speaker.id);
  const own = words === "" ? [] : [{ personId: speaker.id, name: speaker.name, text: words }];
  const shown = drawReport({ ...report, words: [...own, ...others] }, { locale: speaker.locale, mayAddWords: true });
  return cardReply({ ...shown, tone: "done" });
}
