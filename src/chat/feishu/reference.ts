// The short code that a person can read out when something failed; the log has it too.
import { createHash } from "node:crypto";

export const referenceOf = (key: string): string =>
  createHash("sha256").update(key).digest("hex").slice(0, 6).toUpperCase();
