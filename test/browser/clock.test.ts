// The sandbox's clock on the page: a promise that was just typed comes back when one jumps to tomorrow morning.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { describeInBrowser, launchBrowser, openWindow, PHONE, type Window } from "./browser.ts";
import { type House, openHouse } from "./house.ts";
import { paneOf } from "./pane.ts";

const PLATFORMS = ["slack", "feishu"] as const;
const JUMPS = ["clock-breach", "clock-tomorrow", "clock-friday", "clock-monday", "clock-now", "clock-other"];

describeInBrowser("the clock", () => {
  let house: House;
  let browser: Browser;
  let window: Window;
  let page: Page;

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
    window = await openWindow(browser, house.address);
    ({ page } = window);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.remove();
  });
  afterEach(async () => {
    await pressEnterOn("clock-now");
    await expect.poll(ahead, { timeout: 10_000 }).toBeLessThan(60_000);
    expect(window.complaints).toEqual([]);
  });

  const ahead = async () => {
    const now = await page.getByTestId("sandbox-now").locator("time").getAttribute("datetime");
    return Date.parse(now ?? "") - Date.now();
  };
  /** Presses a button of the clock when it is ready, without the mouse. */
  const pressEnterOn = async (jump: string) => {
    await page.locator(".clock-bar[aria-busy=false]").waitFor();
    await page.getByTestId(jump).press("Enter");
  };
  /** The company's wall clock: `周一 08:30`. */
  const wallClock = async () => {
    const now = await page.getByTestId("sandbox-now").locator("time").getAttribute("datetime");
    const options = { timeZone: "Asia/Shanghai", weekday: "short", hour: "2-digit", minute: "2-digit" } as const;
    return new Intl.DateTimeFormat("zh-CN", { ...options, hourCycle: "h23" }).format(new Date(now ?? ""));
  };

  it.each(PLATFORMS)("brings a promise back on %s, with a button that keeps it", async (platform) => {
    const pane = paneOf(page, platform);
    await pane.be("lina");
    await pane.say(`/visit 三五醇 订货1.2万 承诺 明天换${platform}海报`);
    await pane.messages.getByText("已记录拜访").waitFor();
    await page.getByTestId("clock-tomorrow").click();
    // The briefing of the day's visits comes before it, and knows of the promise too.
    const done = page.getByRole("button", { name: "已兑现" });
    const digest = pane.messages
      .getByTestId(`${platform}-message`)
      .filter({ has: done })
      .filter({ hasText: `换${platform}海报` });
    await digest.waitFor();
    expect(await wallClock()).toMatch(/08:3\d$/u);
    await digest.getByRole("button", { name: "已兑现" }).first().click();
    await pane.messages.getByText("✓ 已兑现").first().waitFor();
  });

  it("goes to Friday evening, to Monday morning and to a chosen minute, with the keyboard alone", async () => {
    await pressEnterOn("clock-friday");
    await expect.poll(wallClock).toMatch(/周五 ?17:30/u);
    await pressEnterOn("clock-monday");
    await expect.poll(wallClock).toMatch(/周一 ?09:00/u);
    await pressEnterOn("clock-other");
    const chosen = page.getByRole("dialog", { name: "跳到哪个时间？" }).getByTestId("clock-at");
    const earliest = (await chosen.inputValue()).slice(0, 10);
    await chosen.fill(`${earliest}T21:15`);
    await page.keyboard.press("Enter");
    await expect.poll(wallClock).toMatch(/周一 ?21:15/u);
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  it("shows the demo's case in its thread on both sides at first sight, and jumps to its breach", async () => {
    const fresh = await openWindow(browser, house.address);
    const thread = fresh.page.getByTestId("slack-messages");
    await thread.getByText("王磊：孟采购说补三箱，旧的两箱我们拉走。").waitFor();
    await thread.locator("img").first().waitFor();
    await fresh.page.getByTestId("feishu-messages").getByText("赵敏：王磊，外箱和封签能各拍一张吗？").waitFor();
    const jump = fresh.page.getByTestId("clock-breach");
    await expect.poll(() => jump.getAttribute("aria-disabled")).toBe("false");
    await jump.press("Enter");
    await fresh.page.getByTestId("feishu-messages").getByText("已过期").first().waitFor();
    await expect.poll(() => jump.getAttribute("aria-disabled")).toBe("true");
    await fresh.context.close();
  });

  it("fits a phone, in English too, and every button is at least 36 high", async () => {
    const phone = await openWindow(browser, house.address, PHONE);
    for (const _language of ["zh-CN", "en"]) {
      expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      await phone.page.getByTestId("clock-moves").click();
      for (const jump of JUMPS) {
        const button = phone.page.getByTestId(jump);
        await button.scrollIntoViewIfNeeded();
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(36);
      }
      await phone.page.keyboard.press("Escape");
      await expect.poll(() => phone.page.getByTestId("clock-tomorrow").isVisible()).toBe(false);
      await phone.page.getByTestId("language").click();
    }
    await phone.context.close();
  });
});
