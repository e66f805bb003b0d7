// What a person sees of a report's charts: on both platforms, on a desk and on a phone, by day and by night.
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fourWeeks, perPerson, reportCard } from "../chat/charts.ts";
import { slackIdOf } from "../../src/sandbox/demo/people.ts";
import { DESK, describeInBrowser, launchBrowser, openWindow, PHONE } from "./browser.ts";
import { type CardHouse, openCardHouse } from "./chart-house.ts";
import { buildPage } from "./house.ts";
import { paneOf } from "./pane.ts";
import { findWider } from "./seeing.ts";

const PICTURES = { slack: ".block-image img", feishu: '.chart-frame[data-state="drawn"]' };

/** The colour in the corner of each chart, and how many different ones are in it. */
const readColours = (charts: Locator): Promise<{ corner: number[]; colours: number }[]> =>
  charts.evaluateAll((all) =>
    all.map((one) => {
      const canvas = document.createElement("canvas");
      canvas.width = one.clientWidth;
      canvas.height = one.clientHeight;
      const pen = canvas.getContext("2d");
      const layers = one instanceof HTMLImageElement ? [one] : one.querySelectorAll("canvas");
      for (const layer of layers) pen?.drawImage(layer, 0, 0, canvas.width, canvas.height);
      const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8ClampedArray() };
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4)
        seen.add(((data[at] ?? 0) << 16) + ((data[at + 1] ?? 0) << 8) + (data[at + 2] ?? 0));
      return { corner: [...data.slice(0, 4)], colours: seen.size };
    }),
  );

describeInBrowser("charts", () => {
  let house: CardHouse;
  let browser: Browser;

  beforeAll(async () => {
    await buildPage();
    const card = reportCard(perPerson, fourWeeks);
    [house, browser] = await Promise.all([openCardHouse(card), launchBrowser()]);
    // The pictures are drawn with the first letter; the answers below show the same.
    await house.slack.send({ key: "report:1", to: { user: slackIdOf("linlan") }, card, locale: "zh-CN" });
  });
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  // First, while nobody here has seen a chart yet.
  it("cost nothing as long as there are none: what draws them is fetched with the first", async () => {
    const { page, context } = await openWindow(browser, house.address);
    const fetched: string[] = [];
    await page.route("**/assets/*", (route) => {
      fetched.push(route.request().url());
      return route.continue();
    });
    await page.getByTestId("feishu-user").selectOption({ index: 1 });
    fetched.length = 0;
    await page.reload();
    await page.getByTestId("feishu-messages").waitFor({ state: "attached" });
    const drawing = () => fetched.filter((url) => url.includes("chart-canvas"));
    expect(fetched.length).toBeGreaterThan(0);
    expect(drawing()).toEqual([]);
    await page.getByTestId("feishu-user").selectOption({ index: 2 });
    await paneOf(page, "feishu").ask("报告");
    await expect.poll(drawing).toHaveLength(1);
    await context.close();
  });

  it.each([
    ["slack", DESK],
    ["feishu", DESK],
    ["slack", PHONE],
    ["feishu", PHONE],
  ] as const)("are drawn in %s, whole, on a light ground by day and by night (%o)", async (platform, size) => {
    const { page, context, complaints } = await openWindow(browser, house.address, size);
    if (size === PHONE) await page.getByTestId(`show-${platform}`).click();
    const message = await paneOf(page, platform).ask("报告");
    const charts = message.locator(PICTURES[platform]);
    await expect.poll(() => charts.count(), { timeout: 10_000 }).toBe(2);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const { corner, colours } of await readColours(charts)) {
        expect(corner).toEqual([255, 255, 255, 255]);
        expect(colours).toBeGreaterThan(20);
      }
    }
    expect(await findWider(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("say their figures to whoever cannot see them", async () => {
    const { page, context } = await openWindow(browser, house.address);
    for (const platform of ["slack", "feishu"] as const) {
      await paneOf(page, platform).ask("报告");
      const said = page
        .getByTestId(`${platform}-messages`)
        .getByRole("img", { name: /四周订单（元）.*第44周.*31\.2万/ });
      await expect.poll(() => said.count()).toBeGreaterThan(0);
    }
    await context.close();
  });
});
