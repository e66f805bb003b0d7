// Every kind of reminder after three days in which nothing ticked: once, and late where it says so, or by its own rule not at all.
import { describe, expect, it } from "vitest";
import type { PlatformName } from "../../../src/core/ask.ts";
import { forEachDatabase } from "../../support/database.ts";
import { type Kind, TUESDAY } from "./kind.ts";
import { groups } from "./kinds.ts";
import { morningKinds } from "./morning-kinds.ts";
import { playAll } from "./play.ts";
import { arrivals, type Moment, openScene, readsOf } from "./scene.ts";

const BACK: readonly Moment[] = ["+3 10:00", "+3 10:01", "+3 10:31", "+3 17:30", "+3 20:00"];

forEachDatabase((_name, openFresh) => {
  describe.each(groups)("$group", ({ kinds }) => {
    describe("after three days down", () => {
      const after = playAll(openFresh, {
        kinds,
        opening: ({ day }) => ({ platform: "slack", day }),
        play: async (scene, kind) => {
          await scene.world.restart();
          const came = await arrivals(scene, kind, BACK);
          return { came, said: readsOf(scene.person(kind.reader), kind.words(scene)).join("\n") };
        },
      });
      it.each(kinds)("$name", (kind: Kind) => {
        const { came, said } = after(kind);
        expect(came).toEqual(kind.comes.down);
        if (kind.comes.late) expect(said).toMatch(kind.comes.late);
      });
    });
  });

  it.each<PlatformName>(["slack", "feishu"])("all that a morning has is one message on %s", async (platform) => {
    const scene = await openScene({ database: await openFresh(), platform, day: TUESDAY });
    for (const kind of morningKinds) await kind.setUp(scene);
    await scene.world.tick();
    await scene.world.restart();
    const anything = { reader: "wanglei", words: () => [] } as const;
    expect(await arrivals(scene, anything, BACK.slice(0, 3))).toEqual(["+3 10:00"]);
    for (const kind of morningKinds) {
      const told = readsOf(scene.person("wanglei"), [/这条提醒来晚了/u, ...kind.words(scene)]);
      expect([kind.name, told.length]).toEqual([kind.name, kind.comes.down.length]);
    }
    await scene.world.close();
  });
});
