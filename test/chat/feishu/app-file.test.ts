// feishu-app.json is what a person sets in Feishu's console: it names what the code hears, answers and needs, no more, no less.
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { EVENTS } from "../../../src/chat/feishu/events.ts";
import { isMenuKey, MENU } from "../../../src/chat/feishu/menu.ts";
import { neededScopes } from "../../../src/chat/feishu/scopes.ts";
import { listCommands } from "../../../src/core/command.ts";
import { records } from "../../../src/records/index.ts";
import { HAN, LI, openRoom, type Room, TEAM } from "./room.ts";
import { plainCard } from "./script.ts";
import { botMessages, findButton } from "./seen.ts";

const appFile = z
  .strictObject({
    name: z.string(),
    abilities: z.array(z.string()),
    scopes: z.strictObject({ tenant: z.array(z.string()), user: z.array(z.string()) }),
    subscription: z.strictObject({ events: z.literal("websocket"), callbacks: z.literal("websocket") }),
    events: z.array(z.string()),
    callbacks: z.array(z.string()),
    menu: z.array(
      z.strictObject({ name: z.string(), name_en: z.string(), action: z.literal("push event"), event_key: z.string() }),
    ),
  })
  .parse(JSON.parse(await readFile(new URL("../../../feishu-app.json", import.meta.url), "utf8")));

const sorted = (names: readonly string[]) => [...names].sort();

// What each needed scope opens in the API; the rest decide what is heard or what a profile holds.
const API_SCOPES = [
  "im:message:send_as_bot",
  "im:message:readonly",
  "im:resource",
  "im:chat:readonly",
  "contact:contact.base:readonly",
];
const OTHERS = ["contact:user.id:readonly", "cardkit:card:write"];

let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});

/** Uses everything that the bot ever asks of Feishu; the number of calls that were refused for a scope. */
async function useAll(missingScopes: string[]): Promise<number> {
  room = await openRoom({ mode: "ws", fake: { missingScopes } });
  const { fake, desk, feishu } = room;
  const chat = fake.privateChat(LI.id);
  await feishu.findProfile({ platform: "feishu", user: LI.id }).catch(() => null);
  await fake.say(HAN.id, TEAM.id, "三箱破损");
  await fake.quote(LI.id, fake.messages()[0]?.id ?? "", `@${fake.bot.name} /complaint`);
  await fake.settled();
  const card = botMessages(fake, HAN.id, TEAM.id)[0];
  if (card) await fake.press(HAN.id, { chat: TEAM.id, message: card.id, action: findButton(card.json, "修改") });
  const file = { name: "a.csv", mime: "text/csv", bytes: new TextEncoder().encode("a\n") };
  desk.script = () => ({ reply: "file", file, card: plainCard() });
  await fake.say(LI.id, chat, "/export visit");
  await fake.settled();
  return fake.calls.filter(({ status }) => status === 400).length;
}

describe("feishu-app.json", () => {
  it("names the events and callbacks that are handled", () => {
    expect(sorted([...appFile.events, ...appFile.callbacks])).toEqual(sorted(EVENTS));
    expect(appFile.callbacks).toEqual(["card.action.trigger"]);
  });

  it("names the menu's keys that are handled, each a command that exists", () => {
    expect(sorted(appFile.menu.map(({ event_key }) => event_key))).toEqual(sorted(Object.keys(MENU)));
    const commands = listCommands(records).map(({ command }) => command);
    for (const { event_key } of appFile.menu) {
      expect(event_key.length).toBeLessThanOrEqual(30); // Feishu: an event key holds 30 characters
      const said = isMenuKey(event_key) ? MENU[event_key] : undefined;
      if (said !== null) expect(commands).toContain(said);
    }
  });

  it("asks for the scopes that the code needs", () => {
    expect(sorted(appFile.scopes.tenant)).toEqual(sorted(neededScopes()));
    expect(appFile.scopes.user).toEqual([]);
  });

  it("asks for enough: nothing is refused with these scopes alone", async () => {
    expect(await useAll(OTHERS)).toBe(0);
  });

  it.each(API_SCOPES)("asks for nothing idle: without %s something is refused", async (scope) => {
    expect(neededScopes()).toContain(scope);
    expect(await useAll([scope])).toBeGreaterThan(0);
  });
});
