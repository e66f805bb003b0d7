// A complaint of 王磊's in his team's channel, through the real SDKs: where its cards stand, and what is read around them.
import type { PlatformName } from "../../src/core/ask.ts";
import type { ScreenMessage } from "../../src/sandbox/screen.ts";
import type { Database } from "../../src/core/store/database.ts";
import { textOf } from "../support/screen-text.ts";
import { type World, openWorld } from "../support/world.ts";

export type Columns = Record<string, unknown>;

export type Scene = {
  world: World;
  /** The team's complaint channel, on the staff's platform. */
  chat: string;
  /** The reporter's private chat with the bot, on his own. */
  own: string;
  /** The card's message in the channel, and in the reporter's private chat, as they stand now. */
  card(): Promise<string>;
  ownCard(): Promise<string>;
  /** Everything in the channel's thread, and everything after the card in the private chat: who, what, how many files. */
  inThread(): Promise<Line[]>;
  inPrivate(): Promise<Line[]>;
  shown(message: string, who: string, platform: PlatformName): string;
  complaint(): Promise<Columns>;
  settle(): Promise<void>;
};

export type Line = { id: string; words: string; isBot: boolean; isDeleted: boolean; files: number; pinned: number };

const LINE = "投诉 永清超市 质量 急 劲酒三箱破损 要求 换货";
const NUMBER = 1002;

type Where = { database: Database; staff: PlatformName; reporter: PlatformName };

/** T-1002, taken in at 10:00 on a Wednesday, delivered. */
export async function openScene({ database, staff, reporter }: Where): Promise<Scene> {
  const world = await openWorld({ database });
  const chen = world.person("chenjing", staff);
  const chat = chen.screen().chats.find(({ name }) => name.includes("华北"))?.id ?? "";
  await chen.says(`${staff === "slack" ? "" : "@客情 "}/rapport 投诉频道`, { chat });
  const wang = world.person("wanglei", reporter);
  await wang.says(staff === "slack" && reporter === "slack" ? LINE.replace("投诉", "/complaint") : LINE);
  const own = world[reporter].privateChat(wang.user);
  const settle = async () => {
    for (let time = 0; time < 2; time++) {
      await Promise.all([world.slack.settled(), world.feishu.settled()]);
      await world.deliver();
    }
  };
  await settle();
  const placed = async (condition: string) => {
    const sql = `SELECT o."messageId" FROM "CasePlace" p JOIN "Outbox" o ON o."key" = p."letterKey"
      WHERE p."complaintId" = ${NUMBER} AND p."closedAt" IS NULL AND ${condition}`;
    return (await database.read<{ messageId: string }>(sql))[0]?.messageId ?? "";
  };
  const messages = (who: string, platform: PlatformName): ScreenMessage[] =>
    world
      .person(who, platform)
      .screen()
      .chats.flatMap((one) => one.messages);
  const scene: Scene = {
    world,
    chat,
    own,
    settle,
    card: () => placed(`p."toUser" IS NULL`),
    ownCard: () => placed(`p."toUser" = '${wang.user}'`),
    async inThread() {
      const card = await scene.card();
      return messages("zhaomin", staff)
        .filter(({ thread }) => thread === card)
        .map(lineOf);
    },
    async inPrivate() {
      const all = wang.screen().chats.find(({ id }) => id === own)?.messages ?? [];
      const card = await scene.ownCard();
      const from = all.findIndex(({ id }) => id === card);
      return all.slice(from + 1).map(lineOf);
    },
    shown(message, who, platform) {
      const found = messages(who, platform).find(({ id }) => id === message);
      return found ? readMessage(found) : "";
    },
    complaint: async () => (await database.read<Columns>(`SELECT * FROM "Complaint" WHERE "id" = ${NUMBER}`))[0] ?? {},
  };
  return scene;
}

const readMessage = ({ text, json }: ScreenMessage): string => `${text ?? ""} ${textOf(json)}`.trim();

function lineOf(message: ScreenMessage): Line {
  const { id, from, isDeleted, files, pinnedBy } = message;
  const words = isDeleted ? "" : readMessage(message);
  return { id, words, isBot: from.isBot, isDeleted, files: files.length, pinned: pinnedBy.length };
}
