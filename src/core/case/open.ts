// A case begins: its card goes to where its team hears of complaints, and to whoever reported it.
import type { About, Address } from "../notices.ts";
import type { Row, Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { keepEntry } from "./entries.ts";
import type { Case } from "./found.ts";
import { type Opening, findCarers } from "./carers.ts";
import { openPlace } from "./places.ts";

/** `row`: its columns as they are being kept. */
export type Beginning = { about: About; row: Row };

export async function openCase(turn: Turn, { about, row }: Beginning): Promise<Write[]> {
  const found = await newCase(turn, { about, row });
  const { actor, place } = turn.ask;
  const entry = await keepEntry(turn.database, {
    complaintId: found.id,
    at: turn.now,
    kind: "deed",
    personId: turn.speaker.id,
    author: turn.speaker.name,
    text: found.description,
    deed: "receive",
    platform: actor.platform,
    chat: null,
    message: null,
    now: turn.now,
  });
  const writes: Write[] = [entry.write];
  const team = await findTeamPlaces(turn);
  const isLoggedThere = team.some(({ address }) => address.platform === actor.platform && address.chat === place.chat);
  const own: Opening = { address: { platform: actor.platform, toUser: actor.user }, reader: turn.speaker };
  for (const opening of isLoggedThere ? team : [...team, own]) {
    writes.push(...(await openPlace(turn, { found, ...opening })));
  }
  return writes;
}

type CustomerRow = { name: string; class: string | null; kaLevel: string | null };

/** The case as it will stand once it is kept. */
async function newCase(turn: Turn, { about, row }: Beginning): Promise<Case> {
  const sql = `SELECT "name", "class", "kaLevel" FROM "Customer" WHERE "id" = ?`;
  const [customer] = await turn.database.read<CustomerRow>(sql, [about.customer?.id ?? 0]);
  const nothing = Object.fromEntries(COLUMNS.map((name) => [name, null]));
  return {
    ...nothing,
    ...row,
    id: about.id,
    level: 1,
    version: 1,
    reporterId: turn.speaker.id,
    reporterName: turn.speaker.name,
    customerName: customer?.name ?? about.customer?.name ?? "",
    customerClass: customer?.class ?? null,
    customerKaLevel: customer?.kaLevel ?? null,
    assigneeName: null,
    isAssigneeActive: null,
    deciderName: null,
    proposerName: null,
  } as unknown as Case;
}

/** Those that a new complaint leaves empty. */
const COLUMNS = [
  "assigneeId",
  "product",
  "evidence",
  "mood",
  "demand",
  "respondedAt",
  "proposedAt",
  "closedAt",
  "satisfaction",
  "cause",
  "fault",
  "proposal",
  "proposalFen",
  "proposerId",
  "deciderId",
  "releasedAt",
  "waitingSince",
  "resolvedAt",
  "reopenedAt",
  "reviewedAt",
  "closingWords",
  "review",
  "undoneAt",
] as const;

type TeamChat = { complaintPlatform: Address["platform"] | null; complaintChat: string | null };

/**
 * The team's complaint channel; where none is set, the channel it was logged in; else, in private, the team's customer
 * service, else all of it, else the manager (DESIGN §4).
 */
async function findTeamPlaces(turn: Turn): Promise<Opening[]> {
  const channel = await findChannel(turn);
  if (channel) return [{ address: channel, reader: turn.house }];
  const { teamId, managerId, id } = turn.speaker;
  return findCarers(turn, { teamId, managerId, except: id });
}

async function findChannel(turn: Turn): Promise<Address | null> {
  const sql = `SELECT "complaintPlatform", "complaintChat" FROM "Team" WHERE "id" = ?`;
  const [team] = await turn.database.read<TeamChat>(sql, [turn.speaker.teamId ?? 0]);
  if (team?.complaintPlatform && team.complaintChat)
    return { platform: team.complaintPlatform, chat: team.complaintChat };
  const { place, actor } = turn.ask;
  return place.chat && !place.isPrivate ? { platform: actor.platform, chat: place.chat } : null;
}
