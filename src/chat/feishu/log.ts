// What we need of the house's log.
import type { Logger } from "pino";

export type Log = Pick<Logger, "info" | "warn" | "error">;
