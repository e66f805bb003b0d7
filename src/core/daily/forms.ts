// The small forms of a day's report: one's own words and time, and the manager's word. Numbers only travel.
import type { FormKey, RawFields } from "../ask.ts";
import { sayStop } from "../cards.ts";
import { dayOf as dayText } from "../reading/calendar-day.ts";
import { cleanText } from "../reading/clean.ts";
import { LONGEST_TEXT } from "../reading/field-text.ts";
import type { Form, FormField, Problems } from "../reply.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { type Decidable, decide, findDecidable } from "./decide.ts";
import { type DailyDeed, findDailyById } from "./find.ts";
import { sayUnseen, showDaily } from "./show.ts";
import { openWords, submitWords } from "./words.ts";

/** A form is known by a record's name, which holds letters only (chat/feishu/read-form.ts). */
export const DAILY_FORMS = ["dailyWords", "dailySign", "dailyReturn", "dailyUnlock"] as const;
export type DailyForm = (typeof DAILY_FORMS)[number];

const DEEDS = { dailySign: "signed", dailyReturn: "returned", dailyUnlock: "unlocked" } as const satisfies Record<
  Exclude<DailyForm, "dailyWords">,
  DailyDeed
>;

type Word = { form: Exclude<DailyForm, "dailyWords">; id: number; mark: number | null };
type Typed = { comment: string; problems: Problems };
const NOTHING: Typed = { comment: "", problems: {} };

/** `id`: of one's own words the day's number, else the report's; `version` carries what was seen (view.ts). */
export async function openDailyForm(
  turn: Turn,
  form: DailyForm,
  { id, version, draft }: { id: number; version?: number; draft?: number },
): Promise<Outcome> {
  if (form === "dailyWords") return openWords(turn, { number: id, draft });
  return openWord(turn, { form, id, mark: version ?? null }, NOTHING);
}

async function openWord(turn: Turn, { form, id, mark }: Word, typed: Typed): Promise<Outcome> {
  const view = await findDecidable(turn, { id, deed: DEEDS[form], mark });
  return "reply" in view ? view : say({ reply: "form", form: drawWord(turn, { form, view }, typed) });
}

function drawWord(turn: Turn, { form, view }: { form: Word["form"]; view: Decidable }, typed: Typed): Form {
  const { dailies, answer } = turn.messages;
  const label = { dailySign: dailies.comment, dailyReturn: dailies.returnComment, dailyUnlock: dailies.reason }[form];
  const title = { dailySign: dailies.signForm, dailyReturn: dailies.returnForm, dailyUnlock: dailies.unlockForm }[form];
  const value = typed.comment.slice(0, LONGEST_TEXT);
  const field: FormField = { name: "comment", label, required: true, input: "text", value };
  const key = { record: form, id: view.daily.id, version: view.mark };
  const submit = form === "dailySign" ? dailies.sign : dailies.submit;
  return {
    ...key,
    title: title(view.rep.name),
    submit,
    cancel: answer.cancel,
    fields: [field],
    problems: typed.problems,
  };
}

type Submitted = { key: FormKey; fields: RawFields };

export async function submitDailyForm(turn: Turn, form: DailyForm, { key, fields }: Submitted): Promise<Outcome> {
  const { answer, dailies } = turn.messages;
  const { id, version } = key;
  if (id === undefined) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  if (form === "dailyWords") return submitWords(turn, id, fields);
  const word: Word = { form, id, mark: version ?? null };
  const view = await findDecidable(turn, { id, deed: DEEDS[form], mark: word.mark });
  if ("reply" in view) return view;
  const raw = fields["comment"];
  const comment = cleanText(typeof raw === "string" ? raw : (raw?.[0] ?? "")).trim();
  const missing = form === "dailyUnlock" ? dailies.missingReason : dailies.missingComment;
  if (comment === "") return openWord(turn, word, { comment, problems: { comment: missing } });
  if (comment.length > LONGEST_TEXT)
    return openWord(turn, word, { comment, problems: { comment: answer.tooLong(LONGEST_TEXT) } });
  return decide(turn, view, { deed: DEEDS[form], comment });
}

/** A form that was left: the report stands there again. */
export async function leaveDailyForm(turn: Turn, form: DailyForm, id: number): Promise<Outcome> {
  if (form === "dailyWords") return showDaily(turn, turn.speaker.id, dayText(id));
  const daily = await findDailyById(turn.database, id);
  return daily ? showDaily(turn, daily.repId, daily.day) : sayUnseen(turn);
}
