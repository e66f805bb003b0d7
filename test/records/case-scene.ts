// A complaint of 王磊's in his team's channel, through the real SDKs: where its cards stand, and what is read around them.
import { expect, vi } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { ScreenMessage } from "../../src/sandbox/screen.ts";
import type { Database } from "../../src/core/store/database.ts";
import type { Person } from "../support/person.ts";
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
  /** The same as they are read, without the pictures' names; of the private chat only what was brought over, by a name. */
  threadLines(): Promise<string[]>;
  broughtLines(): Promise<string[]>;
  /** The bytes of the one picture in the channel's thread. */
  pictureInThread(): Promise<Buffer>;
  /** The reporter under the card in his private chat, everybody else under the one in the channel. */
  writes(person: Person, words: string): Promise<Person>;
  shown(message: string, who: string, platform: PlatformName): string;
  /** The card, the same in each of its places, has all of these soon; spaces and colours do not count. */
  cardsSay(...words: string[]): Promise<void>;
  complaint(): Promise<Columns>;
  /** The same, with the names of its people for their ids. */
  named(): Promise<Columns>;
  settle(): Promise<void>;
  /** Everything is sent, and sent again where a platform's pace held it back, until the check holds. */
  soon(check: () => Promise<void> | void): Promise<void>;
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
  const seats: [string, PlatformName][] = [
    ["wanglei", reporter],
    ["zhaomin", staff],
    ["chenjing", staff],
  ];
  const cards = async () => {
    const sql = `SELECT o."messageId" FROM "CasePlace" p JOIN "Outbox" o ON o."key" = p."letterKey"
      WHERE p."complaintId" = ${NUMBER} AND p."closedAt" IS NULL ORDER BY o."id"`;
    const all = await database.read<{ messageId: string }>(sql);
    return all.map(({ messageId }) => {
      const seen = seats.map(([who, platform]) => scene.shown(messageId, who, platform)).find((words) => words !== "");
      return seen?.replaceAll(/<\/?font[^>]*>|\s/gu, "") ?? "";
    });
  };
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
    threadLines: async () => (await scene.inThread()).map(lastLine),
    broughtLines: async () =>
      (await scene.inPrivate()).map(lastLine).filter((line) => /^(?:赵敏|陈静|王磊)：/u.test(line)),
    async pictureInThread() {
      const card = await scene.card();
      const pictures = messages("zhaomin", staff).flatMap(({ thread, files }) => (thread === card ? files : []));
      const response = await fetch(pictures[0]?.url ?? "");
      return Buffer.from(await response.arrayBuffer());
    },
    writes: async (person, words) =>
      person.user === wang.user
        ? person.says(words, { chat: own, thread: await scene.ownCard() })
        : person.says(words, { chat, thread: await scene.card() }),
    shown(message, who, platform) {
      const found = messages(who, platform).find(({ id }) => id === message);
      return found ? readMessage(found) : "";
    },
    cardsSay: (...words) =>
      scene.soon(async () => {
        const all = await cards();
        expect(all.length).toBeGreaterThan(1);
        // Above it a card says why it was brought to somebody, until it is drawn anew.
        expect(new Set(all.map((card) => card.slice(card.indexOf("客户级别")))).size, all.join("\n")).toBe(1);
        for (const card of all) for (const one of words) expect(card).toContain(one);
      }),
    complaint: async () => (await database.read<Columns>(`SELECT * FROM "Complaint" WHERE "id" = ${NUMBER}`))[0] ?? {},
    async named() {
      const people = await database.read<{ id: number; name: string }>(`SELECT "id", "name" FROM "Person"`);
      const named = Object.entries(await scene.complaint()).map(([column, cell]): [string, unknown] => {
        const isPerson = /^(?:reporter|assignee|proposer|decider)Id$/u.test(column);
        return [column, isPerson ? (people.find(({ id }) => id === cell)?.name ?? cell) : cell];
      });
      return Object.fromEntries(named);
    },
    async soon(check) {
      const settled = async () => {
        await settle();
        await check();
      };
      await vi.waitFor(settled, { timeout: 15_000, interval: 100 });
    },
  };
  return scene;
}

/** Pictures have no names in Feishu, where marks are escaped. */
const plain = (words: string): string => words.replaceAll("\\", "").replaceAll(/(?<=［文件］)\S+/gu, "");
/** Of the bot's messages the notification line stands first, and says the same. */
export const lastLine = ({ words }: Pick<Line, "words">): string => plain(words.split("\n").at(-1) ?? "");
/** `18日 赵敏 认领了`: what a case's timeline says, without the time of the day, which runs on while a test does. */
export const readTimeline = (heard: string): string[] =>
  [...plain(heard).matchAll(/^11月(\d\d日) \d\d:\d\d (.+)$/gmu)].map(([, day, what]) => `${day} ${what}`);

const readMessage = ({ text, json }: ScreenMessage): string => `${text ?? ""} ${textOf(json)}`.trim();

function lineOf(message: ScreenMessage): Line {
  const { id, from, isDeleted, files, pinnedBy } = message;
  const words = isDeleted ? "" : readMessage(message);
  return { id, words, isBot: from.isBot, isDeleted, files: files.length, pinned: pinnedBy.length };
}
