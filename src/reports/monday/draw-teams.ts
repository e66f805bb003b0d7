// The teams of a report that holds several, each in a line with the way to its own report, and as a picture.
import { button, text } from "../../core/cards.ts";
import { sayMoney } from "../../core/reading/say.ts";
import type { Part, Row } from "../../core/reply.ts";
import { percentDone } from "../../core/target/goal.ts";
import { reportAction } from "./button.ts";
import { drawCharts } from "./chart.ts";
import type { MondayReport } from "./report.ts";
import { type Words, beforeWords } from "./say.ts";
import type { TeamLine } from "./teams.ts";
import { firstOf } from "./week.ts";

const TEAMS = 8;

export function teamParts(report: MondayReport, words: Words): Part[] {
  const { teams } = report;
  if (teams.length < 2) return [];
  const { monday } = words.messages;
  const chart = drawCharts.perTeam(report, words);
  const hidden = teams.length - TEAMS;
  return [
    text(monday.perTeam, "strong"),
    { part: "rows", rows: teams.slice(0, TEAMS).map((team) => teamRow(report, team, words)) },
    ...(hidden > 0 ? [text(monday.moreTeams(hidden), "quiet")] : []),
    ...(chart ? [{ part: "chart" as const, chart }] : []),
  ];
}

function teamRow({ span }: MondayReport, team: TeamLine, words: Words): Row {
  const { locale, messages } = words;
  const { monday } = messages;
  const { tally, aim, ordersBefore } = team;
  const was = monday.was(beforeWords(span, words), sayMoney(ordersBefore, locale));
  const details = [
    ...(aim.sales === null ? [] : [monday.target(sayMoney(aim.sales, locale), percentDone(tally.orderFen, aim.sales))]),
    was,
    `${monday.labels.collected} ${sayMoney(tally.collectedFen, locale)}`,
    aim.visits === null
      ? monday.visits(tally.visits)
      : monday.visitsOf(tally.visits, aim.visits, percentDone(tally.visits, aim.visits)),
    monday.effectiveOf(tally.effective, tally.visits),
    ...(team.forms.expected === 0 ? [] : [monday.dailiesOf(team.forms.kept, team.forms.expected)]),
  ];
  // Nobody's own report: whoever stands under no manager.
  const see = reportAction({ scope: team.key, monday: firstOf(span), as: "card" });
  return {
    title: `${teamName(team, words)}  ${sayMoney(tally.orderFen, locale)}`,
    detail: details.join(" · "),
    ...(team.key.startsWith("p") && { button: button(messages.answer.show, see) }),
  };
}

export function teamName({ key, name, people }: TeamLine, { messages: { monday } }: Words): string {
  if (name === null) return monday.rest;
  return key.startsWith("t") ? monday.teamAlone(name, people) : monday.of(name, people);
}
