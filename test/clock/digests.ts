// What the tests of the morning reminders have in common: three customers, and the digests on a person's screen.
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import type { Person } from "../support/person.ts";
import { textOf } from "../support/screen-text.ts";
import type { World } from "../support/world.ts";

export const LINE = "/visit 永清超市 招呼 承诺 周五前换海报 下次 下周三 送POP";
export const FRIDAY = "2026-11-20T08:30:00+08:00";

export const customers: readonly DemoCustomer[] = [
  { name: "永清超市", region: "廊坊", class: "key", owner: "wanglei" },
  { name: "固安百货", region: "固安", class: "key", owner: "wanglei" },
  { name: "Harbor Mart", region: "上海", class: "key", owner: "emily" },
];

/** The digests on a person's screen, oldest first, as he reads them. */
export const digests = (person: Person): string[] =>
  person
    .screen()
    .chats.flatMap((chat) => chat.messages)
    .filter((message) => message.from.isBot && !message.isDeleted)
    .map((message) => textOf(message.json))
    .filter((text) => /要办 \d+ 件|\d+ 件过期没办|生日提醒|to do today|overdue|\d birthdays?/u.test(text));

/** Puts the managers on no platform: what a Monday morning brings them is not what these tests are about. */
export async function leaveOutManagers({ database }: World): Promise<void> {
  const sql = `SELECT "id" FROM "Person" WHERE "role" IN ('manager', 'director')`;
  const managers = await database.read<{ id: number }>(sql);
  await database.save(managers.map(({ id }) => ({ remove: "Identity", where: { personId: id } })));
}
