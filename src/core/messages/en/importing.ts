import type { Messages } from "../index.ts";

export const importing: Messages["importing"] = {};
