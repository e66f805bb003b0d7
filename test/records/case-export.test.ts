// A case's file asked for in a conversation: by command, in the case's thread, by the button on it; it comes in private.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { type World, openWorld } from "../support/world.ts";
import { BOT, cardIn, filesTo, messagesIn, nameChannel } from "./case-thread.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it("comes as a page or as Markdown, to whoever asks, in private", async () => {
      const chat = await nameChannel(world, platform);
      await world.person("wanglei", platform).says(LINE);
      await world.deliver();
      const thread = cardIn(world, "zhaomin", platform, chat).id;
      const 赵敏 = world.person("zhaomin", platform);
      await 赵敏.says("已响应 电话里道歉了", { chat, thread });
      await 赵敏.says("/complaint export T-1002 md");
      赵敏.gets("T-1002 的案卷", "/complaint export T-1002 html");
      const [markdown] = await filesTo(world, "zhaomin", platform);
      expect(markdown).toMatchObject({ name: "T-1002-永清超市.md" });
      expect(markdown?.text).toContain("赵敏 已响应客户：电话里道歉了");

      await 赵敏.says(`${BOT[platform]} 导出`, { chat, thread });
      await world.deliver();
      const files = await filesTo(world, "zhaomin", platform);
      expect(files.map(({ name }) => name)).toEqual(["T-1002-永清超市.md", "T-1002-永清超市.html"]);
      expect(files[1]?.text).toMatch(/^<!doctype html>[^]*电话里道歉了/u);
      // The channel gets no file, and the file of the case no word of its being asked for.
      const inChannel = messagesIn(world, "zhaomin", platform, chat).filter(({ from }) => from.isBot);
      expect(inChannel.flatMap((one) => one.files)).toEqual([]);
      expect(files[1]?.text).not.toMatch(/(?:客情|Rapport) 导出/u);
    });

    it("comes beside the case that is looked at, by its button", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      await world.deliver();
      await 王磊.says("/complaint show T-1002");
      const before = 王磊.heard();
      expect(before).toContain("导出案卷");
      await 王磊.presses("导出案卷");
      await expect
        .poll(async () => (await filesTo(world, "wanglei", platform)).map(({ name }) => name))
        .toEqual(["T-1002-永清超市.html"]);
      // The case itself still stands where it was looked at.
      await 王磊.presses("导出案卷");
      await expect.poll(async () => (await filesTo(world, "wanglei", platform)).length).toBe(2);
    });

    it("is refused to whoever may not see the case", async () => {
      await world.person("wanglei", platform).says(LINE);
      await world.deliver();
      const 吴迪 = world.person("wudi", platform);
      await 吴迪.says("/complaint export T-1002");
      吴迪.gets("没有可以查看的投诉 T-1002");
      expect(await filesTo(world, "wudi", platform)).toEqual([]);
    });
  });
});
