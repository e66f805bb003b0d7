// Every kind of reminder at its instant: not a minute before, once, and still once when the clock ticks again or was restarted.
import { describe, expect, it } from "vitest";
import type { PlatformName } from "../../../src/core/ask.ts";
import { forEachDatabase } from "../../support/database.ts";
import type { Kind } from "./kind.ts";
import { groups } from "./kinds.ts";
import { playAll } from "./play.ts";
import { around, arrivals, minutesFrom, type Moment } from "./scene.ts";

const restarted = (time: string): Moment[] => [-1, 0, 1].map((minutes) => minutesFrom(time, minutes));

forEachDatabase((_name, openFresh) => {
  describe.each(groups)("$group", ({ kinds }) => {
    describe.each<PlatformName>(["slack", "feishu"])("on time on %s", (platform) => {
      const came = playAll(openFresh, {
        kinds,
        opening: ({ day }) => ({ platform, day }),
        play: (scene, kind) => arrivals(scene, kind, around(kind.time)),
      });
      it.each(kinds)("$name", (kind: Kind) => expect(came(kind)).toEqual([`0 ${kind.time}`]));
    });

    describe("with the program restarted before and after it", () => {
      const came = playAll(openFresh, {
        kinds,
        opening: ({ day }) => ({ platform: "slack", day }),
        play: (scene, kind) => arrivals(scene, kind, restarted(kind.time), () => scene.world.restart()),
      });
      it.each(kinds)("$name", (kind: Kind) => expect(came(kind)).toEqual([`0 ${kind.time}`]));
    });
  });
});
