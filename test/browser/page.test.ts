// The sandbox page in a real browser, over platforms that follow a script.
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { sandboxRoutes } from "../../src/sandbox/server.ts";
import { message } from "../sandbox/page/sample-message.ts";
import { describeInBrowser, launchBrowser } from "./browser.ts";
import { company, type Scripted, scriptPlatform } from "../sandbox/page/scripted-platform.ts";

describeInBrowser("the sandbox page", () => {
  let browser: Browser;
  let pageDirectory: string;
  let server: ServerType;
  let address: string;
  let context: BrowserContext;
  let page: Page;
  let slack: Scripted;
  let feishu: Scripted;
  /** Whatever the browser complained about, and every request to anywhere else. */
  let complaints: string[];

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
    slack = scriptPlatform("slack", { orderAmount: "看不懂这个金额，例如 1.2万" });
    feishu = scriptPlatform("feishu", { type: "error", content: "有 1 处要改" });
    const app = sandboxRoutes({ slack, feishu, company, now: () => new Date("2026-11-23T00:31:00Z"), pageDirectory });
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    complaints = [];
    await open({ width: 1440, height: 900 });
  });
  afterEach(async () => {
    await context.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function open(viewport: { width: number; height: number }): Promise<void> {
    await context?.close();
    context = await browser.newContext({ viewport });
    page = await context.newPage();
    page.setDefaultTimeout(8_000);
    page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => request.url().startsWith(address) || complaints.push(request.url()));
    await page.goto(address);
    await page.getByTestId("slack-message").first().waitFor();
  }

  async function send(text: string): Promise<void> {
    await page.getByTestId("slack-composer").fill(text);
    await page.getByTestId("slack-composer").press("Enter");
  }

  it("shows both platforms with its own Chinese glyphs, asking nobody else for anything", async () => {
    await page.getByTestId("feishu-messages").getByText("由客情记录").waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.fonts.check("14px 'Rapport Noto SC'", "永清超市"))).toBe(true);
    expect(await page.getByText("unknown: hologram").count()).toBe(2);
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    expect(complaints).toEqual([]);
  });

  it("shows what users wrote as they wrote it", async () => {
    const hostile = `<img src=x onerror="alert(1)"> <script>alert(2)</script> **b** <at id=all></at>`;
    slack.push("private", message("h1", { from: { id: "U2", name: hostile, isBot: false }, text: hostile }));
    feishu.push("private", message("h2", { from: { id: "F2", name: hostile, isBot: false }, text: hostile }));
    for (const id of ["h1", "h2"]) expect(await page.locator(`[data-id=${id}] .bubble`).innerText()).toBe(hostile);
    expect(complaints).toEqual([]);
  });

  it("offers commands, completes them and sends, but never while composing", async () => {
    const composer = page.getByTestId("slack-composer");
    await composer.fill("/co");
    await page.getByRole("option", { name: "/complaint" }).waitFor();
    await composer.press("Tab");
    expect(await composer.inputValue()).toBe("/complaint ");
    await composer.fill("永清超市 订货");
    await composer.dispatchEvent("keydown", { key: "Enter", isComposing: true });
    await composer.dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
    expect(slack.did).toEqual([]);
    await composer.press("Enter");
    await page.getByTestId("slack-messages").getByText("永清超市 订货", { exact: true }).waitFor();
    expect(slack.did).toEqual([["say", "U1", "private", "永清超市 订货", null]]);
  });

  it("keeps what was typed when it could not be sent, and says why", async () => {
    await send("/fail");
    await page.getByTestId("slack-toast").getByText("operation_timeout").waitFor();
    expect(await page.getByTestId("slack-composer").inputValue()).toBe("/fail");
  });

  it("opens a modal as a dialog: focus inside, errors under their fields, Esc gives the focus back", async () => {
    await send("/visit");
    const modal = page.getByRole("dialog", { name: "记一次拜访" });
    const customer = modal.getByRole("combobox", { name: "客户" });
    await customer.fill("永");
    await modal.getByRole("option", { name: "永安商行" }).waitFor();
    await customer.press("ArrowDown");
    await customer.press("Enter");
    await modal.getByLabel("收款").check();
    await modal.getByRole("button", { name: "保存" }).click();
    await modal.getByText("看不懂这个金额").waitFor();
    const amount = modal.getByLabel("订货", { exact: false }).and(modal.locator("[aria-invalid=true]"));
    expect(await amount.inputValue()).toBe("1.2万");
    expect(await customer.inputValue()).toBe("永安商行");
    expect(slack.did.find(([what]) => what === "submit")?.[2]).toMatchObject({
      view: "V1",
      values: {
        customer: { value: { selected_option: { value: "永安商行" } } },
        purposes: { value: { selected_options: [{ value: "order" }, { value: "collect" }] } },
      },
    });
    await page.keyboard.press("Escape");
    await modal.waitFor({ state: "detached" });
    expect(await page.locator(":focus").getAttribute("data-testid")).toBe("slack-composer");
  });

  it("asks before a press that wants it, and sends it as Slack would", async () => {
    const messages = page.getByTestId("slack-messages");
    const undo = messages.getByRole("button", { name: "撤销" });
    await undo.click();
    await page.getByRole("dialog", { name: "撤销这条拜访？" }).getByRole("button", { name: "留着" }).click();
    expect(slack.did).toEqual([]);
    await undo.click();
    await page.getByRole("dialog").getByRole("button", { name: "撤销" }).click();
    const action = { type: "button", action_id: "undo", block_id: "a", value: "{}" };
    await expect.poll(() => slack.did[0]?.[2]).toMatchObject({ chat: "private", message: "2", action });
  });

  it("submits a Feishu form with everything in it, shows the toast, and loses nothing to a refresh", async () => {
    const form = page.getByTestId("feishu-messages").getByRole("form");
    await form.getByLabel("小结").fill("谈好了");
    feishu.push("private", message("later", { text: "别的消息" }));
    await page.getByTestId("feishu-messages").getByText("别的消息").waitFor();
    expect(await form.getByLabel("小结").inputValue()).toBe("谈好了");
    await form.getByRole("button", { name: "保存" }).click();
    await page.getByTestId("feishu-toast").getByText("有 1 处要改").waitFor();
    expect(feishu.did.find(([what]) => what === "submit")?.[2]).toMatchObject({
      message: "3",
      values: { customer: "永请超市", summary: "谈好了", visitedOn: "2026-11-23 +0800", purposes: ["order"] },
      action: { tag: "button", name: "submit", value: { do: "submit" } },
    });
  });

  it("talks in threads and logs a message by its menu, with the keyboard alone", async () => {
    await page.getByTestId("slack-chats").getByRole("button", { name: "投诉" }).press("Enter");
    const first = page.getByTestId("slack-message").first();
    await first.getByRole("button", { name: "更多" }).press("Enter");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "记一次拜访" }).waitFor();
    expect(slack.did).toEqual([["shortcut", "U1", "group", "4", "log_complaint"]]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await first.getByRole("button", { name: "1 条回复" }).press("Enter");
    await page.getByText("拍了照片").waitFor();
    await send("收到");
    await expect.poll(() => slack.did.at(-1)).toEqual(["say", "U1", "group", "收到", "4"]);
  });

  it("speaks English and turns dark when asked, and remembers both", async () => {
    await page.getByTestId("language").click();
    await page.getByTestId("theme").click({ clickCount: 2 });
    await page.reload();
    await page.getByRole("heading", { name: "Feishu", exact: true }).waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(13, 16, 20)");
  });

  it("fits a phone: one platform at a time, nothing wider than the screen, the composer in reach", async () => {
    await open({ width: 375, height: 740 });
    for (const platform of ["slack", "feishu"]) {
      await page.getByTestId(`show-${platform}`).click();
      const box = await page.getByTestId(`${platform}-composer`).boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    }
    expect(await page.getByTestId("slack-composer").isVisible()).toBe(false);
  });
});
