// A person of a test's conversation: 小王.says("…"), .gets("…"), .presses("撤销"), .fills({…}), on either platform.
import { expect } from "vitest";
import type { FakePlatform, Outcome, Screen, ScreenMessage } from "../../src/sandbox/screen.ts";
import { findAll, textOf } from "./screen-text.ts";

export type Filling = Record<string, string | string[]>;

export type Person = {
  name: string;
  user: string;
  /** Says a line in his private chat with the bot, or in a chat named. Resolves when everything is answered. */
  says(text: string, where?: { chat?: string; thread?: string }): Promise<Person>;
  presses(label: string): Promise<Person>;
  /** Fills fields of the form that is open, by field name, and submits it. */
  fills(values: Filling): Promise<Person>;
  shortcuts(message: string, chat: string): Promise<Person>;
  enters(): Promise<Person>;
  /** What came in since the last thing he did has all of these. */
  gets(...expected: (string | RegExp)[]): Person;
  getsNot(...unexpected: (string | RegExp)[]): Person;
  /** What came in since the last thing he did, as text. */
  heard(): string;
  screen(): Screen;
  /** The outcome of the last thing he did, as his client shows it. */
  outcome(): Outcome;
};

const shown = (message: ScreenMessage) =>
  `${message.text ?? ""}\n${textOf(message.json)}\n${message.files.map((file) => file.name).join("\n")}`;

/** What can be read on a screen, by where it stands. */
function readScreen(screen: Screen): Map<string, string> {
  const read = new Map<string, string>();
  for (const chat of screen.chats) {
    for (const message of chat.messages) if (message.from.isBot) read.set(message.id, shown(message));
  }
  read.set("modal", textOf(screen.modal));
  read.set("word", typeof screen.word === "string" ? screen.word : JSON.stringify(screen.word ?? ""));
  return read;
}

type Who = { platform: FakePlatform; user: string; name: string; settled: () => Promise<void> };

export function makePerson({ platform, user, name, settled }: Who): Person {
  let before = readScreen(platform.screen(user));
  let last: Outcome = { isOk: true, tookMs: 0 };
  const acts = async (act: () => Promise<Outcome>): Promise<Person> => {
    before = readScreen(platform.screen(user));
    last = await act();
    await settled();
    return person;
  };
  const heard = () => {
    const now = readScreen(platform.screen(user));
    return [...now].flatMap(([where, text]) => (before.get(where) === text ? [] : [text])).join("\n");
  };
  const person: Person = {
    name,
    user,
    says: (text, where = {}) =>
      acts(() => platform.say(user, where.chat ?? platform.privateChat(user), text, where.thread ?? null)),
    presses: (label) => acts(() => press(platform, user, label)),
    fills: (values) => acts(() => fill(platform, user, values)),
    shortcuts: (message, chat) => acts(() => platform.shortcut(user, chat, message, "log_complaint")),
    enters: () => acts(() => platform.enter(user)),
    gets(...expected) {
      const text = heard();
      for (const one of expected) typeof one === "string" ? expect(text).toContain(one) : expect(text).toMatch(one);
      return person;
    },
    getsNot(...unexpected) {
      const text = heard();
      for (const one of unexpected)
        typeof one === "string" ? expect(text).not.toContain(one) : expect(text).not.toMatch(one);
      return person;
    },
    heard,
    screen: () => platform.screen(user),
    outcome: () => last,
  };
  return person;
}

/** Places where a button or a form can stand, the newest first: the modal, then messages, then the home. */
function surfaces(screen: Screen) {
  const messages = screen.chats.flatMap((chat) =>
    chat.messages
      .filter((message) => message.from.isBot && !message.isDeleted)
      .map((message) => ({ chat: chat.id, message: message.id, at: message.at, json: message.json })),
  );
  const latest = messages.toSorted((one, other) => other.at - one.at || (other.message < one.message ? -1 : 1));
  const modal = screen.modal ? [{ chat: null, message: null, at: 0, json: screen.modal }] : [];
  const home = screen.home ? [{ chat: null, message: null, at: 0, json: screen.home }] : [];
  return [...modal, ...latest, ...home];
}

async function press(platform: FakePlatform, user: string, label: string): Promise<Outcome> {
  for (const { chat, message, json } of surfaces(platform.screen(user))) {
    const isButton = (one: Record<string, unknown>) =>
      (one["type"] === "button" || one["tag"] === "button") && textOf(one["text"], "text").includes(label);
    const [button] = findAll(json, isButton);
    // Slack names the block that an element stands in; its blocks are the objects around it.
    const [block] = findAll(json, (one) => "block_id" in one && findAll(one, (inner) => inner === button).length > 0);
    const placed = block ? { ...button, block_id: block["block_id"] } : button;
    if (placed) return platform.press(user, { chat, message, action: pressed(placed) });
  }
  throw new Error(`${user} sees no button “${label}”`);
}

