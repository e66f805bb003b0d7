// A whole week as one conversation, from Friday's draft to the Monday after next: everything that anybody reads, and that it came once.
import { afterEach, describe, it } from "vitest";
import type { PlatformName } from "../src/core/ask.ts";
import { forEachDatabase } from "./support/database.ts";
import * as day from "./week/day.ts";
import * as first from "./week/first-days.ts";
import * as last from "./week/last-days.ts";
import * as plan from "./week/plan.ts";
import { openStory, type Story } from "./week/story.ts";

/** Some ninety strikes of the clock and fifty turns, one after another. */
const LONG = 240_000;

forEachDatabase((_name, openFresh) => {
  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let story: Story;
    afterEach(() => story.world.close());

    it(
      "goes from one Monday's report to the next",
      async () => {
        story = await openStory(await openFresh(), platform);
        await first.logThreeVisits(story);
        await first.hearOnFridayOfSunday(story);
        await first.addWordsToTheDraft(story);
        await first.restOnTheWeekend(story);
        await first.hearOnMondayMorning(story);
        await first.reportOnMonday(story);
        await first.seeTheOrdersBehindTheFigure(story);

        await plan.planTheWeek(story);
        await plan.haveItSentBack(story);
        await plan.mendItAndHandItInAgain(story);
        await plan.readTheBriefing(story);
        await plan.comeBackLate(story);

        await day.logTwoVisits(story);
        await day.answerTheLateQuestion(story);
        await day.sendTheDailyReport(story);
        await day.signIt(story);
        await day.findItLocked(story);
        await day.unlockAndMend(story);
        await day.signItAnew(story);

        await last.takeAComplaint(story);
        await last.makeUpForTheMovedVisit(story);
        await last.keepThePromise(story);
        await last.reportOnTheWeek(story);
        await last.comparePlannedWithDone(story);
      },
      LONG,
    );
  });
});
