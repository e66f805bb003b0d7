// `/export daily 2026-11-23`: the same sheet as `/daily 2026-11-23 xlsx`.
import { WORDS } from "../command.ts";
import type { Outcome, Turn } from "../turn.ts";
import { answerDaily } from "./answer.ts";

/** Null: it is not about a day's report. */
export async function exportDaily(turn: Turn, typed: string): Promise<Outcome | null> {
  const [kind = "", ...rest] = typed.trim().split(/\s+/u);
  const names: readonly string[] = ["daily", ...WORDS.daily.words];
  return names.includes(kind.toLowerCase()) ? answerDaily(turn, `${rest.join(" ")} xlsx`) : null;
}
