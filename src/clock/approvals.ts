// Whether whoever agrees to a person's plans and daily reports may be asked again now.
import { findPeace } from "../core/peace/find.ts";
import { findPerson } from "../core/person.ts";
import { findApprover } from "../core/plan/approver.ts";
import type { JobOptions } from "./slots.ts";

/** `later`: he is in peace at the moment. `muted`: he wants no such question, and sees for himself. */
export type Asking = "now" | "later" | "muted";

/** For one run of a job, by the rep; who has nobody above him may be asked about, since nobody is. */
export async function openApprovals(
  { database, house }: JobOptions,
  now: Date,
): Promise<(repId: number) => Promise<Asking>> {
  const peace = await findPeace({ database, house }, now);
  return async (repId) => {
    const rep = await findPerson(database, repId, house);
    const approver = rep && (await findApprover({ database, house, now }, rep));
    if (!approver) return "now";
    if (peace.isMuted("approvals", approver.id, now)) return "muted";
    return peace.opensAt("approvals", approver.id, now) > now ? "later" : "now";
  };
}
