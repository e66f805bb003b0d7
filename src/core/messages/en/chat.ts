import type { Messages } from "../index.ts";

export const chat: Messages["chat"] = {};
