import type { Messages } from "../index.ts";
import { answer } from "./answer.ts";
import { chat } from "./chat.ts";
import { clock } from "./clock.ts";
import { importing } from "./importing.ts";
import { reading } from "./reading.ts";
import { records } from "./records.ts";

export const en: Messages = { answer, chat, clock, importing, reading, records };
