// Two days of somebody who reads English, under a manager who reads Chinese: plan, approval, briefing, slip, late log, report, lock.
import { afterEach, beforeEach, describe, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";
import { reads } from "./story.ts";
import { openWalk, type Walk } from "./walk.ts";

const shop = (name: string): DemoCustomer => ({ name, region: "上海", class: "key", owner: "emily" });
const customers = [shop("City Harvest"), shop("Harbor Mart")];
const NAME = "Emily Carter";

forEachDatabase((_name, openFresh) => {
  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let world: World;
    let walk: Walk;
    let emily: Person;
    let 周强: Person;
    beforeEach(async () => {
      world = await openWorld({ database: await openFresh(), customers, at: "2026-11-23T09:20:00+08:00" });
      walk = openWalk(world);
      [emily, 周强] = [world.person("emily", platform), world.person("zhouqiang", platform)];
      await 周强.says("/today");
    });
    afterEach(() => world.close());

    const planAndAgree = async () => {
      await walk.after(() => emily.says("/plan\nTue 10:00 City Harvest collect\nTue 2pm Harbor Mart order"), {
        [NAME]: reads("2 visits planned", "10:00 City Harvest · Collect", "14:00 Harbor Mart · Order"),
      });
      await emily.says("/plan");
      await walk.after(() => emily.presses("Hand in for approval"), {
        [NAME]: reads("Handed in; 周强 will look at it."),
        周强: reads("Emily Carter的计划等你核签 · 第48周"),
      });
      await walk.after(() => 周强.presses("同意"), {
        [NAME]: reads("周强 approved your plan of week 48"),
        周强: reads("已同意"),
      });
    };

    const goAndComeBackLate = async () => {
      await walk.to("11-24 08:00", { [NAME]: reads("City Harvest", "Harbor Mart") });
      await walk.to("11-24 09:00");
      await walk.after(() => emily.says("/plan leave 11:30 City Harvest"), { [NAME]: reads("back by 11:30") });
      await walk.to("11-24 11:45", { [NAME]: reads("11:30") });
      await walk.to("11-24 12:16", { 周强: reads("Emily Carter说好 11:30 回来，还没有回音") });
      await walk.after(() => emily.says("/plan back"), {
        [NAME]: reads("Back after 3 h 16 min", "City Harvest"),
        周强: reads("Emily Carter 12:16 回来了"),
      });
    };

    const logAndAnswer = async () => {
      await walk.after(
        () => emily.says("/visit City Harvest order 8k collected 3000 met Tom promise Fri bring a rack"),
        {
          [NAME]: reads("V-1", "¥8,000", "¥3,000", "bring a rack"),
        },
      );
      await walk.to("11-24 17:30", { [NAME]: reads("14:00 Harbor Mart · Order") });
      await walk.after(
        () => emily.presses("Move").then(() => emily.fills({ day: "2026-11-26", reason: "the buyer is away" })),
        { [NAME]: reads("J-2 moved to Thu 26 Nov", "the buyer is away") },
      );
      await walk.to("11-24 17:33", { 周强: reads("Emily Carter改了计划，请再核签", "改期：the buyer is away") });
    };

    const reportAndSign = async () => {
      await walk.after(() => emily.says("/daily"), {
        [NAME]: reads("Daily report · Tue 24 Nov", "1. City Harvest", "→ moved: the buyer is away", "Not sent yet."),
      });
      await walk.after(() => emily.presses("Send to 周强"), {
        [NAME]: reads("Sent to 周强, waiting to be signed."),
        周强: reads("Emily Carter的日报等你签核 · 11月24日 周二", "City Harvest", "签核"),
      });
      await walk.after(() => 周强.presses("签核"), {
        [NAME]: reads("周强 signed your daily report of Tue 24 Nov"),
        周强: reads("已签核", "解锁"),
      });
    };

    const unlockAndMend = async () => {
      const locked = "周强 signed your report of Tue 24 Nov on Tue 24 Nov, so that day's records are locked.";
      await walk.after(() => emily.says("/visit edit V-1"), { [NAME]: reads("Signed, so locked", locked, "ask 周强") });
      await walk.after(() => 周强.presses("解锁").then(() => 周强.fills({ comment: "amount" })), {
        [NAME]: reads("周强 unlocked your daily report of Tue 24 Nov: you can change it", "amount"),
        周强: reads("解锁：amount"),
      });
      await emily.says("/visit edit V-1");
      await walk.after(() => emily.fills({ orderAmount: "8500" }), { [NAME]: reads("¥8,500") });
      await emily.says("/daily");
      await walk.after(() => emily.presses("Send to 周强 again"), {
        [NAME]: reads("Sent to 周强, waiting to be signed."),
        周强: reads("请再签核", "¥8,500"),
      });
    };

    it("reads like the Chinese one", async () => {
      await planAndAgree();
      await goAndComeBackLate();
      await logAndAnswer();
      await reportAndSign();
      await unlockAndMend();
    });
  });
});
