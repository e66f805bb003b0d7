// What goes without saying: defaults, and the purpose that an amount implies.
import type { Values } from "./record.ts";
import { nextOfRhythm, rhythmOf } from "./reading/rhythm.ts";
import { isEmpty, textIn } from "./row.ts";
import type { Turn, Understood } from "./turn.ts";

/** The values with defaults filled in, and a money word's purpose added to those that were said (DESIGN §3). */
export function completed(turn: Pick<Turn, "today">, { record, values }: Understood): Values {
  const full: Values = Object.assign({}, values);
  const implied: string[] = [];
  for (const [name, field] of Object.entries(record.fields)) {
    const isLeft = isEmpty(full[name]);
    if (field.kind === "money" && field.purpose && !isLeft) implied.push(field.purpose);
    if (field.kind === "choice" && field.byDefault && isLeft) full[name] = field.byDefault;
    if (field.kind === "rhythm" && !isLeft && isEmpty(full[field.first])) {
      const rhythm = rhythmOf(textIn(full, name) ?? "");
      full[field.first] = rhythm && nextOfRhythm(rhythm, turn.today);
    }
    if (field.kind === "day" && field.byDefault === "today" && isLeft) full[name] = turn.today;
  }
  for (const [name, field] of Object.entries(record.fields)) {
    if (field.kind !== "choices") continue;
    const said = new Set([...((full[name] as string[] | null) ?? []), ...implied]);
    // In the declaration's order, so that a line and a form that say the same keep the same.
    full[name] = Object.keys(field.choices).filter((code) => said.has(code));
  }
  return full;
}
