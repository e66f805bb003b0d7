// Opens the door, lets the house be loaded behind it, and closes everything in reverse when the program is told to stop.
import { setImmediate as breathe } from "node:timers/promises";
import closeWithGrace from "close-with-grace";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { type Door, openDoor } from "./server.ts";
import type { OpenHouse } from "./start.ts";

type Closer = () => Promise<unknown>;

/** What is opened adds how it is closed to `closers`. */
export type Opening = { config: Config; isTrial: boolean; log: Logger; closers: Closer[]; door: Door };

/** What ends programs usually waits 10 s before it kills them. */
const CLOSE_WITHIN_MS = 9_500;

/** Runs until it is told to stop. What fails to open closes what was opened. */
export function holdOpen(openHouse: (opening: Opening) => Promise<void>): OpenHouse {
  return async (config, isTrial) => {
    const closers: Closer[] = [];
    // In reverse: what was opened last needs the others still.
    const close = async () => {
      for (const closer of closers.splice(0).toReversed()) await closer();
    };
    let log: Logger | undefined;
    const grace = closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: false }, async ({ err }) => {
      if (err) log?.fatal({ err }, "closing after an error");
      await close();
    });
    try {
      // The rest is loaded behind the open door: that takes several times as long as node itself.
      const door = await openDoor(config.port, { isTrial });
      closers.push(async () => door.close());
      await breathe();
      log = (await import("./log.ts")).openLog(config.logLevel);
      await openHouse({ config, isTrial, log, closers, door });
    } catch (error) {
      grace.uninstall();
      await close();
      throw error;
    }
  };
}
