// The house's log: lines of JSON on standard output, or on standard error for a command whose output is read.
import { type Logger, pino } from "pino";

const redact = ["*.token", "*.botToken", "*.appToken", "*.appSecret", "*.authorization", "err.config", "err.request"];

/** Lines are written together, not each by itself; what is left is written out when the process ends. */
export const openLog = (level: string): Logger =>
  pino({ level, redact }, pino.destination({ sync: false, minLength: 4096, periodicFlush: 200 }));

/** Only what went wrong, beside the command's own output. */
export const openErrorLog = (): Logger => pino({ level: "error", redact }, pino.destination(2));
