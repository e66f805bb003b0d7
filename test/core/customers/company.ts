// A company of 100,000 customers: names as shops and firms have them, from a seed, and some planted among them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CustomerChoice, Match } from "../../../src/core/customers/match.ts";
import { nameForms } from "../../../src/core/customers/names.ts";
import { type Database, openDatabase, type Write } from "../../../src/core/store/database.ts";

export const ME = 1;
export const COLLEAGUE = 2;
const PEOPLE = 1000;
const START = new Date("2026-01-05T01:00:00Z");

export type Planted = {
  name: string;
  ownerId?: number | null;
  shortName?: string;
  aliases?: string;
  pinyin?: string;
  phone?: string;
  isUndone?: boolean;
};

/** Numbers in [0, 1) that are the same at every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PLACES =
  "北京 上海 广州 深圳 成都 重庆 杭州 武汉 西安 南京 天津 苏州 长沙 郑州 青岛 大连 厦门 宁波 昆明 合肥 福州 济南 沈阳 哈尔滨 长春 石家庄 太原 南昌 贵阳 南宁 兰州 银川 西宁 海口 温州 无锡 佛山 东莞 泉州 常州 徐州 烟台 潍坊 临沂 洛阳 襄阳 岳阳 株洲 湛江 柳州 朝阳 城东 城西 城南 城北 新区 老街 东关 西关 南门 北门".split(
    " ",
  );
const LUCKY = [
  ..."福禄寿喜财旺兴盛发达祥瑞吉利顺丰裕隆泰安康宁和谐美佳优良金银玉宝珍鑫源永恒久长春华荣辉光明亮宏伟博远大同德信义诚忠仁爱家乐欢万百千天地海江河山林森木石云星月阳东南西北中正新世纪鸿鹏龙凤麒麟虎鹤",
];
const TYPES =
  "超市 便利店 商行 百货 烟酒店 酒楼 饭店 药房 五金店 母婴店 文具店 生鲜店 副食店 商贸有限公司 食品有限公司 贸易公司 粮油店 水果店 批发部 购物中心 餐厅 火锅店 面馆 茶庄 建材店 电器城 连锁店 供销社 加盟店 小卖部".split(
    " ",
  );
const WORDS = "Sunny Golden Lucky Happy Pacific Orient Royal Grand Silver Crown".split(" ");
const KINDS = "Mart Foods Trading Stores Market Kitchen Bakery Hotel".split(" ");

/** The n-th generated customer, with the random numbers that come next. */
function generate(random: () => number, taken: Set<string>): Planted {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  for (;;) {
    const brand = pick(LUCKY) + pick(LUCKY) + (random() < 0.3 ? pick(LUCKY) : "");
    const type = pick(TYPES);
    const isEnglish = random() < 0.03;
    const number = Math.floor(random() * 900 + 100);
    const name = isEnglish
      ? `${pick(WORDS)} ${pick(KINDS)} ${number}`
      : `${random() < 0.8 ? pick(PLACES) : ""}${brand}${type}`;
    if (taken.has(name)) continue;
    taken.add(name);
    const customer: Planted = { name, ownerId: 2 + Math.floor(random() * (PEOPLE - 1)) };
    if (!isEnglish && random() < 0.3) customer.shortName = brand + type.slice(0, 2);
    if (!isEnglish && random() < 0.1) customer.aliases = `${brand}${pick(["老店", "总店", "分店"])}`;
    return customer;
  }
}

/** `customers` of them, the planted first; their ids begin at 1 in that order. */
export function makeCustomers(planted: readonly Planted[], count: number): Planted[] {
  const random = seeded(20261121);
  const taken = new Set(planted.map((customer) => customer.name));
  const customers = [...planted];
  while (customers.length < count) customers.push(generate(random, taken));
  return customers;
}

export function writesOf(customer: Planted, id: number, at = START): Write[] {
  const { name, shortName = null, aliases = null, pinyin = null, phone = null, ownerId = null } = customer;
  const stamps = {
    platform: "slack",
    createdAt: at,
    updatedAt: at,
    undoneAt: customer.isUndone ? at : null,
    version: 1,
  };
  return [
    { insert: "Customer", row: { id, name, shortName, aliases, pinyin, phone, ownerId, ...stamps } },
    ...nameForms({ name, shortName, aliases, pinyin, phone }).map((form): Write => ({
      insert: "CustomerName",
      row: { customerId: id, ...form },
    })),
  ];
}

const people: Write[] = Array.from({ length: PEOPLE }, (_, at) => ({
  insert: "Person",
  row: {
    id: at + 1,
    name: `员工${at + 1}`,
    role: "rep",
    isActive: true,
    createdAt: START,
    updatedAt: START,
    version: 1,
  },
}));

/** The people, and then the customers in blocks; their ids begin at 1 in that order. */
export async function fillCompany(database: Database, customers: readonly Planted[]): Promise<void> {
  await database.save(people);
  for (let at = 0; at < customers.length; at += 5000) {
    const block = customers.slice(at, at + 5000);
    await database.save(block.flatMap((customer, index) => writesOf(customer, at + index + 1)));
  }
}

export type Company = { database: Database; close(): Promise<void> };

/** A SQLite file of its own with these customers; `close` removes it. */
export async function openCompany(customers: readonly Planted[]): Promise<Company> {
  const folder = mkdtempSync(join(tmpdir(), "rapport-customers-"));
  const database = await openDatabase(`file:${join(folder, "company.db")}`);
  await fillCompany(database, customers);
  return {
    database,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The customers a match speaks of. */
export function customersIn(match: Match): CustomerChoice[] {
  if (match.found === "one") return [match.customer];
  return match.found === "several" ? match.candidates : match.offered;
}
