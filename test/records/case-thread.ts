// A case's thread as people see it in the world of a test: its channel, its card, what stands under it, and files that came.
import type { PlatformName } from "../../src/core/ask.ts";
import type { ScreenMessage } from "../../src/sandbox/screen.ts";
import { textOf } from "../support/screen-text.ts";
import type { World } from "../support/world.ts";

export const shown = ({ json, text }: ScreenMessage): string => `${text ?? ""} ${textOf(json)}`;

const chatsOf = (world: World, who: string, platform: PlatformName) => world.person(who, platform).screen().chats;

export const messagesIn = (world: World, who: string, platform: PlatformName, chat: string): ScreenMessage[] =>
  chatsOf(world, who, platform).find(({ id }) => id === chat)?.messages ?? [];

/** The northern team's channel becomes its complaint channel. */
export async function nameChannel(world: World, platform: PlatformName): Promise<string> {
  const chat = chatsOf(world, "chenjing", platform).find(({ name }) => name.includes("华北"))?.id ?? "";
  const mention = platform === "slack" ? "" : `${BOT.feishu} `;
  await world.person("chenjing", platform).says(`${mention}/rapport 投诉频道`, { chat });
  return chat;
}

/** The newest card of a case in a chat: by its message the thread is known. */
export function cardIn(world: World, who: string, platform: PlatformName, chat: string): ScreenMessage {
  const card = messagesIn(world, who, platform, chat)
    .filter((one) => one.from.isBot && one.thread === null && shown(one).includes("报告人"))
    .at(-1);
  if (!card) throw new Error("there is no card");
  return card;
}

/** What the bot is called, so that it can be spoken to where others are. */
export const BOT: Record<PlatformName, string> = { slack: "@Rapport", feishu: "@客情" };

/** The files that the bot has sent to somebody in private, the newest last, as text. */
export async function filesTo(world: World, who: string, platform: PlatformName) {
  const { user } = world.person(who, platform);
  const messages = messagesIn(world, who, platform, world[platform].privateChat(user));
  const files = messages.filter(({ from }) => from.isBot).flatMap((one) => one.files);
  return Promise.all(files.map(async (file) => ({ ...file, text: await (await fetch(file.url)).text() })));
}

/** Sends everything: a platform's pace may hold several changes of one message back for a while each. */
export async function deliverAll(world: World): Promise<void> {
  for (const seconds of [0, 5, 15, 30]) {
    world.at(new Date(world.now().getTime() + seconds * 1_000).toISOString());
    await world.deliver();
  }
}
