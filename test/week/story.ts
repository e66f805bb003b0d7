// Who is in the story of a week, and where it begins: five shops, and nothing written down yet.
import { expect } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Database, Row } from "../../src/core/store/database.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";
import { openWalk, type Walk } from "./walk.ts";

const shop = (name: string, more: Partial<DemoCustomer> = {}): DemoCustomer => ({
  ...{ name, region: "廊坊", class: "key", owner: "wanglei" },
  ...more,
});
const customers: readonly DemoCustomer[] = [
  shop("永清超市", { contact: { name: "于建国", title: "老板" } }),
  shop("大润发"),
  shop("五月花超市"),
  shop("固安百货"),
  shop("大城百货", { class: "tracked" }),
  shop("惠民服务社", { owner: "lina" }),
];

/** 王磊 and 李娜 are reps, 赵敏 is their customer service, 陈静 leads the three, and 林岚 everybody. */
export type Story = Record<"王磊" | "李娜" | "赵敏" | "陈静" | "林岚", Person> & {
  platform: PlatformName;
  world: World;
  walk: Walk;
};

/** On Wednesday, 18 November 2026, the managers say hello, so that the bot knows where they are to be found. */
export async function openStory(database: Database, platform: PlatformName): Promise<Story> {
  const world = await openWorld({ database, customers, at: "2026-11-18T10:00:00+08:00" });
  const person = (key: string) => world.person(key, platform);
  const [陈静, 林岚] = [person("chenjing"), person("linlan")];
  for (const boss of [陈静, 林岚, person("zhouqiang")]) await boss.says("/today");
  const reps = { 王磊: person("wanglei"), 李娜: person("lina"), 赵敏: person("zhaomin") };
  return { ...reps, 陈静, 林岚, platform, world, walk: openWalk(world) };
}

/** A word of the reader's own, wherever a platform breaks the line: `reads("订货 ¥8,500", "见 于老板")`, in this order. */
export const reads = (...words: readonly string[]): RegExp =>
  new RegExp(words.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)).join("[^]*"), "u");

export async function expectRows({ world }: Story, sql: string, rows: readonly Row[]): Promise<void> {
  expect(await world.database.read<Row>(sql)).toEqual(rows);
}
