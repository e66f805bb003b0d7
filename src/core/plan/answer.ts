// What answers `/plan …` (the verbs of every record come before it): weeks, days, the team, the slip, or plans to be kept.
import { findNamed } from "../case/people.ts";
import { mondayOf } from "../calendar/weeks.ts";
import type { RecordType } from "../record.ts";
import type { Outcome, Turn } from "../turn.ts";
import { isSeveral } from "./pasted.ts";
import { keepSeveral } from "./several.ts";
import { maySeePlans, showDay, showWeek } from "./show.ts";
import { leave } from "./slip.ts";
import { comeBack } from "./slip-back.ts";
import { showTeam } from "./team.ts";
import { type When, readWhen, readWish } from "./wish.ts";

/** Null: it is one plan in the short form. */
export async function answerPlan(turn: Turn, record: RecordType, rest: string): Promise<Outcome | null> {
  const { words } = turn.messages.plans;
  const wish = readWish(rest, turn.today, words);
  switch (wish.is) {
    case "week":
    case "day":
      return showWhen(turn, turn.speaker.id, wish);
    case "team":
      return showTeam(turn, mondayOf(turn.today));
    case "leave":
      return leave(turn, wish.rest);
    case "back":
      return comeBack(turn);
    case "plan": {
      const other = await findWhose(turn, rest);
      if (other) return showWhen(turn, other.personId, other.when);
      return isSeveral(rest) ? keepSeveral(turn, record, rest) : null;
    }
  }
}

const showWhen = (turn: Turn, repId: number, when: When): Promise<Outcome> =>
  when.is === "week" ? showWeek(turn, repId, when.monday) : showDay(turn, repId, when.day);

type Whose = { personId: number; when: When };

/** `王磊`, `王磊 下周`, `last week Emily Carter`: somebody whose plans the speaker may see. */
async function findWhose(turn: Turn, typed: string): Promise<Whose | null> {
  const { role } = turn.speaker;
  if (role !== "manager" && role !== "director") return null;
  const pieces = typed.trim().split(/\s+/u);
  if (pieces.length > 6) return null;
  for (const [name, when] of splitsOf(pieces)) {
    const asked = when === "" ? THIS_WEEK(turn) : readWhen(when, turn.today, turn.messages.plans.words);
    const [person, namesake] = asked ? await findNamed(turn, name) : [];
    if (person && !namesake && asked && (await maySeePlans(turn, person.id)))
      return { personId: person.id, when: asked };
  }
  return null;
}

const THIS_WEEK = ({ today }: Turn): When => ({ is: "week", monday: mondayOf(today) });

/** A name in front or at the end of what else was said, the longest first. */
export function splitsOf(pieces: readonly string[]): [name: string, when: string][] {
  const join = (from: number, to: number) => pieces.slice(from, to).join(" ");
  const many = pieces.length;
  return Array.from({ length: many }, (_, at) => many - at).flatMap((length): [string, string][] => [
    [join(0, length), join(length, many)],
    [join(many - length, many), join(0, many - length)],
  ]);
}
