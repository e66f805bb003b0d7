// The trial as a newcomer meets it: the same visit by a line and by a form on both platforms, mended, undone; a complaint.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Database } from "../../src/core/store/database.ts";
import { describeInBrowser, launchBrowser, openWindow, type Window } from "./browser.ts";
import { byFriday, nextWednesday, sayDay } from "./days.ts";
import { type House, openHouse } from "./house.ts";
import { fieldOf, fillIn, type Pane, paneOf } from "./pane.ts";

const LINE = "永清超市 订货1.2万 收款5000 见于老板 承诺 周五前换海报 下次 下周三 送POP";
const PROSE = "永清超市老板说上周那三箱劲酒都漏了";
const PLATFORMS = ["slack", "feishu"] as const;

describeInBrowser("the trial", () => {
  let house: House;
  let browser: Browser;
  let window: Window;
  let page: Page;
  let panes: Record<PlatformName, Pane>;
  let today: string;

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), launchBrowser()]);
    window = await openWindow(browser, house.address);
    ({ page } = window);
    panes = { slack: paneOf(page, "slack"), feishu: paneOf(page, "feishu") };
    await panes.slack.be("wanglei");
    const now = await page.getByTestId("sandbox-now").locator("time").getAttribute("datetime");
    today = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Shanghai" }).format(new Date(now ?? ""));
  });
  afterAll(async () => {
    await browser?.close();
    await house?.remove();
  });
  afterEach(() => {
    expect(window.complaints).toEqual([]);
  });

  const expectWhole = async (card: Locator): Promise<void> => {
    await card.getByText("已记录拜访").waitFor();
    const said = await card.innerText();
    expect(said).toMatch(/订货、收款|收款、订货/);
    const parts = ["永清超市", "¥12,000", "¥5,000", "于老板", "换海报", "送POP", "上门"];
    for (const part of [...parts, ...[today, byFriday(today), nextWednesday(today)].map(sayDay)]) {
      expect(said).toContain(part);
    }
  };
  const whole = () => ({
    customer: "永清超市",
    collectedAmount: "5000",
    met: "于老板",
    promises: "周五前换海报",
    nextVisitOn: nextWednesday(today),
    nextAction: "送POP",
  });

  it.each([
    ["slack", "/visit"],
    ["feishu", "/visit"],
  ] as const)("keeps a line typed on %s and says every part back", async (platform, command) => {
    await expectWhole(await panes[platform].ask(`${command} ${LINE}`));
  });

  it("keeps the same visit by Slack's form, after an error under its field was mended", async () => {
    await panes.slack.say("/visit");
    const modal = page.getByRole("dialog", { name: "记一条拜访" });
    await fillIn(modal, { ...whole(), orderAmount: "一大堆" });
    await modal.getByRole("button", { name: "保存" }).click();
    await fieldOf(modal, "orderAmount").getByText("“一大堆”不像金额").waitFor();
    expect(await fieldOf(modal, "met").locator("input").inputValue()).toBe("于老板");
    expect(await modal.evaluate((box) => box.contains(document.activeElement))).toBe(true);
    await fillIn(modal, { orderAmount: "1.2万" });
    await expectWhole(await panes.slack.answerTo(() => modal.getByRole("button", { name: "保存" }).click()));
    await modal.waitFor({ state: "detached" });
  });

  it("keeps the same visit by Feishu's form, after an error under its field was mended", async () => {
    const card = await panes.feishu.answerTo(() =>
      page.getByTestId("feishu-menu").getByRole("button", { name: "记拜访" }).click(),
    );
    const form = card.getByRole("form");
    await fillIn(form, { ...whole(), orderAmount: "一大堆" });
    await form.getByRole("button", { name: "保存" }).click();
    await page.getByTestId("feishu-toast").getByText("有 1 处要改").waitFor();
    await form.getByText("“一大堆”不像金额").waitFor();
    expect(await fieldOf(form, "met").locator("input").inputValue()).toBe("于老板");
    await fillIn(form, { orderAmount: "1.2万" });
    await form.getByRole("button", { name: "保存" }).click();
    await expectWhole(card);
    expect(await card.getByRole("form").count()).toBe(0);
  });

  it.each(PLATFORMS)("takes a visit back on %s", async (platform) => {
    const card = await panes[platform].ask("/visit 永清超市 服务 小结 撤销试试");
    await card.getByText("已记录拜访").waitFor();
    await card.getByRole("button", { name: "撤销" }).click();
    await card.getByText("已撤销拜访").waitFor();
    expect(await card.getByRole("button", { name: "撤销" }).count()).toBe(0);
  });

  it("makes a colleague's message in Slack a complaint by its menu", async () => {
    const { slack } = panes;
    await slack.be("lina");
    await slack.open("华北队-拜访");
    await slack.say(PROSE);
    await slack.messages.getByText(PROSE).waitFor();
    await slack.be("wanglei");
    await slack.open("华北队-拜访");
    const said = slack.messages.getByTestId("slack-message").filter({ hasText: PROSE });
    await said.hover();
    await said.getByRole("button", { name: "更多" }).click();
    await page.getByRole("menuitem", { name: "记为投诉" }).click();
    const modal = page.getByRole("dialog", { name: "记一条投诉" });
    expect(await fieldOf(modal, "description").locator("textarea").inputValue()).toBe(PROSE);
    await fillIn(modal, { customer: "永清超市", kind: "质量" });
    await modal.getByRole("button", { name: "保存" }).click();
    await modal.waitFor({ state: "detached" });
    await slack.open("Rapport");
    for (const part of ["已记录投诉", "质量", PROSE]) await slack.messages.getByText(part).first().waitFor();
  });

  it("makes a colleague's message in Feishu a complaint by answering it", async () => {
    const { feishu } = panes;
    await feishu.be("lina");
    await feishu.open("华北队-拜访");
    await feishu.say(PROSE);
    await feishu.messages.getByText(PROSE).waitFor();
    await feishu.be("wanglei");
    await feishu.open("华北队-拜访");
    const said = feishu.messages.getByTestId("feishu-message").filter({ hasText: PROSE });
    await said.hover();
    await said.getByRole("button", { name: "更多" }).click();
    await page.getByRole("menuitem", { name: "在话题里回复" }).click();
    const card = await feishu.ask("@客情 投诉 永清超市 质量");
    for (const part of ["已记录投诉", "永清超市", "质量", PROSE]) await card.getByText(part).waitFor();
  });

  it("has kept the same values, whichever way they came", async () => {
    // Before the house, or the browser rightly complains that the page's stream was cut off.
    await window.context.close();
    expect(await house.stop()).toBe(0);
    const database = await house.open();
    try {
      await expectSameVisits(database, today);
      const undone = await database.read<{ undoneAt: unknown }>(`SELECT "undoneAt" FROM "Visit" WHERE "summary" = ?`, [
        "撤销试试",
      ]);
      expect(undone).toHaveLength(2);
      for (const row of undone) expect(row.undoneAt).not.toBeNull();
      const complaints = await database.read(
        `SELECT "platform", "kind", "severity", "description", "sourceMessage" FROM "Complaint" WHERE "description" = ?
         ORDER BY "platform"`,
        [PROSE],
      );
      const same = { kind: "product", severity: "normal", description: PROSE, sourceMessage: expect.any(String) };
      expect(complaints).toEqual([
        { ...same, platform: "feishu" },
        { ...same, platform: "slack" },
      ]);
    } finally {
      await database.close();
    }
  });
});

