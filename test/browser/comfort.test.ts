// The trial page for the hand and the eye: keyboard, input methods, languages, dark, a phone's width, hostile text.
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { describeInBrowser, launchBrowser, openWindow, PHONE, type Window } from "./browser.ts";
import { type House, openHouse } from "./house.ts";
import { fieldOf, type Pane, paneOf } from "./pane.ts";
import { drawEach, findWider, readLightness } from "./seeing.ts";

const PLATFORMS = ["slack", "feishu"] as const;
const COMMANDS = ["/visit", "/complaint", "/customer", "/promise", "/today", "/find", "/export", "/rapport"];
const LINE = "/visit 永清超市 订货1.2万 收款5000 见于老板 承诺 周五前换海报 下次 下周三 送POP";
const HOSTILE = `<b>x</b> <script>alert(1)</script> <!channel> <at id=all></at> *粗* **粗** [链](javascript:alert(2))`;

describeInBrowser("the trial page", () => {
  let house: House;
  let browser: Browser;
  let window: Window;
  let page: Page;
  let panes: Record<PlatformName, Pane>;

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await house?.remove();
  });
  beforeEach(() => open());
  afterEach(async () => {
    await window.context.close();
    expect(window.complaints).toEqual([]);
  });

  async function open(size?: typeof PHONE): Promise<void> {
    await window?.context.close();
    window = await openWindow(browser, house.address, size);
    ({ page } = window);
    panes = { slack: paneOf(page, "slack"), feishu: paneOf(page, "feishu") };
    // At first the demo company's case is shown.
    if (size === undefined) await panes.slack.be("wanglei");
  }
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? null);

  it("offers the commands as one is typed; Tab completes the chosen one", async () => {
    const { composer } = panes.slack;
    await composer.fill("/");
    const offers = page.getByRole("listbox", { name: "命令" }).getByRole("option");
    expect(await offers.locator(".offer-command").allTextContents()).toEqual(expect.arrayContaining(COMMANDS));
    await composer.pressSequentially("c");
    await expect.poll(() => offers.count()).toBe(3);
    await composer.press("ArrowDown");
    await composer.press("Tab");
    expect(await composer.inputValue()).toBe("/customer ");
    await panes.feishu.composer.fill("拜");
    await panes.feishu.composer.press("Tab");
    expect(await panes.feishu.composer.inputValue()).toBe("拜访 ");
  });

  it("does not send what an input method is still composing", async () => {
    const { composer, messages } = panes.feishu;
    const said = messages.locator(".message-mine").getByText(/yongqing|永清超市/);
    await composer.focus();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send("Input.imeSetComposition", { text: "yongqing", selectionStart: 8, selectionEnd: 8 });
    // An Enter that the input method takes for itself arrives as key code 229, inside the composition.
    const enter = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 };
    await keyboard.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...enter });
    await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...enter });
    await keyboard.send("Input.insertText", { text: "永清超市" });
    expect(await composer.inputValue()).toBe("永清超市");
    expect(await said.count()).toBe(0);
    await composer.press("Enter");
    await said.waitFor();
  });

  it("is used with the keyboard alone, from the first Tab to a saved visit", async () => {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    await page.keyboard.press("Enter");
    const order: (string | null)[] = [];
    for (let steps = 0; steps < 90 && !order.includes("feishu-composer"); steps += 1) {
      await page.keyboard.press("Tab");
      order.push(await focused());
    }
    const inSlack = ["slack-user", "slack-home-tab", "slack-chat", "slack-messages", "slack-composer"];
    const inFeishu = ["feishu-user", "feishu-chat", "feishu-messages", "feishu-composer"];
    const places = [...inSlack, ...inFeishu].map((id) => order.indexOf(id));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    await page.keyboard.type("拜访 永清超市 服务 小结 只用键盘");
    await page.keyboard.press("Enter");
    await panes.feishu.messages.getByText("已记录拜访").last().waitFor();
  });

  it("keeps the focus in a dialog; Esc closes it and gives the focus back", async () => {
    await panes.slack.say("/visit");
    const modal = page.getByRole("dialog", { name: "记一条拜访" });
    await fieldOf(modal, "customer").waitFor();
    for (const key of ["Tab", "Shift+Tab"]) {
      for (let steps = 0; steps < 45; steps += 1) {
        await page.keyboard.press(key);
        // Past the last field Chromium goes through its own frame: then nothing of the page has the focus.
        const isInside = await modal.evaluate(
          (box) => document.activeElement === document.body || box.contains(document.activeElement),
        );
        expect(isInside).toBe(true);
      }
    }
    await page.keyboard.press("Escape");
    await modal.waitFor({ state: "detached" });
    expect(await focused()).toBe("slack-composer");
  });

  it.each(PLATFORMS)("reads hostile text literally on %s", async (platform) => {
    const card = await panes[platform].ask(`/visit 永清超市 备注 ${HOSTILE}`);
    await card.getByText("已记录拜访").waitFor();
    expect(await card.innerText()).toContain(HOSTILE);
    expect(await card.locator("script, b, a, img, .mention").count()).toBe(0);
  });

  it("lets another person see his own chats only, and a stranger nothing", async () => {
    await panes.slack.ask("/visit 永清超市 服务 小结 只给自己看");
    await panes.slack.be("lina");
    expect(await panes.slack.messages.getByText("只给自己看").count()).toBe(0);
    await panes.slack.be("xuchen");
    const card = await panes.slack.ask("/visit list");
    await card.getByText("还不认识你", { exact: false }).first().waitFor();
    expect(await card.innerText()).not.toContain("永清超市");
  });

  it("shows the Home tab with what is open, and takes a promise off it at a press", async () => {
    await panes.slack.ask("/promise 永清超市 周五前 主页上的承诺");
    await page.getByTestId("slack-home-tab").click();
    const home = page.getByTestId("slack-home");
    const promise = home.getByText("主页上的承诺");
    await promise.waitFor();
    for (const heading of ["未完成的承诺", "未结的投诉", "最近的拜访"]) await home.getByText(heading).waitFor();
    await home
      .locator(".block-section")
      .filter({ hasText: "主页上的承诺" })
      .getByRole("button", { name: "已兑现" })
      .click();
    const told = page.getByRole("dialog");
    await told.getByText("主页上的承诺").waitFor();
    expect(await told.getByRole("button", { name: /^$/ }).count()).toBe(0);
    await page.keyboard.press("Escape");
    await promise.waitFor({ state: "detached" });
  });

  it("speaks English when asked: the page, the person one is then, and the bot to the line it offers", async () => {
    // Who has not yet chosen who to be.
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByTestId("language").click();
    await page.getByRole("heading", { name: "Feishu", exact: true }).waitFor();
    for (const platform of PLATFORMS) {
      await expect.poll(() => panes[platform].who()).toContain("Emily Carter");
      await page.getByTestId(`${platform}-hints`).getByRole("button").first().click();
      const card = await panes[platform].answerTo(() => panes[platform].composer.press("Enter"));
      await card.getByText(/Visit V-\d+ saved/).waitFor();
      for (const part of ["City Harvest Grocers", "¥12,000", "¥5,000", "Tom", "replace posters", "bring POP"]) {
        await card.getByText(part).first().waitFor();
      }
      expect((await card.locator(".bubble").innerText()).match(/\p{Script=Han}/u)).toBeNull();
    }
  });
  it("turns dark when asked and when the system is", async () => {
    const lightness = () => readLightness(page);
    expect(await lightness()).toBeGreaterThan(0.8);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await lightness()).toBeLessThan(0.2);
    await page.getByTestId("theme").click();
    expect(await lightness()).toBeGreaterThan(0.8);
    await page.emulateMedia({ colorScheme: "light" });
    await page.getByTestId("theme").click();
    expect(await lightness()).toBeLessThan(0.2);
  });

  it("fits a phone: one platform at a time, a whole visit and its form no wider than the screen", async () => {
    await open(PHONE);
    for (const platform of PLATFORMS) {
      await page.getByTestId(`show-${platform}`).click();
      const card = await panes[platform].ask(LINE);
      await card.getByText("已记录拜访").waitFor();
      expect(await findWider(page)).toEqual([]);
      const box = await panes[platform].composer.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? PHONE.height)).toBeLessThanOrEqual(PHONE.height);
      expect(await page.getByTestId(`${platform === "slack" ? "feishu" : "slack"}-composer`).isVisible()).toBe(false);
      await card.getByRole("button", { name: "修改" }).click();
      const form = platform === "slack" ? page.getByRole("dialog") : panes.feishu.messages.getByRole("form").last();
      await fieldOf(form, "orderAmount").waitFor();
      expect(await findWider(page)).toEqual([]);
      if (platform === "slack") await page.keyboard.press("Escape");
    }
  });

  it("has Chinese glyphs of its own: each character looks like itself, not like a missing one", async () => {
    await panes.slack.messages.waitFor();
    // The last is assigned to nothing, so no font has it: this is what a missing character looks like.
    const drawn = await drawEach(page, "永清超市拜访客情\u{e0fff}");
    expect(drawn).toHaveLength(9);
    expect(new Set(drawn).size).toBe(9);
  });
});
