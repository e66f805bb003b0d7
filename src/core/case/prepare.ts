// What a deed has to know before it changes anything: the calendar, who decides, who is next on the ladder.
import type { Row } from "../store/database.ts";
import { sayMoney } from "../reading/say.ts";
import { valuesOf } from "../row.ts";
import type { Turn } from "../turn.ts";
import { findAbsent } from "./absence.ts";
import type { Doing, Wanted } from "./changes.ts";
import { type Case, caseRecord } from "./found.ts";
import { findClimbers, findDecider } from "./ladder.ts";
import { wordsFor } from "./said.ts";

type Stop = { stop: string };

export async function prepare(turn: Turn, found: Case, { deed, given }: Wanted): Promise<Doing | Stop> {
  const calendar = await turn.calendars.find(found.teamId, turn.now);
  const doing: Doing = { deed, given, personId: turn.speaker.id, now: turn.now, calendar };
  if (deed === "propose" || deed === "change") return withDecision(turn, found, doing);
  if (deed === "escalate") return withClimber(turn, found, doing);
  if (deed === "assign") return withStandIn(turn, doing);
  return deed === "assess" ? { ...doing, following: following(turn, found, doing) } : doing;
}

async function withDecision(turn: Turn, { teamId, proposalFen }: Case, doing: Doing): Promise<Doing | Stop> {
  const amountFen = doing.given.amountFen ?? 0;
  // Whoever may decide what was proposed may decide less; more asks the ladder again.
  if (doing.deed === "change" && amountFen <= (proposalFen ?? 0)) return doing;
  const proposal = { teamId, proposerId: turn.speaker.id, amountFen, today: turn.today };
  const decision = await findDecider(turn.database, proposal);
  if (decision.by !== "nobody") return { ...doing, decision };
  const words = wordsFor(turn.speaker);
  return { stop: words.nobodyDecides(sayMoney(amountFen, turn.speaker.locale)) };
}

/** The first person on a higher level than the case's. Without a holder it climbs from whoever reported it. */
async function withClimber(turn: Turn, found: Case, doing: Doing): Promise<Doing | Stop> {
  const holderId = found.assigneeId ?? found.reporterId;
  const climbers = await findClimbers(turn.database, { teamId: found.teamId, holderId, today: turn.today });
  const climber = climbers.find(({ level }) => level > found.level);
  return climber ? { ...doing, climber } : { stop: wordsFor(turn.speaker).topReached };
}

/** Whoever is away may be given a case; it is said, and his stand-in gets it as well. */
async function withStandIn({ database, today }: Turn, doing: Doing): Promise<Doing> {
  const absent = await findAbsent(database, today);
  const { person } = doing.given;
  if (!person || !absent.has(person.id)) return doing;
  const sql = `SELECT "id", "name" FROM "Person" WHERE "id" = ? AND "isActive"`;
  const [standIn = null] = await database.read<{ id: number; name: string }>(sql, [absent.get(person.id) ?? 0]);
  return { ...doing, away: { standIn } };
}

/** A changed severity moves what is due at once. */
function following(turn: Turn, found: Case, { given, calendar, now }: Doing): Row {
  const record = caseRecord(turn);
  if (!record?.follows || !given.severity) return {};
  const row = found as unknown as Row;
  const values = { ...valuesOf(record, row), severity: given.severity };
  return record.follows(values, row, { now, timezone: calendar.timezone, teamId: found.teamId, calendar });
}
