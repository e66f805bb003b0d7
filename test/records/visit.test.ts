// A visit, as a conversation: from one line, from the form, with questions, corrections and undo; on both platforms.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";

const LINE = "/visit 永清超市 订货1.2万 收款5000 见于老板 承诺 周五前换海报 下次 下周三 送POP";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it("keeps a visit from one line and says every part back", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      王磊.gets("已记录拜访 V-", "永清超市", "¥12,000", "¥5,000", "于老板", "换海报", "11月20日", "11月25日", "送POP");
      const [visit] = await world.database.read<{ orderAmountFen: number; purposes: string }>(
        `SELECT "orderAmountFen", "purposes" FROM "Visit" ORDER BY "id" DESC LIMIT 1`,
      );
      expect(visit).toEqual({ orderAmountFen: 1_200_000, purposes: "order collect" });
    });
  });
});
