// Every kind of reminder for who is on leave, and for who silenced it: told when he is back, or never, or all the same.
import { describe, expect, it } from "vitest";
import { forEachDatabase } from "../../support/database.ts";
import { safety } from "./case-kinds.ts";
import type { Kind } from "./kind.ts";
import { groups } from "./kinds.ts";
import { playAll } from "./play.ts";
import { around, arrivals, minutesFrom, type Moment, openScene } from "./scene.ts";

/** His first day back with its usual hours, after two days away. */
const BACK: readonly Moment[] = ["+1 10:00", "+2 08:29", "+2 08:30", "+2 09:00", "+2 17:30"];
/** What was silenced does not come later either. */
const afterwards = (time: string): readonly Moment[] => [minutesFrom(time, 60), "+1 08:30", "+1 10:00"];

forEachDatabase((_name, openFresh) => {
  describe.each(groups)("$group", ({ kinds }) => {
    describe("on leave", () => {
      const came = playAll(openFresh, {
        kinds,
        opening: ({ day }) => ({ platform: "slack", day }),
        play: async (scene, kind) => {
          await scene.says(kind.reader, `/rapport 请假 ${scene.day.slice(5)}..${scene.from(1).slice(5)}`);
          return arrivals(scene, kind, [...around(kind.time), ...BACK]);
        },
      });
      it.each(kinds)("$name", (kind: Kind) => expect(came(kind)).toEqual(kind.comes.leave));
    });

    describe("silenced, and no more an hour later", () => {
      const came = playAll(openFresh, {
        kinds,
        opening: ({ day }) => ({ platform: "slack", day }),
        play: async (scene, kind) => {
          await scene.says(kind.reader, `/rapport 静音 ${kind.mute ?? "全部"}`);
          const told = await arrivals(scene, kind, around(kind.time));
          await scene.says(kind.reader, "/rapport 取消静音");
          const later = kind.mute === null ? [] : await arrivals(scene, kind, afterwards(kind.time));
          return [...told, ...later];
        },
      });
      it.each(kinds)("$name", (kind: Kind) => expect(came(kind)).toEqual(kind.mute === null ? [`0 ${kind.time}`] : []));
    });
  });

  it("a safety complaint of who is on leave is told at once to who is above him", async () => {
    const { day, time } = safety;
    const scene = await openScene({ database: await openFresh(), platform: "slack", day });
    await safety.setUp(scene);
    await scene.says("zhaomin", `/rapport 请假 ${day.slice(5)}`);
    const above = { reader: "chenjing", words: () => [/1 件投诉已过期/u, /负责人 赵敏 还没处理，请过问/u] } as const;
    expect(await arrivals(scene, above, around(time))).toEqual([`0 ${time}`]);
    await scene.world.close();
  });
});
