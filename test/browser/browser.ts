// Opens a real browser for tests: Chromium where a system has it. Where there is none, suites are skipped and say so.
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { describe, expect, it } from "vitest";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
// Quiet: nothing of the browser's own leaves this machine.
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const found = PLACES.find((place) => existsSync(place));
const isRequired = process.env["CI"] === "true" && process.env["RAPPORT_BROWSER"] === "required";

/** A suite that needs a browser. Without one it is skipped with the reason; with CI=true and RAPPORT_BROWSER=required it fails. */
export function describeInBrowser(name: string, declare: () => void): void {
  if (found !== undefined) describe(name, declare);
  else if (isRequired) {
    describe(name, () => it("has a browser", () => expect.fail(`no Chromium in any of ${PLACES.join(", ")}`)));
  } else describe.skip(`${name} (skipped: no Chromium is installed)`, declare);
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: found ?? "", headless: true, args: ARGS });

export type Window = {
  page: Page;
  context: BrowserContext;
  /** Whatever the browser complained about, and every request to anywhere else. */
  complaints: string[];
};

export type Size = { width: number; height: number };
export const DESK: Size = { width: 1440, height: 900 };
export const PHONE: Size = { width: 375, height: 740 };

/** A fresh window, as of somebody who was never here before, on the page at `address`. */
export async function openWindow(browser: Browser, address: string, size = DESK): Promise<Window> {
  const context = await browser.newContext({ viewport: size, locale: "zh-CN", colorScheme: "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => request.url().startsWith(`${address}/`) || complaints.push(request.url()));
  await page.goto(`${address}/`);
  await page.getByTestId("slack-messages").waitFor({ state: "attached" });
  return { page, context, complaints };
}
