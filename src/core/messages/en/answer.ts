import type { Messages } from "../index.ts";

export const answer: Messages["answer"] = {};
