// What people heard of rivals in a week, in their own words (E-01, 7).
import type { Cell, Database } from "../../core/store/database.ts";
import * as is from "./conditions.ts";
import { type Scope, type Stretch, stretchesOf } from "./scope.ts";
import { instantsOf, within } from "./tally.ts";
import type { Span } from "./week.ts";

const MOST = 3;

/** A few of them, the newest first, each said once. */
export async function findRivalWords(database: Database, scope: Scope, span: Span): Promise<string[]> {
  const [said, told]: [string[], string[]] = [[], []];
  for (const stretch of stretchesOf(scope, span).toReversed()) {
    const { visits, market } = questionsOf(stretch);
    for (const { words } of await database.read<{ words: string }>(visits.sql, visits.params)) said.push(words);
    for (const { words } of await database.read<{ words: string }>(market.sql, market.params)) told.push(words);
  }
  return [...new Set([...said, ...told])].slice(0, MOST);
}

type Questions = Record<"visits" | "market", { sql: string; params: readonly Cell[] }>;

function questionsOf(stretch: Stretch): Questions {
  const { span } = stretch;
  const rep = within(stretch, `"repId"`);
  const visits = `SELECT "competitor" AS "words" FROM "Visit" WHERE "visitedOn" BETWEEN ? AND ? AND ${is.KEPT}
    AND ${is.RIVAL} AND ${rep.sql} ORDER BY "visitedOn" DESC, "id" DESC LIMIT 20`;
  const { from, until } = instantsOf(span, stretch);
  const reporter = within(stretch, `m."repId"`);
  const market = `SELECT m."text" AS "words" FROM "MarketReport" m LEFT JOIN "Visit" v ON v."id" = m."visitId"
    WHERE m."createdAt" >= ? AND m."createdAt" < ? AND ${is.MARKET_OF_ITS_OWN} AND ${reporter.sql}
    ORDER BY m."id" DESC LIMIT 20`;
  return {
    visits: { sql: visits, params: [span.monday, span.through, ...rep.params] },
    market: { sql: market, params: [from, until, ...reporter.params] },
  };
}
