// What cases need done soon after something happened, beside the sending of letters.
import type { House } from "../person.ts";
import { fetchFiles } from "./files.ts";
import { type Gathering, gatherThreads } from "./gather.ts";
import { freeLeft } from "./left.ts";
import { moveLost } from "./move.ts";

export type Errands = Gathering & { house: House };

/** Threads gathered, files fetched, cards moved, cases freed: how many. What fails is due again the next time. */
export async function runErrands(options: Errands, now: Date): Promise<number> {
  const gathered = await gatherThreads(options, now);
  const fetched = await fetchFiles(options, now);
  const freed = await freeLeft(options, now);
  return gathered + fetched + freed + (await moveLost(options, now));
}
