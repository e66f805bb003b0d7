// Plays the conversations of one circumstance, each kind's in a world of its own, so that each cell of the table is one test.
import { beforeAll } from "vitest";
import type { Database } from "../../../src/core/store/database.ts";
import type { OpenFresh } from "../../support/database.ts";
import type { Kind } from "./kind.ts";
import { type Opening, openScene, type Scene } from "./scene.ts";

/** They mostly wait for the fake platforms to be quiet. */
const SIDE_BY_SIDE = 4;

export type Circumstance<T> = {
  kinds: readonly Kind[];
  opening(kind: Kind): Omit<Opening, "database">;
  /** After what people said and tapped to set it up, and a tick of the clock. */
  play(scene: Scene, kind: Kind): Promise<T>;
};

/** What came of it for a kind; throws what its conversation threw. */
export function playAll<T>(openFresh: OpenFresh, circumstance: Circumstance<T>): (kind: Kind) => T {
  const played = new Map<string, () => T>();
  beforeAll(async () => {
    const left = [...circumstance.kinds];
    const playOn = async () => {
      for (let kind = left.shift(); kind !== undefined; kind = left.shift())
        played.set(kind.name, await playOne(await openFresh(), kind, circumstance));
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, playOn));
  });
  return ({ name }) => {
    const result = played.get(name);
    if (!result) throw new Error(`“${name}” was not played`);
    return result();
  };
}

async function playOne<T>(database: Database, kind: Kind, { opening, play }: Circumstance<T>): Promise<() => T> {
  const scene = await openScene({ database, ...opening(kind) });
  try {
    await kind.setUp(scene);
    await scene.world.tick();
    const result = await play(scene, kind);
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  } finally {
    await scene.world.close();
  }
}
