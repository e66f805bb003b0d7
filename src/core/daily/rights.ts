// Who decides on a day's report: whoever was asked and those above; never the one who wrote it.
import { findReports } from "../access.ts";
import type { Turn } from "../turn.ts";
import type { Daily } from "./find.ts";

export async function mayDecide({ database, speaker }: Turn, { repId, askedId }: Pick<Daily, "repId" | "askedId">) {
  if (speaker.id === repId) return false;
  if (speaker.role === "director" || speaker.id === askedId) return true;
  return speaker.role === "manager" && (await findReports(database, speaker.id)).includes(repId);
}

/** Roles that visit customers, and so report their days. */
export const REPORTING: readonly string[] = ["rep", "manager", "director"];