/** Four visits alike: a line and a form, on Slack and on Feishu. */
async function expectSameVisits(database: Database, today: string): Promise<void> {
  const visits = await database.read<Record<string, unknown>>(
    `SELECT v."platform", c."name" AS "customer", r."name" AS "rep", v."visitedOn", v."channel", v."purposes",
       v."orderAmountFen", v."collectedAmountFen", v."met", v."nextVisitOn", v."nextAction", v."summary", v."undoneAt",
       p."text" AS "promise", p."dueOn"
     FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" JOIN "Person" r ON r."id" = v."repId"
     LEFT JOIN "Promise" p ON p."visitId" = v."id"
     WHERE v."nextAction" = '送POP' AND v."visitedOn" = ? ORDER BY v."platform"`,
    [today],
  );
  const same = {
    customer: "永清超市",
    rep: "王磊",
    visitedOn: today,
    channel: "onsite",
    nextVisitOn: nextWednesday(today),
    nextAction: "送POP",
    summary: null,
    undoneAt: null,
    promise: "换海报",
    dueOn: byFriday(today),
  };
  expect(visits.map((visit) => visit["platform"])).toEqual(["feishu", "feishu", "slack", "slack"]);
  for (const visit of visits) {
    expect(visit).toMatchObject(same);
    expect(Number(visit["orderAmountFen"])).toBe(1_200_000);
    expect(Number(visit["collectedAmountFen"])).toBe(500_000);
    expect(String(visit["purposes"]).split(" ").toSorted()).toEqual(["collect", "order"]);
    expect(visit["met"]).toBe(visits[0]?.["met"]);
  }
}
