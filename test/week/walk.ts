// A walk through days: the clock is set on, what is due is sent, and all that anybody then finds new on his screens must be expected.
import { expect } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { people } from "../../src/sandbox/demo/people.ts";
import { messagesOf } from "../reports/buttons.ts";
import { textOf } from "../support/screen-text.ts";
import type { World } from "../support/world.ts";

/** By name, what each message that came (or was rewritten) reads like, oldest first; whoever is not named got nothing. */
export type News = Record<string, RegExp | readonly RegExp[]>;

export type Walk = {
  /**
   * Sets the clock to an instant of 2026 in Shanghai, "11-20 16:00", and lets it strike: that brings exactly this news.
   * Where it brings anything it strikes again, which brings nothing.
   */
  to(instant: string, news?: News): Promise<void>;
  /** Somebody does something; that and what it leads to brings exactly this news, his own answers among it. */
  after(deed: () => Promise<unknown>, news: News): Promise<void>;
};

/** The private messages on somebody's screens, by their ids. */
type Read = Map<string, string>;

const PLATFORMS: readonly PlatformName[] = ["slack", "feishu"];

function readScreens(world: World, key: string): Read {
  const read: Read = new Map();
  for (const platform of PLATFORMS) {
    for (const { id, json, files } of messagesOf(world[platform], world.person(key, platform).user))
      read.set(`${platform} ${id}`, [textOf(json), ...files.map(({ name }) => name)].join("\n"));
  }
  return read;
}

export function openWalk(world: World): Walk {
  const readAll = () => new Map(people.map(({ key, name }) => [name, readScreens(world, key)] as const));
  const newsSince = (before: ReturnType<typeof readAll>): Record<string, string[]> => {
    const news: Record<string, string[]> = {};
    for (const [name, read] of readAll()) {
      const fresh = [...read].filter(([id, words]) => before.get(name)?.get(id) !== words).map(([, words]) => words);
      if (fresh.length > 0) news[name] = fresh;
    }
    return news;
  };
  const brings = async (act: () => Promise<unknown>, news: News): Promise<void> => {
    const before = readAll();
    await act();
    const expected = Object.entries(news).map(([name, words]): [string, unknown] => [
      name,
      (words instanceof RegExp ? [words] : words).map((one): unknown => expect.stringMatching(one)),
    ]);
    expect(newsSince(before)).toEqual(Object.fromEntries(expected));
  };
  return {
    async to(instant, news = {}) {
      world.at(`2026-${instant.replace(" ", "T")}:00+08:00`);
      await brings(world.tick, news);
      if (Object.keys(news).length > 0) await brings(world.tick, {});
    },
    async after(deed, news) {
      await brings(async () => {
        await deed();
        await world.deliver();
      }, news);
    },
  };
}
