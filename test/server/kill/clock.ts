// The clock that the program and the platforms share, which a test moves.

/**
 * The clock of everybody: the real one, and so much ahead. It is only moved while no program runs; the platforms follow
 * when one is connected again, so that what they have to repeat is not all repeated to nobody.
 */
export type SharedClock = { aheadMs: number; now(): Date; platformsFollow(): void; onPlatforms(): Date };

export function makeClock(at: string): SharedClock {
  let platformsAheadMs = new Date(at).getTime() - Date.now();
  const clock: SharedClock = {
    aheadMs: platformsAheadMs,
    now: () => new Date(Date.now() + clock.aheadMs),
    platformsFollow() {
      platformsAheadMs = clock.aheadMs;
    },
    onPlatforms: () => new Date(Date.now() + platformsAheadMs),
  };
  return clock;
}
