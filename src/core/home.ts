// A person's home: recent records, open promises, open complaints, and what to type when there is nothing yet.
import { button, buttons, text } from "./cards.ts";
import { findVisible } from "./find.ts";
import { exampleOf, rowOfFound } from "./look.ts";
import type { Card, Part } from "./reply.ts";
import { recordLabel } from "./say-value.ts";
import { dueRow, openCases, openPromises } from "./today.ts";
import type { Turn } from "./turn.ts";

const RECENT = 8;

export async function home(turn: Turn): Promise<Card> {
  const { answer } = turn.messages;
  const [main] = turn.records;
  const parts: Part[] = [];
  const commands = turn.records
    .filter((record) => record.command && record.madeBy.includes(turn.speaker.role))
    .slice(0, 2);
  const make = commands.map((record) =>
    button(answer.record(recordLabel(record, turn.messages)), { do: "new", record: record.name }, "primary"),
  );
  parts.push(buttons(...make, button(answer.todayButton, { do: "today" }), button(answer.helpButton, { do: "help" })));
  const promises = await openPromises(turn);
  parts.push(text(answer.homePromises, "strong"));
  parts.push(
    ...rowsOr(
      promises.map(({ found, day }) => dueRow(turn, found, day)),
      answer.homeEmptyPromises,
    ),
  );
  const cases = await openCases(turn);
  parts.push(text(answer.homeComplaints, "strong"));
  parts.push(
    ...rowsOr(
      cases.map((found) => rowOfFound(turn, found)),
      answer.homeEmptyComplaints,
    ),
  );
  if (main) {
    const page = { where: { OR: main.makers.map((column) => ({ [column]: turn.speaker.id })) }, take: RECENT };
    const { found } = await findVisible(turn.database, turn.speaker, main, page);
    parts.push(text(answer.homeRecent, "strong"));
    parts.push(
      ...rowsOr(
        found.map((one) => rowOfFound(turn, one)),
        `${answer.homeEmptyVisits} ${main.command} ${exampleOf(turn, main)}`,
      ),
    );
  }
  return { title: answer.homeTitle, tone: "plain", summary: answer.homeTitle, parts };
}

const rowsOr = (rows: (Part & { part: "rows" })["rows"], empty: string): Part[] =>
  rows.length ? [{ part: "rows", rows }] : [text(empty, "quiet")];
