// What stands behind `/report`: which week, whose, and as what.
import type { Database } from "../../core/store/database.ts";
import { findEveryone } from "./line.ts";
import type { Viewer } from "./scope.ts";
import { isMonth, readPeriod } from "../../core/target/period.ts";
import { addDays, mondayOf, readWeek, weekOf } from "./week.ts";

export type ReportFormat = "card" | "xlsx" | "pdf" | "json";

/** `monday`: of the week wanted, or the month (2026-10). `who`: the rest, a name. */
export type ReportWords = { monday: string; format: ReportFormat; who: string };
export type WordsProblem = { badWeek: string };

const WEEKS: Record<string, number> = {
  上周: -1,
  "last week": -1,
  本周: 0,
  这周: 0,
  "this week": 0,
  下周: 1,
  "next week": 1,
};

const MONTHS = ["上个月", "上月", "last month", "这个月", "本月", "this month", "下个月", "下月", "next month"];

const LOOKS_LIKE_WEEK = /^(?:\d{4}-?w\d{1,2}|w\d{1,2})$/iu;

/** Words in any order; what is no week and no format is a name. Nothing said: this week so far. */
export function readReportWords(typed: string, today: string): ReportWords | WordsProblem {
  let rest = typed.normalize("NFKC").trim().replaceAll(/\s+/gu, " ");
  let monday = mondayOf(today);
  for (const [word, weeks] of Object.entries(WEEKS)) {
    const without = takeWord(rest, word);
    if (without === null) continue;
    rest = without;
    monday = addDays(mondayOf(today), 7 * weeks);
  }
  for (const word of MONTHS) {
    const without = takeWord(rest, word);
    const month = without === null ? null : readPeriod(word, today);
    if (without === null || month === null) continue;
    rest = without;
    monday = month;
  }
  let format: ReportFormat = "card";
  const names: string[] = [];
  for (const word of rest.split(" ").filter(Boolean)) {
    const lower = word.toLowerCase();
    if (lower === "xlsx" || lower === "pdf" || lower === "json") format = lower;
    else if (LOOKS_LIKE_WEEK.test(word)) {
      const found = readWeek(lower.startsWith("w") ? `${weekOf(today).slice(0, 4)}-${word}` : word);
      if (found === null) return { badWeek: word };
      monday = found;
    } else {
      const period = readPeriod(word, today);
      if (period !== null && isMonth(period)) monday = period;
      else names.push(word);
    }
  }
  return { monday, format, who: names.join(" ") };
}

/** The text without this word, or null where it does not stand in it by itself. */
function takeWord(text: string, word: string): string | null {
  const spaced = ` ${text} `;
  const at = spaced.toLowerCase().indexOf(` ${word} `);
  return at === -1 ? null : `${spaced.slice(0, at)} ${spaced.slice(at + word.length + 1)}`.trim();
}

const EVERYBODY = ["全公司", "公司", "全部", "all", "company"];

export type Named = { key: string; name: string; team: string | null };

/** What a name means: a person, a team, the company. Several: namesakes. Rights are not looked at here. */
export async function findNamed(database: Database, typed: string, viewer: NonNullable<Viewer>): Promise<Named[]> {
  const name = plain(typed);
  if (EVERYBODY.includes(name)) return [{ key: "all", name: typed, team: null }];
  const teams = await database.read<{ id: number; name: string }>(`SELECT "id", "name" FROM "Team" ORDER BY "id"`);
  const people = await findEveryone(database);
  const teamOf = (id: number | null) => teams.find((team) => team.id === id)?.name ?? null;
  const all: Named[] = [
    ...people.map(({ id, name: called, teamId }) => ({ key: `p${id}`, name: called, team: teamOf(teamId) })),
    ...teams.map(({ id, name: called }) => ({ key: `t${id}`, name: called, team: null })),
  ];
  const exact = all.filter((one) => plain(one.name) === name);
  const begun = exact.length > 0 ? exact : all.filter((one) => plain(one.name).startsWith(name));
  // His own name is himself, whoever else is called so.
  return begun.find(({ key }) => key === `p${viewer.id}`) ? begun.filter(({ key }) => key === `p${viewer.id}`) : begun;
}

const plain = (text: string): string => text.normalize("NFKC").replaceAll(/\s+/gu, "").toLowerCase();
