import type { Messages } from "../index.ts";
import { answer } from "./answer.ts";
import { calendar } from "./calendar.ts";
import { cases } from "./cases.ts";
import { chat } from "./chat.ts";
import { clock } from "./clock.ts";
import { importing } from "./importing.ts";
import { reading } from "./reading.ts";
import { records } from "./records.ts";
import { reports } from "./reports.ts";

export const en: Messages = { answer, calendar, cases, chat, clock, importing, reading, records, reports };
