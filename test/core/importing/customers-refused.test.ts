// customers.csv with faults: each is said with its line, and nothing is saved.
import { expect, it } from "vitest";
import { importCustomers } from "../../../src/core/importing/customers.ts";
import { forEachDatabase } from "../../support/database.ts";
import { countRows, CUSTOMER_HEADER as HEADER, openTeam, requestOf } from "./request.ts";

const bad: readonly (readonly [string, number, string | null, string])[] = [
  ["A,,,没有人,,,,,,,,,,", 3, "owner", "找不到负责人“没有人”"],
  ["A,,,同名,,,,,,,,,,", 3, "owner", "负责人请写邮箱"],
  ["A,,,,,,,vip,,,,,,", 3, "class", "请填 signed、loi、key、progressing、potential、tracked"],
  ["A,,,,,,,,XKA,,,,,", 3, "kaLevel", "请填 IKA、NKA、CKA"],
  ["A,,,,,,,,,-1,,,,", 3, "safetyStock", "“-1”不是整数"],
  ["A,,,,,,,,,,甲,,,13-45", 3, "birthday", "看不懂生日“13-45”"],
  ["A,,,,,,,,,,,,,03-08", 3, "contactName", "还要填 contactName"],
  [",,,,,,,,,,甲,,,", 3, "name", "请填“name”"],
  ["A,,,,,,,,,,,,,\nA,,,,,,,,,,,,,", 4, null, "和第 3 行重复"],
  ["A,,,,,,,,,,甲,,,\n（A）,,,,,,,,,,甲,,,", 4, null, "和第 3 行重复"],
  ["A,,,,华东,,,,,,甲,,,\nA,,,,华北,,,,,,乙,,,", 4, "region", "第 3 行已写过这个客户"],
];

forEachDatabase((_name, openFresh) => {
  it("says what is wrong by line, and saves nothing", async () => {
    const database = await openTeam(openFresh);
    for (const [lines, line, field, words] of bad) {
      const { problems } = await importCustomers(requestOf(database, `${HEADER}好店,,,小赵,,,,,,,,,,\n${lines}\n`));
      expect(problems, lines).toMatchObject([{ line, field }]);
      expect(problems[0]?.sentence).toContain(words);
    }
    expect(await countRows(database)).toMatchObject({ Customer: 0, CustomerName: 0, Contact: 0 });
  });

  it("tells every bad line, in the file's order", async () => {
    const database = await openTeam(openFresh);
    const text = `${HEADER}A,,,没有人,,,,vip,,,,,,\n好店,,,,,,,,,,,,,\nB,,,,,,,,,x,,,,\nC,,,没有人,,,,,,,,,,\n`;
    const { problems } = await importCustomers(requestOf(database, text));
    expect(problems.map(({ line, field }) => `${line} ${field}`)).toEqual(["2 class", "4 safetyStock", "5 owner"]);
  });

  it("asks which one when two customers have the name", async () => {
    const database = await openTeam(openFresh);
    const at = new Date("2026-01-05T01:00:00Z");
    const row = { name: "重名店", platform: "slack", createdAt: at, updatedAt: at, version: 1 };
    await database.save([9001, 9002].map((id) => ({ insert: "Customer" as const, row: { ...row, id } })));
    const { problems } = await importCustomers(requestOf(database, "name,region\n重名店,华东\n"));
    expect(problems).toMatchObject([{ line: 2, field: "name" }]);
  });
});
