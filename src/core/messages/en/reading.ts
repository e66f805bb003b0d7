import type { Messages } from "../index.ts";

export const reading: Messages["reading"] = {};
