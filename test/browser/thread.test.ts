// A thread on the page, on both platforms: words, pictures, changes, deletions and 📌, with the keyboard and on a phone.
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import type { Browser, Locator, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { sandboxRoutes } from "../../src/sandbox/server.ts";
import { company, type Scripted, scriptPlatform } from "../sandbox/page/scripted-platform.ts";
import { PIXEL } from "../support/picture.ts";
import { DESK, describeInBrowser, launchBrowser, openWindow, PHONE, type Size, type Window } from "./browser.ts";

describeInBrowser("a thread on the page", () => {
  let browser: Browser;
  let pageDirectory: string;
  let server: ServerType;
  let address: string;
  let window: Window;
  let page: Page;
  let fakes: Record<PlatformName, Scripted>;

  beforeAll(async () => {
    pageDirectory = await mkdtemp(join(tmpdir(), "page-"));
    await build({ build: { outDir: pageDirectory }, logLevel: "error" });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(pageDirectory, { recursive: true, force: true });
  });
  beforeEach(async () => {
    fakes = { slack: scriptPlatform("slack"), feishu: scriptPlatform("feishu") };
    const now = () => new Date("2026-11-23T00:31:00Z");
    const app = sandboxRoutes({ ...fakes, company, now, pageDirectory });
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    expect(window.complaints).toEqual([]);
    await window.context.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Opens the thread under message 4, in which message 5 is one's own. */
  async function openThread(platform: PlatformName, size: Size): Promise<Locator> {
    window = await openWindow(browser, address, size);
    ({ page } = window);
    if (size === PHONE) await page.getByTestId(`show-${platform}`).click();
    await page.getByTestId(`${platform}-chats`).getByRole("button", { name: "投诉" }).click();
    await page.getByTestId(`${platform}-messages`).getByRole("button", { name: "1 条回复" }).click();
    const mine = page.getByTestId(`${platform}-messages`).locator('[data-id="5"]');
    await mine.waitFor();
    return mine;
  }

  async function chooseInMenu(message: Locator, label: string): Promise<void> {
    await message.getByRole("button", { name: "更多" }).press("Enter");
    const items = await page.getByRole("menuitem").allTextContents();
    expect(await isWhole(page.getByRole("menu"))).toBe(true);
    for (let at = 0; at < items.indexOf(label); at += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
  }

  /** Nothing of it is cut off by the list of messages, which scrolls. */
  const isWhole = (menu: Locator): Promise<boolean> =>
    menu.evaluate((element) => {
      const room = element.closest(".messages")?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      return room !== undefined && box.top >= room.top - 1 && box.bottom <= room.bottom + 1;
    });

  const cases = (["slack", "feishu"] as const).flatMap((platform) =>
    ([DESK, PHONE] as const).map((size) => [platform, size] as const),
  );

  it.each(cases)("%s, %j: a message is changed with the keyboard, or left as it was", async (platform, size) => {
    const mine = await openThread(platform, size);
    const user = platform === "slack" ? "U1" : "F1";
    await chooseInMenu(mine, "编辑");
    const field = mine.getByRole("textbox", { name: "编辑这条消息" });
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill("写错了");
    await field.press("Escape");
    await mine.getByText("拍了照片").waitFor();
    await chooseInMenu(mine, "编辑");
    await field.fill("拍了两张照片");
    await field.press("Enter");
    await mine.getByText("拍了两张照片").waitFor();
    await mine.getByText("已编辑").waitFor();
    expect(fakes[platform].did.filter(([what]) => what === "correct")).toEqual([
      ["correct", user, { chat: "group", message: "5" }, "拍了两张照片"],
    ]);
  });

  it.each(cases)(
    "%s, %j: 📌 is put on and taken off, and a message is taken back after a question",
    async (platform, size) => {
      const mine = await openThread(platform, size);
      await chooseInMenu(mine, "标为证据");
      await mine.getByText("证据", { exact: true }).waitFor();
      await chooseInMenu(mine, "不再是证据");
      await mine.getByText("证据", { exact: true }).waitFor({ state: "detached" });
      await chooseInMenu(mine, "撤回");
      await page.getByRole("dialog", { name: "撤回这条消息？" }).getByRole("button", { name: "留着" }).click();
      await mine.getByText("拍了照片").waitFor();
      await chooseInMenu(mine, "撤回");
      await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
      await mine.getByText("这条消息已撤回").waitFor();
      expect(await mine.getByRole("button", { name: "更多" }).count()).toBe(0);
      const did = fakes[platform].did.map(([what, , , rest]) => [what, rest]);
      expect(did.filter(([what]) => what === "pin" || what === "correct")).toEqual([
        ["pin", true],
        ["pin", false],
        ["correct", null],
      ]);
    },
  );

  it.each(cases)("%s, %j: a picture is chosen, left out, chosen again and sent with words", async (platform, size) => {
    await openThread(platform, size);
    const input = page.getByTestId(`${platform}-attach`);
    const send = page.getByTestId(`${platform}-send`);
    const photo = { name: "破损.png", mimeType: "image/png", buffer: PIXEL };
    await input.setInputFiles(photo);
    await page.getByRole("button", { name: "不发 破损.png" }).press("Enter");
    expect(await send.isDisabled()).toBe(true);
    await input.setInputFiles(photo);
    await page.getByTestId(`${platform}-composer`).fill("看这张");
    await page.getByTestId(`${platform}-composer`).press("Enter");
    await page.getByTestId(`${platform}-messages`).getByRole("img", { name: "破损.png" }).waitFor();
    const user = platform === "slack" ? "U1" : "F1";
    const sent = ["attach", user, "group", [["破损.png", PIXEL.length]], "看这张", "4"];
    expect(fakes[platform].did.find(([what]) => what === "attach")).toEqual(sent);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  });

  it("says what is too big, and sends the rest", async () => {
    await openThread("slack", DESK);
    const big = { name: "录像.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(10 * 1024 * 1024 + 1) };
    const small = { name: "清单.csv", mimeType: "text/csv", buffer: Buffer.from("a") };
    await page.getByTestId("slack-attach").setInputFiles([big, small]);
    await page.getByTestId("slack-toast").getByText("录像.mp4 超过 10 MB").waitFor();
    await page.getByTestId("slack-send").click();
    await expect.poll(() => fakes.slack.did.find(([what]) => what === "attach")?.[3]).toEqual([["清单.csv", 1]]);
  });

  it("offers nobody to change or take back what is another's, or the bot's", async () => {
    await openThread("slack", DESK);
    await page.getByTestId("slack-user").selectOption("U2");
    await page.getByTestId("slack-chats").getByRole("button", { name: "投诉" }).click();
    const others = page.getByTestId("slack-messages").locator('[data-id="4"]');
    await others.getByRole("button", { name: "更多" }).click();
    expect(await page.getByRole("menuitem").allTextContents()).toEqual(["在话题里回复", "标为证据", "记为投诉"]);
  });
});
