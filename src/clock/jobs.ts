// What the clock does, in this order: what is planned first is told in the same minute.
import { birthdays } from "./birthdays.ts";
import { caseMornings } from "./case-mornings.ts";
import { cases } from "./cases.ts";
import { deadLetters } from "./dead-letters.ts";
import { fridayDraft, mondayReport } from "./monday.ts";
import { planQuestions } from "./plans.ts";
import { slips } from "./slips.ts";
import { previewDue, remindDue } from "./morning.ts";
import type { Job } from "./slots.ts";

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
  birthdays,
  caseMornings,
  reminders,
  mondayReport,
  fridayDraft,
  planQuestions,
  slips,
  cases,
  deadLetters,
];
