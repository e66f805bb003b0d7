// A day of 王磊's with two visits, handed in or signed: what the tests of daily reports begin with.
import type { Action, PlatformName } from "../../../src/core/ask.ts";
import type { Card, Reply } from "../../../src/core/reply.ts";
import type { Database } from "../../../src/core/store/database.ts";
import { type Letter, type Office, openOffice, type Seat, userOf } from "../case/office.ts";

export const DAY = "2026-11-18"; // a Wednesday
const NOW = `${DAY}T16:00:00+08:00`;

export function actionOf(card: Card, label: string): Action {
  const found = buttonsOf(card).find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} in ${JSON.stringify(card)}`);
  return found.action;
}

const buttonsOf = (card: Card) => card.parts.flatMap((part) => (part.part === "buttons" ? part.buttons : []));

export const labelsOf = (card: Card): string[] => buttonsOf(card).map(({ label }) => label);

export const cardIn = (reply: Reply): Card => {
  if (reply.reply !== "card") throw new Error(`no card but ${JSON.stringify(reply)}`);
  return reply.card;
};

export const lettersTo = (letters: readonly Letter[], who: string): Letter[] =>
  letters.filter(({ toUser, platform }) => toUser === userOf(who, platform));

export type Scene = {
  office: Office;
  rep: Seat;
  boss: Seat;
  /** Two visits, handed in; the card that the manager got. */
  handedIn(): Promise<Card>;
  signed(): Promise<void>;
  row(): Promise<Record<string, unknown>>;
  visitId(): Promise<number>;
};

export async function openScene(database: Database, platform: PlatformName): Promise<Scene> {
  const office = await openOffice(database, NOW);
  await database.save([{ remove: "Visit", where: { visitedOn: DAY } }]);
  const [rep, boss] = [office.seat("wanglei", platform), office.seat("chenjing", platform)];
  const handedIn = async () => {
    await boss.says("/today");
    await rep.says("/visit 永清超市 订货1.2万 收款5000 见于老板 竞品 康师傅降价 下次 下周三 送POP");
    await rep.says("/visit 大润发 开发 小结 谈进场");
    await rep.presses(actionOf(cardIn(await rep.says("/daily")), "交给陈静"));
    const [letter] = lettersTo(await office.post(), "chenjing");
    if (!letter) throw new Error("the manager was not asked");
    return letter.card;
  };
  return {
    office,
    rep,
    boss,
    handedIn,
    async signed() {
      await boss.presses(actionOf(await handedIn(), "签核"));
      await office.post();
    },
    async row() {
      const rows = await database.read<Record<string, unknown>>(`SELECT * FROM "DailyReport" WHERE "day" = ?`, [DAY]);
      return rows[0] ?? {};
    },
    async visitId() {
      const sql = `SELECT MIN("id") AS "id" FROM "Visit" WHERE "visitedOn" = ? AND "repId" = ?`;
      const params = [DAY, await office.idOf("wanglei")];
      return (await database.read<{ id: number }>(sql, params))[0]?.id ?? 0;
    },
  };
}
