// The Chinese catalogue: it sets the keys and the parameters.
import { answer } from "./answer.ts";
import { calendar } from "./calendar.ts";
import { cases } from "./cases.ts";
import { chat } from "./chat.ts";
import { clock } from "./clock.ts";
import { importing } from "./importing.ts";
import { reading } from "./reading.ts";
import { records } from "./records.ts";
import { reports } from "./reports.ts";

export const zhCN = { answer, calendar, cases, chat, clock, importing, reading, records, reports };
