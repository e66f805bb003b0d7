// When the program is killed: by time, at a commit, when it calls a platform, and when a platform has just taken something.
import type { Aim } from "./child.ts";
import type { Luck } from "./luck.ts";

export type Moment =
  | { by: "start"; ms: number } // after its process was begun
  | { by: "time"; ms: number } // after it said that it is open
  | { by: "commit"; aim: Aim }
  | { by: "call"; nth: number } // a call has arrived and nothing was done yet
  | { by: "shown"; nth: number }; // something has just appeared on a screen, and the program has no answer yet

export function chooseMoment(luck: Luck): Moment {
  const by = luck.pick(["start", "time", "commit", "commit", "commit", "call", "shown"] as const);
  switch (by) {
    case "start":
      return { by, ms: luck.below(3_000) };
    case "time":
      return { by, ms: luck.below(3_000) };
    case "commit": {
      const when = luck.pick(["before", "after", "after"] as const);
      return { by, aim: { nth: luck.between(1, 50), when, delayMs: luck.pick([0, 0, 1, 2, 4, 8, 16, 40]) } };
    }
    case "call":
    case "shown":
      return { by, nth: luck.between(1, 40) };
  }
}