/** Slack: the element itself. Feishu: `action` as the platform sends it. */
function pressed(button: Record<string, unknown>): Record<string, unknown> {
  if (button["type"] === "button") return button;
  const [callback] = findAll(button["behaviors"], (one) => one["type"] === "callback");
  return { tag: "button", value: callback?.["value"], ...(button["name"] ? { name: button["name"] } : {}) };
}

async function fill(platform: FakePlatform, user: string, values: Filling): Promise<Outcome> {
  return platform.name === "slack" ? fillModal(platform, user, values) : fillCard(platform, user, values);
}

type Element = Record<string, unknown>;

async function fillModal(platform: FakePlatform, user: string, values: Filling): Promise<Outcome> {
  const view = platform.screen(user).modal as { id: string; blocks: Element[] } | null;
  if (!view) throw new Error(`${user} has no form open`);
  const state: Record<string, Record<string, unknown>> = {};
  for (const [name, value] of Object.entries(values)) {
    const block = view.blocks.find((one) => String(one["block_id"]).split(":")[0] === name || one["block_id"] === name);
    const element = block?.["element"] as Element | undefined;
    if (!block || !element) throw new Error(`the form has no field “${name}”`);
    state[String(block["block_id"])] = {
      [String(element["action_id"])]: await slackValue(platform, user, { block, element, value }),
    };
  }
  return platform.submit(user, { chat: null, message: null, view: view.id, values: state });
}

type SlackInput = { block: Element; element: Element; value: string | string[] };

async function slackValue(
  platform: FakePlatform,
  user: string,
  { block, element, value }: SlackInput,
): Promise<unknown> {
  const type = String(element["type"]);
  const one = Array.isArray(value) ? value[0] : value;
  if (type === "plain_text_input") return { type, value: one };
  if (type === "datepicker") return { type, selected_date: one };
  if (type === "external_select") {
    const action = { ...element, block_id: block["block_id"] };
    const offered = await platform.suggest(user, { chat: null, message: null, action }, String(one));
    const option = offered.find((choice) => choice.label.includes(String(one))) ?? offered[0];
    if (!option) throw new Error(`no customer is offered for “${one}”`);
    return { type, selected_option: { text: { type: "plain_text", text: option.label }, value: option.value } };
  }
  const options = findAll(element, (option) => "value" in option && "text" in option);
  const chosen = (wanted: string) =>
    options.find((option) => option["value"] === wanted || textOf(option["text"], "text") === wanted);
  if (type === "static_select") return { type, selected_option: chosen(String(one)) };
  return { type, selected_options: (Array.isArray(value) ? value : [value]).map(chosen) };
}

async function fillCard(platform: FakePlatform, user: string, values: Filling): Promise<Outcome> {
  for (const { chat, message, json } of surfaces(platform.screen(user))) {
    const [form] = findAll(json, (one) => one["tag"] === "form");
    if (!form) continue;
    const [submit] = findAll(form, (one) => one["form_action_type"] === "submit");
    const named = findAll(
      form,
      (one) => typeof one["name"] === "string" && one["tag"] !== "button" && one["tag"] !== "form",
    );
    const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => feishuValue(named, name, value)));
    return platform.submit(user, { chat, message, view: null, values: filled, action: pressed(submit ?? {}) });
  }
  throw new Error(`${user} has no form open`);
}

function feishuValue(elements: readonly Element[], name: string, value: string | string[]): [string, unknown] {
  const element = elements.find((one) => one["name"] === name);
  if (!element) throw new Error(`the form has no field “${name}”`);
  const one = Array.isArray(value) ? (value[0] ?? "") : value;
  if (element["tag"] === "date_picker") return [name, `${one} +0800`];
  const options = findAll(element["options"], (option) => "value" in option);
  const codeOf = (wanted: string) =>
    options.find((option) => option["value"] === wanted || textOf(option["text"]).includes(wanted))?.["value"];
  if (element["tag"] === "select_static") {
    const code = codeOf(one);
    // A customer that is not among those offered is typed into the field beside the choice.
    if (code === undefined) return feishuValue(elements, `${name}_typed`, value);
    return [name, code];
  }
  if (element["tag"] === "multi_select_static") return [name, (Array.isArray(value) ? value : [value]).map(codeOf)];
  return [name, one];
}
