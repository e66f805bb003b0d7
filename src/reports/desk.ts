// The reports that people ask for in a conversation, all in one place for the desk.
import type { Reports } from "../core/report.ts";
import { briefings } from "./briefing/desk.ts";
import { drawCaseFile } from "./case-file/draw.ts";
import { mondayReports } from "./monday/desk.ts";
import { targetDesk } from "./targets/desk.ts";

export const reports: Reports = { ...mondayReports, ...briefings, target: targetDesk, drawCase: drawCaseFile };
