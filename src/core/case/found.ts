// A case as it stands: its complaint's row, the names in it, and what somebody is to it.
import type { ComplaintModel } from "../../generated/sqlite/models.ts";
import { findReports } from "../access.ts";
import type { Speaker } from "../person.ts";
import type { RecordType } from "../record.ts";
import type { Database, Row } from "../store/database.ts";
import { type Room, type Turn, dayOf } from "../turn.ts";
import { findAbsent } from "./absence.ts";
import type { CaseRole, CaseState, Step } from "./steps.ts";

type Names = {
  customerName: string;
  customerClass: string | null;
  customerKaLevel: string | null;
  reporterName: string;
  assigneeName: string | null;
  isAssigneeActive: boolean | null;
  deciderName: string | null;
  proposerName: string | null;
};

/** Amounts are numbers of fen, as the one save's reader gives them. */
export type Case = Omit<ComplaintModel, "proposalFen" | "step"> & { proposalFen: number | null; step: Step } & Names;

const CASE = `SELECT c.*, k."name" AS "customerName", k."class" AS "customerClass", k."kaLevel" AS "customerKaLevel",
  r."name" AS "reporterName", a."name" AS "assigneeName", a."isActive" AS "isAssigneeActive",
  d."name" AS "deciderName", p."name" AS "proposerName"
  FROM "Complaint" c JOIN "Customer" k ON k."id" = c."customerId" JOIN "Person" r ON r."id" = c."reporterId"
  LEFT JOIN "Person" a ON a."id" = c."assigneeId" LEFT JOIN "Person" d ON d."id" = c."deciderId"
  LEFT JOIN "Person" p ON p."id" = c."proposerId"`;

const numbered = (row: Case): Case => ({
  ...row,
  proposalFen: row.proposalFen === null ? null : Number(row.proposalFen),
});

export async function findCase(database: Database, id: number): Promise<Case | null> {
  const [row] = await database.read<Case>(`${CASE} WHERE c."id" = ?`, [id]);
  return row ? numbered(row) : null;
}

export async function findCases(database: Database, ids: readonly number[]): Promise<Case[]> {
  if (ids.length === 0) return [];
  const rows = await database.read<Case>(`${CASE} WHERE c."id" IN (${ids.map(() => "?").join(", ")})`, ids);
  return rows.map(numbered);
}

/** The kind of record that is carried as a case; null: this house has none. */
export const caseRecord = (room: Pick<Room, "records">): RecordType | null =>
  room.records.find((record) => record.told === "customerService") ?? null;

export const caseNumber = ({ id }: Pick<Case, "id">): string => `T-${id}`;

export const stateOf = (found: Case): CaseState => ({
  step: found.step,
  isWaiting: found.waitingSince !== null,
  // Whoever has left the company holds nothing any more.
  isHeld: found.assigneeId !== null && found.isAssigneeActive !== false,
  isAsked: found.deciderId !== null,
  isReleased: found.releasedAt !== null,
  isVexatious: found.nature === "vexatious",
  closedAt: found.closedAt,
});

/** What the speaker is to a case (DESIGN §5); none: he may do nothing with it. */
export async function findRoles(turn: Pick<Turn, "database" | "speaker" | "now">, found: Case): Promise<CaseRole[]> {
  const { id, role } = turn.speaker;
  const roles: CaseRole[] = [];
  if (found.assigneeId === id || (await isStandIn(turn, found.assigneeId))) roles.push("holder");
  if (role === "cs") roles.push("cs");
  if (found.reporterId === id) roles.push("reporter");
  if (await isAbove(turn.database, turn.speaker, found)) roles.push("line");
  if (found.deciderId === id || (found.deciderId !== null && (await isAboveOf(turn, found.deciderId))))
    roles.push("decider");
  return roles;
}

/** For somebody who is away today. */
async function isStandIn({ database, speaker, now }: Pick<Turn, "database" | "speaker" | "now">, of: number | null) {
  if (of === null) return false;
  return (await findAbsent(database, dayOf(now, speaker.timezone))).get(of) === speaker.id;
}

/** Above the decider in the reporting line: whoever he could have asked himself. */
async function isAboveOf(turn: Pick<Turn, "database" | "speaker">, personId: number): Promise<boolean> {
  const { speaker } = turn;
  if (speaker.role === "director") return true;
  return speaker.role === "manager" && (await findReports(turn.database, speaker.id)).includes(personId);
}

async function isAbove(database: Database, { id, role, teamId }: Speaker, found: Case): Promise<boolean> {
  if (role === "director") return true;
  if (role !== "manager") return false;
  if (teamId !== null && teamId === found.teamId) return true;
  const below = await findReports(database, id);
  return below.includes(found.reporterId) || (found.assigneeId !== null && below.includes(found.assigneeId));
}

/** A case with some columns changed, before they are kept. */
export const withColumns = (found: Case, set: Row): Case => ({ ...found, ...set });
