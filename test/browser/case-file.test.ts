// A case's file in a real browser: hostile words stay words, nothing runs, nothing is loaded, and it fits a phone and paper.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cleanText } from "../../src/core/reading/clean.ts";
import { writeHtml } from "../../src/reports/case-file/html.ts";
import type { Item, Paper } from "../../src/reports/case-file/paper.ts";
import { HOSTILE } from "../chat/hostile.ts";
import { PIXEL } from "../support/picture.ts";
import { PHONE, describeInBrowser, launchBrowser } from "./browser.ts";

const WORDS = [
  ...HOSTILE,
  "<img src=x onerror=\"document.title='evil'\">",
  "</div></td></table></style></title><script>document.title='evil'</script>",
  "'\"><svg onload=alert(1)>",
  "长".repeat(400) + "https://evil.example/".repeat(20),
];
const itemOf = (words: string): Item => ({
  time: "10:00",
  who: words,
  did: words,
  words,
  marks: [words],
  isDeleted: true,
  notes: [{ label: words, text: words }],
  picture: { key: "图1", name: words, mime: "image/png", bytes: PIXEL },
});
const paper: Paper = {
  locale: "zh-CN",
  number: "T-1042",
  title: "投诉案卷 T-1042",
  subtitle: WORDS.join(" "),
  notes: WORDS,
  forms: [
    {
      heading: "一、投诉登记",
      rows: WORDS.map((text) => ({ label: text, value: text, by: text, notes: [{ label: text, text }] })),
    },
  ],
  timeline: { heading: "三、经过", days: [{ day: "2026年11月18日 周三", items: WORDS.map(itemOf) }], empty: "—" },
  colon: "：",
  none: "—",
};

describeInBrowser("a case's file", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("reads literally, runs nothing, loads nothing, and fits a phone and a sheet of paper", async () => {
    const page = await browser.newPage({ viewport: PHONE });
    const asked: string[] = [];
    page.on("request", (request) => request.url().startsWith("data:image/png") || asked.push(request.url()));
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.setContent(writeHtml(paper), { waitUntil: "load" });
    const found = await page.evaluate(() => ({
      tags: [...new Set([...document.querySelectorAll("body, body *")].map(({ localName }) => localName))].sort(),
      attributes: [
        ...new Set([...document.querySelectorAll("body *")].flatMap((one) => one.getAttributeNames())),
      ].sort(),
      words: [...document.querySelectorAll("td > .words, .entry > .words")].map(({ textContent }) => textContent),
      alts: [...document.querySelectorAll("img")].map(({ alt, naturalWidth }) => `${naturalWidth} ${alt}`),
      scripts: document.scripts.length,
      width: document.documentElement.scrollWidth,
    }));
    const clean = WORDS.map(cleanText);
    expect(found.words).toEqual([...clean, ...clean]);
    expect(found.alts).toEqual(clean.map((words) => `1 ${words}`));
    expect(found.tags).toEqual(
      "b body div h1 h2 h3 header img li main ol section span table tbody td th time tr".split(" "),
    );
    expect(found.attributes).toEqual(["alt", "class", "scope", "src"]);
    expect(found).toMatchObject({ scripts: 0, width: PHONE.width });
    expect(await page.title()).toContain("<img src=x");
    expect(asked).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });
});
