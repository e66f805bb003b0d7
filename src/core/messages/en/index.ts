import type { Messages } from "../index.ts";
import { answer } from "./answer.ts";
import { chat } from "./chat.ts";
import { importing } from "./importing.ts";
import { reading } from "./reading.ts";
import { records } from "./records.ts";

export const en: Messages = { answer, chat, importing, reading, records };
