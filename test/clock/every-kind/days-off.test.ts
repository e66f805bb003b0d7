// Every kind of reminder that falls due on a Saturday: an ordinary one is left in peace, one that is worked is a day as any.
import { describe, expect, it } from "vitest";
import { forEachDatabase } from "../../support/database.ts";
import type { Kind } from "./kind.ts";
import { groups } from "./kinds.ts";
import { playAll } from "./play.ts";
import { around, arrivals, type Moment } from "./scene.ts";

const SATURDAY = "2026-11-21";
/** Worked, for a day of the National Day's holidays. */
const MAKE_UP = "2026-10-10";

const FRIDAY_TIMES: readonly Moment[] = ["-1 08:29", "-1 08:30", "-1 16:00", "-1 17:30"];
const MONDAY_TIMES: readonly Moment[] = ["+2 08:29", "+2 08:30", "+2 09:00", "+2 17:30"];

forEachDatabase((_name, openFresh) => {
  describe.each(groups)("$group", ({ kinds }) => {
    describe("on an ordinary Saturday", () => {
      const came = playAll(openFresh, {
        kinds,
        opening: () => ({ platform: "slack", day: SATURDAY }),
        play: (scene, kind) => {
          const moments = [...FRIDAY_TIMES, ...around(kind.time), ...MONDAY_TIMES];
          return arrivals(scene, kind, scene.stillAhead(moments));
        },
      });
      it.each(kinds)("$name", (kind: Kind) => expect(came(kind)).toEqual(kind.comes.dayOff));
    });

    describe("on a Saturday that is worked", () => {
      const came = playAll(openFresh, {
        kinds,
        opening: () => ({ platform: "slack", day: MAKE_UP }),
        play: (scene, kind) => arrivals(scene, kind, around(kind.time)),
      });
      it.each(kinds)("$name", (kind: Kind) => expect(came(kind)).toEqual(kind.comes.makeUp ?? [`0 ${kind.time}`]));
    });
  });
});
