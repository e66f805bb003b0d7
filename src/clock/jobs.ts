// What the clock does, in this order: what is planned first is told in the same minute.
import { birthdays } from "./birthdays.ts";
import { briefings } from "./briefings.ts";
import { caseMornings } from "./case-mornings.ts";
import { cases } from "./cases.ts";
import { dailyQuestions } from "./daily-questions.ts";
import { deadLetters } from "./dead-letters.ts";
import { lateLog } from "./late-log.ts";
import { fridayDraft, mondayReport } from "./monday.ts";
import { planQuestions } from "./plans.ts";
import { recurringPromises } from "./promises.ts";
import { slips } from "./slips.ts";
import { previewDue, remindDue } from "./morning.ts";
import type { Job } from "./slots.ts";
import { unloggedVisits } from "./unlogged.ts";

const reminders: Job = {
  name: "reminders",
  run: (options, { now, sendAt }) => remindDue(options, now, sendAt),
  preview: async (options, { now }) =>
    (await previewDue(options, now)).map(({ person, platform, card }) => ({
      to: person.name,
      platform,
      words: card.summary,
    })),
};

export const jobs: readonly Job[] = [
  recurringPromises,
  birthdays,
  caseMornings,
  briefings,
  unloggedVisits,
  reminders,
  mondayReport,
  fridayDraft,
  planQuestions,
  slips,
  lateLog,
  dailyQuestions,
  cases,
  deadLetters,
];
