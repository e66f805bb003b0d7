// What was last given at a customer's, as far as the reader may see it.
import type { Sees } from "../sights.ts";
import type { Cell, Database } from "../store/database.ts";

export type LastGift = { name: string | null; what: string | null; fen: number | null; on: string; by: string };

/** `to`: of whom only; null: of anybody there. */
export type GiftsAt = { customerId: number; ownerId: number | null; to: { contactId: number; name: string } | null };

type Row = Omit<LastGift, "fen"> & { amountFen: bigint | number | null; repId: number };

/** Of those that one person's right hides an older one is not looked for behind. */
export async function findLastGift(
  { read }: Pick<Database, "read">,
  { customerId, ownerId, to }: GiftsAt,
  sees: Sees,
): Promise<LastGift | null> {
  const whom = to === null ? "" : `AND (g."contactId" = ? OR g."name" = ?)`;
  const sql = `SELECT g."name", g."what", g."amountFen", g."givenOn" AS "on", g."repId", p."name" AS "by"
    FROM "Care" g JOIN "Person" p ON p."id" = g."repId"
    WHERE g."customerId" = ? AND g."kind" = 'gift' AND g."undoneAt" IS NULL ${whom}
    ORDER BY g."givenOn" DESC, g."id" DESC LIMIT 1`;
  const params: Cell[] = [customerId, ...(to === null ? [] : [to.contactId, to.name])];
  const [gift] = await read<Row>(sql, params);
  if (!gift || !sees("care", [gift.repId], ownerId)) return null;
  const { name, what, on, by, amountFen } = gift;
  return { name, what, on, by, fen: amountFen === null ? null : Number(amountFen) };
}
