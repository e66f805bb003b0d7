// Many numbers of one kind at once: an import of 100,000 rows would else wait for thousands of small blocks.
import type { Database } from "../store/database.ts";
import { Stale } from "../store/failures.ts";

/** Tries while others take numbers of the same kind at the same moment. */
const MOST_TRIES = 20;

/** Gives `count` numbers, one a call, that nobody else is given; see Database.nextId. One more than `count` throws. */
export async function takeNumbers(database: Database, name: string, count: number): Promise<() => number> {
  let next = count === 0 ? 0 : await reserve(database, name, count);
  const end = next + count;
  return () => {
    if (next === end) throw new Error(`more numbers of ${name} were asked for than were taken`);
    next += 1;
    return next - 1;
  };
}

/** The first of them. */
async function reserve(database: Database, name: string, count: number): Promise<number> {
  // Makes the row of this kind where there is none.
  const first = await database.nextId(name);
  if (count === 1) return first;
  for (let tries = 1; ; tries++) {
    const [row] = await database.read<{ next: number }>(`SELECT "next" FROM "Sequence" WHERE "name" = ?`, [name]);
    const next = row?.next ?? 1;
    try {
      await database.save([{ update: "Sequence", where: { name, next }, set: { next: next + count }, expect: 1 }]);
      return next;
    } catch (error) {
      if (!(error instanceof Stale) || tries === MOST_TRIES) throw error;
    }
  }
}
