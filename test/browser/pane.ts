// One platform's half of the page, as a person uses it: types, presses, fills in, and waits for what comes back.
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { feishuIdOf, slackIdOf } from "../../src/sandbox/demo/people.ts";

export type Filling = Record<string, string>;

export type Pane = {
  composer: Locator;
  messages: Locator;
  /** Becomes another person: a key of the demo company's people. */
  be(key: string): Promise<void>;
  /** Who one is, as the page shows it. */
  who(): Promise<string>;
  open(chat: string): Promise<void>;
  say(text: string): Promise<void>;
  /** Does it, and gives the message of the bot that came of it. */
  answerTo(act: () => Promise<unknown>): Promise<Locator>;
  /** Says it, and gives the bot's answer. */
  ask(text: string): Promise<Locator>;
  /** A bot's message, or what stands in its place now. */
  message(id: string): Locator;
};

const idOf = { slack: slackIdOf, feishu: feishuIdOf };

export function paneOf(page: Page, platform: PlatformName): Pane {
  const composer = page.getByTestId(`${platform}-composer`);
  const messages = page.getByTestId(`${platform}-messages`);
  const others = messages.locator("article:not(.message-mine)");
  const ids = () => others.evaluateAll((found) => found.map((one) => one.getAttribute("data-id") ?? ""));
  const pane: Pane = {
    composer,
    messages,
    async be(key) {
      await page.getByTestId(`${platform}-user`).selectOption(idOf[platform](key));
      await composer.waitFor();
    },
    who: () =>
      page
        .getByTestId(`${platform}-user`)
        .evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.textContent ?? ""),
    async open(chat) {
      await page.getByTestId(`${platform}-chats`).getByRole("button", { name: chat }).click();
    },
    async say(text) {
      await composer.fill(text);
      await composer.press("Enter");
    },
    async answerTo(act) {
      const before = new Set(await ids());
      await act();
      const fresh = async () => (await ids()).find((id) => !before.has(id)) ?? null;
      await expect.poll(fresh, { timeout: 10_000 }).not.toBeNull();
      return pane.message((await fresh()) ?? "");
    },
    ask: (text) => pane.answerTo(() => pane.say(text)),
    message: (id) => messages.locator(`article[data-id="${id}"]`),
  };
  return pane;
}

/** A field of an open form by its name, whichever platform's it is. */
export const fieldOf = (form: Locator, name: string): Locator =>
  form.locator(`[data-block="${name}"], [data-field="${name}"]`);

/** Fills in fields by name, as a person would: a list is chosen from, a search is typed and its first offer taken. */
export async function fillIn(form: Locator, values: Filling): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const control = fieldOf(form, name).locator("input, select, textarea").first();
    const isSearch = (await control.getAttribute("role")) === "combobox";
    const isList = await control.evaluate((element) => element.tagName === "SELECT");
    if (isList) await control.selectOption({ label: await optionLike(control, value) });
    else await control.fill(value);
    if (!isSearch) continue;
    await form.getByRole("option").filter({ hasText: value }).first().click();
  }
}

async function optionLike(list: Locator, text: string): Promise<string> {
  const labels = await list.locator("option").allTextContents();
  const label = labels.find((one) => one.includes(text));
  if (label === undefined) throw new Error(`no choice says “${text}”: ${labels.join(", ")}`);
  return label;
}
