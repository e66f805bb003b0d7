// The teams of a report that holds several: what each came to, so that they add up to the whole (E-01, the reporting line).
import type { Database } from "../../core/store/database.ts";
import { type Aim, NO_AIM } from "./aims.ts";
import type { WeekFacts } from "./figures.ts";
import { type FormsCount, NO_FORMS } from "./forms.ts";
import { NOTHING, type Tally } from "./tally.ts";

/** `key`: a manager's (`p7`), a team's that has none (`t3`), or `rest`: whoever stands under neither. */
export type TeamLine = {
  key: string;
  name: string | null;
  people: number;
  tally: Tally;
  ordersBefore: number;
  aim: Aim;
  forms: FormsCount;
};

/** None where all stand in one team. The most sold first, `rest` last. */
export async function findTeams(database: Database, facts: WeekFacts, before: WeekFacts): Promise<TeamLine[]> {
  const keys = [...new Set([...facts.members.map(({ group }) => group), ...facts.groups.keys()])];
  if (keys.length < 2 || !keys.some((key) => key.startsWith("p"))) return [];
  const names = await findNames(database, keys);
  const lines = keys.map((key): TeamLine => {
    return {
      key,
      name: names.get(key) ?? null,
      people: facts.members.filter(({ group, isActive }) => group === key && isActive).length,
      tally: facts.groups.get(key) ?? NOTHING,
      ordersBefore: before.groups.get(key)?.orderFen ?? 0,
      aim: facts.aims.groups.get(key) ?? NO_AIM,
      forms: facts.forms.groups.get(key) ?? NO_FORMS,
    };
  });
  const isShown = ({ key, tally }: TeamLine) => key !== "rest" || tally.visits > 0;
  const last = ({ key }: TeamLine) => Number(key === "rest");
  return lines
    .filter(isShown)
    .toSorted((one, other) => last(one) - last(other) || other.tally.orderFen - one.tally.orderFen);
}

async function findNames(database: Database, keys: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [letter, table] of [
    ["p", "Person"],
    ["t", "Team"],
  ] as const) {
    const ids = keys.filter((key) => key.startsWith(letter)).map((key) => Number(key.slice(1)));
    if (ids.length === 0) continue;
    const sql = `SELECT "id", "name" FROM "${table}" WHERE "id" IN (${ids.map(() => "?").join(", ")})`;
    for (const { id, name } of await database.read<{ id: number; name: string }>(sql, ids))
      names.set(`${letter}${id}`, name);
  }
  return names;
}
