// Many numbers of one kind at once: an import of 100,000 rows would else wait for thousands of small blocks.
import { type Database } from "../store/database.ts";
import { Stale } from "../store/failures.ts";

/** Tries while others take numbers of the same kind at the same moment. */
const MOST_TRIES = 20;

/** `count` numbers that nobody else is given; see Database.nextId. */
export async function takeNumbers(database: Database, name: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  // Makes the row of this kind where there is none.
  const first = await database.nextId(name);
  if (count === 1) return [first];
  for (let tries = 1; ; tries++) {
    const [row] = await database.read<{ next: number }>(`SELECT "next" FROM "Sequence" WHERE "name" = ?`, [name]);
    const next = row?.next ?? 1;
    try {
      const set = { next: next + count };
      await database.save([{ update: "Sequence", where: { name, next }, set, expect: 1 }]);
      return Array.from({ length: count }, (_, at) => next + at);
    } catch (error) {
      if (!(error instanceof Stale) || tries === MOST_TRIES) throw error;
    }
  }
}
