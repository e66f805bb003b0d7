// What people heard of rivals in a week, in their own words (E-01, 7).
import type { Database } from "../../core/store/database.ts";
import * as is from "./conditions.ts";
import type { Scope } from "./scope.ts";
import { instantsOf, within } from "./tally.ts";
import type { Span } from "./week.ts";

const MOST = 3;

/** A few of them, the newest first, each said once. */
export async function findRivalWords(database: Database, scope: Scope, span: Span): Promise<string[]> {
  const rep = within(scope, `"repId"`);
  const visits = `SELECT "competitor" AS "words" FROM "Visit" WHERE "visitedOn" BETWEEN ? AND ? AND ${is.KEPT}
    AND ${is.RIVAL} AND ${rep.sql} ORDER BY "visitedOn" DESC, "id" DESC LIMIT 20`;
  const said = await database.read<{ words: string }>(visits, [span.monday, span.through, ...rep.params]);
  const { from, until } = instantsOf(span, scope);
  const reporter = within(scope, `m."repId"`);
  const market = `SELECT m."text" AS "words" FROM "MarketReport" m LEFT JOIN "Visit" v ON v."id" = m."visitId"
    WHERE m."createdAt" >= ? AND m."createdAt" < ? AND ${is.MARKET_OF_ITS_OWN} AND ${reporter.sql}
    ORDER BY m."id" DESC LIMIT 20`;
  const told = await database.read<{ words: string }>(market, [from, until, ...reporter.params]);
  return [...new Set([...said, ...told].map(({ words }) => words))].slice(0, MOST);
}
