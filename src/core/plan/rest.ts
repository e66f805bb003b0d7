// The lines of a paste that were not understood, kept together: on Feishu a form takes the card's place, so that the answer to
// one of them has to show the others again.
import { button, text } from "../cards.ts";
import type { Button, Part, Row } from "../reply.ts";
import type { Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";

/** `draft` null: there is nothing to be done about it. */
export type LeftLine = { line: string; why: string; draft: number | null; isColleagues: boolean };

const NAME = "planRest";
/** A paste is worked off at once or not at all. */
const DAYS = 2;

export async function keepRest(turn: Turn, left: readonly LeftLine[]): Promise<Write> {
  const row = {
    id: await turn.database.nextId("draft"),
    personId: turn.speaker.id,
    record: NAME,
    values: JSON.stringify(left.filter(({ draft }) => draft !== null)),
    platform: turn.ask.actor.platform,
    createdAt: turn.now,
  };
  return { insert: "Draft", row };
}

export const sayLeft = (turn: Turn, left: readonly LeftLine[]): Part[] =>
  left.length === 0
    ? []
    : [text(turn.messages.plans.left, "strong"), { part: "rows", rows: left.map((one) => rowOf(turn, one)) }];

function rowOf(turn: Turn, { line, why, draft, isColleagues }: LeftLine): Row {
  const { plans } = turn.messages;
  const act = (id: number): Button =>
    isColleagues
      ? button(plans.putOnAnyway, { do: "confirm", draft: id })
      : button(plans.complete, { do: "new", record: "plan", draft: id });
  return { title: line, detail: why, ...(draft !== null && { button: act(draft) }) };
}

/** The other lines of the paste that this draft came from, as far as nobody has answered them yet. */
export async function restParts(turn: Turn, draft: number | undefined): Promise<Part[]> {
  if (draft === undefined) return [];
  const since = new Date(turn.now.getTime() - DAYS * 86_400_000);
  const sql = `SELECT "values" FROM "Draft" WHERE "createdAt" > ? AND "personId" = ? AND "record" = ? ORDER BY "id" DESC`;
  const kept = await turn.database.read<{ values: string }>(sql, [since, turn.speaker.id, NAME]);
  const pastes = kept.map(({ values }) => JSON.parse(values) as LeftLine[]);
  const lines = pastes.find((paste) => paste.some((one) => one.draft === draft)) ?? [];
  const others = lines.filter((one) => one.draft !== draft);
  if (others.length === 0) return [];
  const marks = others.map(() => "?").join(", ");
  const open = await turn.database.read<{ id: number }>(
    `SELECT "id" FROM "Draft" WHERE "id" IN (${marks}) AND "usedAt" IS NULL`,
    others.map((one) => one.draft),
  );
  const ids = new Set(open.map(({ id }) => id));
  return sayLeft(
    turn,
    others.filter((one) => one.draft !== null && ids.has(one.draft)),
  );
}
