// The Chinese catalogue: it sets the keys and the parameters.
import { answer } from "./answer.ts";
import { birthdays } from "./birthdays.ts";
import { briefing } from "./briefing.ts";
import { calendar } from "./calendar.ts";
import { care } from "./care.ts";
import { caseClock } from "./case-clock.ts";
import { caseFile } from "./case-file.ts";
import { cases } from "./cases.ts";
import { chat } from "./chat.ts";
import { clock } from "./clock.ts";
import { dailies } from "./dailies.ts";
import { importing } from "./importing.ts";
import { markets } from "./markets.ts";
import { monday } from "./monday.ts";
import { peace } from "./peace.ts";
import { plans } from "./plans.ts";
import { promises } from "./promises.ts";
import { reading } from "./reading.ts";
import { records } from "./records.ts";
import { reports } from "./reports.ts";
import { targets } from "./targets.ts";

export const zhCN = {
  answer,
  birthdays,
  briefing,
  calendar,
  care,
  caseClock,
  caseFile,
  cases,
  chat,
  clock,
  dailies,
  importing,
  markets,
  monday,
  peace,
  plans,
  promises,
  reading,
  records,
  reports,
  targets,
};
