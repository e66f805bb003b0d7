// Every kind of reminder in a zone whose clock has just been changed: at its time on the wall, on both sides of the year.
import { describe, expect, it } from "vitest";
import { addDays } from "../../../src/core/calendar/weeks.ts";
import { forEachDatabase } from "../../support/database.ts";
import type { Kind } from "./kind.ts";
import { groups } from "./kinds.ts";
import { playAll } from "./play.ts";
import { around, arrivals } from "./scene.ts";

const NEW_YORK = "America/New_York";
/** What was said on the Friday before falls due on the Monday after. */
const CHANGES = [
  ["back on 2026-11-01", "2026-11-02"],
  ["forward on 2027-03-14", "2027-03-15"],
] as const;

/** The week's draft is of its last workday. */
const dayOf = ({ job }: Kind, monday: string): string => (job === "friday draft" ? addDays(monday, 4) : monday);

forEachDatabase((_name, openFresh) => {
  describe.each(groups)("$group", ({ kinds }) => {
    describe.each(CHANGES)("in New York, put %s", (_change, monday) => {
      const came = playAll(openFresh, {
        kinds,
        opening: (kind) => ({ platform: "slack", day: dayOf(kind, monday), zone: NEW_YORK }),
        play: (scene, kind) => arrivals(scene, kind, around(kind.time)),
      });
      it.each(kinds)("$name", (kind: Kind) => expect(came(kind)).toEqual([`0 ${kind.time}`]));
    });
  });
});
