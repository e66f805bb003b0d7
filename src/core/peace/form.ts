// The form of a person's own settings, and the taps on their card.
import type { Action, RawFields } from "../ask.ts";
import { sayStop } from "../cards.ts";
import type { FormField, Problems } from "../reply.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { sayChanged, sayQuiet, showChanged, showPeace } from "./card.ts";
import { readUntil } from "./command.ts";
import { kindsOf, MUTABLE, type MutableKind, type Setting } from "./rules.ts";
import { findOwn, keepSetting, muteKinds, type OwnPeace, unmuteKinds } from "./settings.ts";
import { readAhead, readMorning, readQuiet } from "./words.ts";

/** A form is known by a record's name, which holds letters only (chat/feishu/read-form.ts). */
export const PEACE_FORM = "peaceSettings";

const isMutable = (kind: string): kind is MutableKind => (MUTABLE as readonly string[]).includes(kind);

/** `show`, `form`, `mute:days`, `unmute:days,promises`. */
export async function pressPeace(turn: Turn, { choice = "" }: Action): Promise<Outcome> {
  const [what = "", typed = ""] = choice.split(":");
  if (what === "show") return showPeace(turn);
  if (what === "form") return openPeaceForm(turn);
  const kinds = typed.split(",").filter(isMutable);
  const { answer } = turn.messages;
  if (kinds.length === 0 || (what !== "mute" && what !== "unmute"))
    return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  const { setting, mutes } = await findOwn(turn);
  const others = [...mutes].filter(([kind]) => !kinds.includes(kind));
  const after = new Map([...others, ...(what === "mute" ? kinds.map((kind) => [kind, null] as const) : [])]);
  const writes = what === "mute" ? muteKinds(turn, kinds, null) : unmuteKinds(turn, kinds);
  return showChanged(turn, { setting, mutes: after }, writes);
}

/** In its own form: opened where it could not be opened at once, or left. */
export const pressInPeaceForm = (turn: Turn, { do: does }: Action): Promise<Outcome> =>
  does === "edit" ? openPeaceForm(turn) : showPeace(turn);

export async function openPeaceForm(turn: Turn): Promise<Outcome> {
  const own = await findOwn(turn);
  const { setting, mutes } = own;
  const { form } = turn.messages.peace;
  return drawForm(turn, {
    morning: setting.morning,
    quiet: setting.quietFrom === setting.quietTo ? form.off : sayQuiet(turn, setting).replace("–", "-"),
    ahead: String(setting.daysAhead),
    muted: [...mutes.keys()],
    until: "",
  });
}

type Typed = { morning: string; quiet: string; ahead: string; muted: string[]; until: string };

function drawForm(turn: Turn, typed: Typed, problems: Problems = {}): Outcome {
  const { peace, answer } = turn.messages;
  const { form } = peace;
  const line = (name: string, label: string, value: string, hint?: string): FormField => ({
    name,
    label,
    required: true,
    ...(hint !== undefined && { hint }),
    input: "line",
    value,
  });
  const own = kindsOf(turn.speaker.role);
  const choices = own.map((kind) => ({ value: kind, label: peace.kinds[kind] }));
  const fields: FormField[] = [
    line("morning", peace.morning, typed.morning, form.morningHint),
    line("quiet", peace.quiet, typed.quiet, form.quietHint),
    line("ahead", form.ahead, typed.ahead),
    {
      name: "muted",
      label: form.muted,
      required: false,
      input: "choices",
      value: typed.muted.filter((kind) => own.some((one) => one === kind)),
      choices,
    },
    {
      name: "until",
      label: form.until,
      required: false,
      hint: form.untilHint,
      input: "day",
      value: typed.until === "" ? null : typed.until,
    },
  ];
  const drawn = { title: peace.title, submit: form.save, cancel: answer.cancel, fields, problems };
  return say({ reply: "form", form: { record: PEACE_FORM, ...drawn } });
}

const textIn = (fields: RawFields, name: string): string => {
  const raw = fields[name];
  return (typeof raw === "string" ? raw : (raw?.[0] ?? "")).normalize("NFKC").trim().toLowerCase();
};

export async function submitPeace(turn: Turn, fields: RawFields): Promise<Outcome> {
  const { peace } = turn.messages;
  const raw = fields["muted"];
  const typed: Typed = {
    morning: textIn(fields, "morning"),
    quiet: textIn(fields, "quiet"),
    ahead: textIn(fields, "ahead"),
    muted: (typeof raw === "string" ? [raw] : (raw ?? [])).filter(isMutable),
    until: textIn(fields, "until"),
  };
  const morning = readMorning(typed.morning);
  const quiet = readQuiet(typed.quiet);
  const daysAhead = readAhead(typed.ahead);
  const until = typed.until === "" ? { day: null } : readUntil(turn, typed.until);
  const problems: Problems = {
    ...(morning === null && { morning: peace.whichMorning }),
    ...(quiet === null && { quiet: peace.whichQuiet }),
    ...(quiet === "tooLong" && { quiet: peace.quietTooLong }),
    ...(daysAhead === null && { ahead: peace.whichAhead }),
    ...("problem" in until && { until: until.problem }),
  };
  if (morning === null || quiet === null || quiet === "tooLong" || daysAhead === null || "problem" in until)
    return drawForm(turn, typed, problems);
  return keepAll(turn, {
    setting: { morning, ...quiet, daysAhead },
    muted: typed.muted.filter(isMutable),
    until: until.day,
  });
}

type Wanted = { setting: Setting; muted: readonly MutableKind[]; until: string | null };

/** What was silenced before keeps its end. */
async function keepAll(turn: Turn, { setting, muted, until }: Wanted): Promise<Outcome> {
  const { peace } = turn.messages;
  const own: OwnPeace = await findOwn(turn);
  const added = muted.filter((kind) => !own.mutes.has(kind));
  const removed = [...own.mutes.keys()].filter((kind) => !muted.includes(kind));
  const names = Object.keys(setting) as (keyof Setting)[];
  const isSame = names.every((name) => setting[name] === own.setting[name]);
  if (isSame && added.length + removed.length === 0) return sayChanged(turn, { words: peace.unchanged, writes: [] });
  const writes = [
    ...(isSame ? [] : [keepSetting(turn, own, setting)]),
    ...muteKinds(turn, added, until),
    ...unmuteKinds(turn, removed),
  ];
  return sayChanged(turn, { words: peace.saved, writes });
}
