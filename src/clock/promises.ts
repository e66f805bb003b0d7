// A recurring promise whose day is over gets its next time, also while nobody has said what became of this one.
import { addDays } from "../core/calendar/weeks.ts";
import { type Speaker, findPerson } from "../core/person.ts";
import { type Before, makeNext } from "../core/promise/next.ts";
import { comingOf } from "../core/promise/series.ts";
import { Stale } from "../core/store/failures.ts";
import { dayOf } from "../core/turn.ts";
import type { Job, JobOptions } from "./slots.ts";

type Over = Before & { dueOn: string; nextOn: string };

/** Nobody's day is further on than this zone's. */
const FARTHEST_EAST = "Pacific/Kiritimati";

/**
 * Writes no letters. Each time is made once, whoever else makes it at the same moment (test/clock/promises.test.ts). After
 * months of downtime only the next time from today on is made: nobody could have been reminded of those between.
 */
export const recurringPromises: Job = {
  name: "recurring promises",
  async run(options, { now }) {
    const people = new Map<number, Speaker | null>();
    for (const one of await findOver(options, now)) {
      try {
        if (!people.has(one.repId)) people.set(one.repId, await findPerson(options.database, one.repId, options.house));
        const owner = people.get(one.repId);
        if (owner) await goOn(options, one, { owner, now });
      } catch (error) {
        if (error instanceof Stale) continue;
        options.log.warn({ err: error, promise: one.id }, "a promise's next time could not be made; it is tried again");
      }
    }
    return 0;
  },
  preview: async () => [],
};

function findOver({ database }: JobOptions, now: Date): Promise<Over[]> {
  const sql = `SELECT "id", "seriesId", "customerId", "repId", "text", "toWhom", "every", "platform", "dueOn", "nextOn"
    FROM "Promise" WHERE "nextOn" > '' AND "status" = 'open' AND "undoneAt" IS NULL AND "dueOn" < ? ORDER BY "id"`;
  return database.read<Over>(sql, [dayOf(now, FARTHEST_EAST)]);
}

async function goOn({ database }: JobOptions, over: Over, { owner, now }: { owner: Speaker; now: Date }) {
  const today = dayOf(now, owner.timezone);
  if (over.dueOn >= today) return;
  const on = comingOf(over.every, today, addDays(over.nextOn, -1));
  if (on === null) return;
  const { claim, writes } = await makeNext(database, over, { on, owner, now });
  await database.save([claim, ...writes]);
}
