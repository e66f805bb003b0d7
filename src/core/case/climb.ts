// A case climbs: nobody answered, so the next on the ladder is asked, in one save with all who hear of it.
import type { Calendar } from "../calendar/working-time.ts";
import { workingInstant } from "../hold.ts";
import { type Locale, messagesFor } from "../messages/index.ts";
import { findPerson } from "../person.ts";
import type { Row, Write } from "../store/database.ts";
import { dayOf } from "../turn.ts";
import { type Case, caseNumber, withColumns } from "./found.ts";
import { type Climber, findClimbers, mayDecide } from "./ladder.ts";
import { type Telling, bringTo, writeCards } from "./places.ts";
import { keepOwnEntry, tellChannels } from "./own-entry.ts";
import type { Silence } from "./watch.ts";

/** Who is asked next, and when. */
export type Next = { climber: Climber; at: Date };

/**
 * The first above the reached level who is there (J-03); of a proposal the first above its decider who may decide so much.
 * Null: nobody is left.
 */
export async function findNext(telling: Telling, found: Case, silence: Silence): Promise<Next | null> {
  const { database, calendars, now } = telling;
  const calendar = await calendars.find(found.teamId, now);
  const climber =
    silence.of === "decider"
      ? await findNextDecider(telling, found, calendar)
      : await findNextClimber({ database, now }, found, calendar);
  return climber && { climber, at: calendar.addWorkingHours(silence.since, climber.afterHours) };
}

/** The next on the ladder, silence or not: who hears of a breach. */
export async function findNextClimber(
  { database, now }: Pick<Telling, "database" | "now">,
  { teamId, assigneeId, reporterId, level }: Case,
  calendar: Calendar,
): Promise<Climber | null> {
  const today = dayOf(now, calendar.timezone);
  const climbers = await findClimbers(database, { teamId, holderId: assigneeId ?? reporterId, today });
  return climbers.find((climber) => climber.level > level) ?? null;
}

async function findNextDecider(
  { database, now }: Telling,
  { teamId, proposerId, reporterId, deciderId, proposalFen }: Case,
  calendar: Calendar,
): Promise<Climber | null> {
  const today = dayOf(now, calendar.timezone);
  const climbers = await findClimbers(database, { teamId, holderId: proposerId ?? reporterId, today });
  const reached = climbers.findIndex(({ id }) => id === deciderId);
  const above = climbers.slice(reached + 1).filter(({ id }) => id !== deciderId);
  return above.find(({ limitFen }) => mayDecide(limitFen, proposalFen ?? 0)) ?? null;
}

/** What a climb keeps: stale when anybody did or said anything meanwhile, so that nobody who answered is passed over. */
export async function climb(telling: Telling, found: Case, { climber, of }: Climbing): Promise<Write[]> {
  const { now, house } = telling;
  const set: Row = {
    ...(of === "decider" ? { deciderId: climber.id } : { level: climber.level }),
    askedAt: now,
    answeredAt: null,
    updatedAt: now,
    watchAt: now,
    version: found.version + 1,
  };
  const after: Case = { ...withColumns(found, set), ...(of === "decider" && { deciderName: climber.name }) };
  const { version, id, answeredAt } = found;
  const own = messagesFor(house.locale).cases;
  const said = [`→ ${climber.name}`, ...(climber.passed.length ? [own.awayNote(climber.passed)] : [])].join(" · ");
  const entry = await keepOwnEntry(telling, { found, deed: "climb", text: said });
  const title = (locale: Locale) => titleFor(locale, after, of);
  const person = await findPerson(telling.database, climber.id, house);
  const calendar = person && (await telling.calendars.findIn(person.timezone, now));
  const dueAt = calendar ? workingInstant(calendar, now) : now;
  return [
    { update: "Complaint", where: { id, version, answeredAt }, set, expect: 1 },
    await changeOf(telling, found, set),
    entry.write,
    ...(await writeCards(telling, after, after.version)),
    ...(await bringTo(telling, { found: after, personId: climber.id, title, mark: after.version, dueAt })),
    ...(await tellChannels(telling, { found: after, key: `deed:${entry.id}`, deed: "climb", text: said })),
  ];
}

type Climbing = { climber: Climber; of: Silence["of"] };

function titleFor(locale: Locale, found: Case, of: Silence["of"]): string {
  const { caseClock } = messagesFor(locale);
  const number = caseNumber(found);
  return of === "decider"
    ? caseClock.decideTitle(number, found.customerName)
    : caseClock.climbTitle(number, found.customerName);
}

/** The history of the columns; nobody did it. */
async function changeOf({ database, now }: Telling, found: Case, set: Row): Promise<Write> {
  const { version, level, deciderId } = found;
  return {
    insert: "Change",
    row: {
      id: await database.nextId("change"),
      record: "case",
      recordId: found.id,
      personId: null,
      action: "edit",
      before: JSON.stringify({ version, level, deciderId }),
      after: JSON.stringify(set),
      platform: found.platform,
      at: now,
    },
  };
}
