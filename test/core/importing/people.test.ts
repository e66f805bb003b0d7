// people.csv: added, brought up to date, refused.
import { expect, it } from "vitest";
import { importPeople } from "../../../src/core/importing/people.ts";
import { messagesFor } from "../../../src/core/messages/index.ts";
import type { Database } from "../../../src/core/store/database.ts";
import { forEachDatabase } from "../../support/database.ts";
import { countRows, NOW, requestOf } from "./request.ts";

const HEADER = "name,email,role,manager,team,slackId,feishuId,locale,timezone,authority\n";
const TEAM = `${HEADER}小赵,zhao@example.com,rep,老钱,华东,U0000ZHAO,ou_zhao,zh-CN,,
老钱,Qian@Example.com,manager,sun@example.com,华东,U0000QIAN,,en,America/New_York,5000
孙总,sun@example.com,director,,,,,,,"1.2万"
李客服,li@example.com,cs,老钱,华北,,,,,
`;

type Found = { id: number; name: string; email: string; role: string; managerId: number | null; team: string | null };
const readPeople = (database: Database) =>
  database.read<Found & { authorityFen: number | null; version: number }>(
    `SELECT p."id", p."name", p."email", p."role", p."managerId", t."name" AS "team", p."authorityFen", p."version"
     FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" ORDER BY p."email"`,
  );

forEachDatabase((_name, openFresh) => {
  it("adds people with managers further down, teams, identities and history", async () => {
    const database = await openFresh();
    const report = await importPeople(requestOf(database, TEAM));
    expect(report).toEqual({ added: 4, changed: 0, unchanged: 0, problems: [] });
    const [li, qian, sun, zhao] = await readPeople(database);
    expect(li).toMatchObject({ name: "李客服", role: "cs", managerId: qian?.id, team: "华北" });
    expect(qian).toMatchObject({ email: "qian@example.com", managerId: sun?.id, team: "华东", authorityFen: 500_000 });
    expect(sun).toMatchObject({ managerId: null, team: null, authorityFen: 1_200_000 });
    expect(zhao).toMatchObject({ managerId: qian?.id, version: 1 });
    expect(await database.read(`SELECT "platform", "userId", "personId" FROM "Identity" ORDER BY "userId"`)).toEqual([
      { platform: "slack", userId: "U0000QIAN", personId: qian?.id },
      { platform: "slack", userId: "U0000ZHAO", personId: zhao?.id },
      { platform: "feishu", userId: "ou_zhao", personId: zhao?.id },
    ]);
    const [change] = await database.read<{ after: string; at: Date }>(
      `SELECT "after", "at", "action", "personId", "before" FROM "Change" WHERE "recordId" = ?`,
      [qian?.id ?? 0],
    );
    expect(change).toMatchObject({ action: "import", personId: null, before: null, at: NOW });
    expect(JSON.parse(change?.after ?? "{}")).toMatchObject({ name: "老钱", locale: "en", slackId: "U0000QIAN" });
  });

  it("changes nothing when the same file comes again, and only what differs when it does", async () => {
    const database = await openFresh();
    await importPeople(requestOf(database, TEAM));
    const before = await countRows(database);
    expect(await importPeople(requestOf(database, TEAM))).toMatchObject({ added: 0, changed: 0, unchanged: 4 });
    expect(await countRows(database)).toEqual(before);
    const moved = "email,name,manager,slackId\nzhao@example.com,赵大明,孙总,U0000NEWZ\nli@example.com,李客服,,\n";
    expect(await importPeople(requestOf(database, moved))).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    const people = await readPeople(database);
    expect(people[3]).toMatchObject({ name: "赵大明", managerId: people[2]?.id, team: "华东", version: 2 });
    expect(people[0]).toMatchObject({ managerId: people[1]?.id, version: 1 });
    const users = await database.read(`SELECT "userId" FROM "Identity" WHERE "personId" = ? AND "platform" = 'slack'`, [
      people[3]?.id ?? 0,
    ]);
    expect(users).toEqual([{ userId: "U0000NEWZ" }]);
  });

  it("knows people by id, and by a name that is one person's; namesakes with other addresses are others", async () => {
    const database = await openFresh();
    await importPeople(requestOf(database, "name,role,slackId\n王伟,rep,U0000WANG\n刘洋,rep,\n"));
    const again = "name,email,role,slackId\n王大伟,wang@example.com,,U0000WANG\n刘洋,liu@example.com,,\n";
    expect(await importPeople(requestOf(database, again))).toMatchObject({ added: 0, changed: 2, problems: [] });
    const namesake = "name,email,role\n刘洋,other@example.com,rep\n";
    expect(await importPeople(requestOf(database, namesake))).toMatchObject({ added: 1, problems: [] });
    const [problem] = (await importPeople(requestOf(database, "name,role\n刘洋,rep\n"))).problems;
    expect(problem).toEqual({ line: 2, field: "name", sentence: "name：叫“刘洋”的不止一位，请填上邮箱。" });
  });

  it("refuses a circle that the file would close over people who are there", async () => {
    const database = await openFresh();
    await importPeople(requestOf(database, TEAM));
    const { problems } = await importPeople(requestOf(database, "name,email,manager\n孙总,sun@example.com,小赵\n"));
    expect(problems).toEqual([
      { line: 2, field: "manager", sentence: "manager：上下级成了一个圈：孙总 → 小赵 → 老钱 → 孙总。" },
    ]);
  });
});

const bad: readonly (readonly [string, number, string | null, string])[] = [
  ["A,a@x,rep,,,,,,,", 3, "email", "“a@x”不是邮箱地址"],
  ["A,,boss,,,,,,,", 3, "role", "没有“boss”这个选项，请填 rep、cs、manager、director、admin"],
  ["A,,,,,,,,,", 3, "role", "请填“role”"],
  [",a@x.cn,rep,,,,,,,", 3, "name", "请填“name”"],
  ["A,,rep,没有人,,,,,,", 3, "manager", "找不到上级“没有人”"],
  ["A,,rep,A,,,,,,", 3, "manager", "圈：A → A"],
  ["A,,rep,B,,,,,,\nB,,rep,A,,,,,,", 4, "manager", "圈：A → B → A"],
  ["A,,rep,,,12345,,,,", 3, "slackId", "不是 Slack 成员 ID"],
  ["A,,rep,,,,user1,,,", 3, "feishuId", "应以 ou_ 开头"],
  ["A,,rep,,,,,fr,,", 3, "locale", "请填 zh-CN、en"],
  ["A,,rep,,,,,,Mars/Base,", 3, "timezone", "没有“Mars/Base”这个时区"],
  ["A,,rep,,,,,,,很多", 3, "authority", "“很多”不是金额"],
  ["A,a@x.cn,rep,,,,,,,\nB,A@x.cn,rep,,,,,,,", 4, null, "和第 3 行重复"],
  ["A,,rep,,,,,,,\n\nA,,rep,,,,,,,", 5, null, "和第 3 行重复"],
  ["A,,rep,,,U0000AAAA,,,,\nB,,rep,,,U0000AAAA,,,,", 4, null, "和第 3 行重复"],
  ["A,,rep,,,,,,,,多了", 3, null, "格子比表头多"],
  [`${"长".repeat(201)},,rep,,,,,,,`, 3, "name", "最多 200 个字"],
];

const unreadable: readonly (readonly [string, string])[] = [
  ["name,role,phone\nA,rep,1\n", "不认识“phone”这一列。可用的列：name、email、role"],
  ["name,role,name\nA,rep,A\n", "“name”这一列出现了两次"],
  ["email,role\na@x.cn,rep\n", "少了“name”这一列"],
  ["name,role\n", "文件里没有数据"],
  ["", "文件里没有数据"],
  ['name,role\n"A,rep\n', "file.csv：这一行的英文双引号没有配对"],
];

forEachDatabase((_name, openFresh) => {
  it("says what is wrong by line, and saves nothing", async () => {
    const database = await openFresh();
    for (const [lines, line, field, words] of bad) {
      const text = `${HEADER}好人,good@example.com,rep,,,,,,,\n${lines}\n`;
      const { problems, ...counts } = await importPeople(requestOf(database, text));
      expect(counts).toEqual({ added: 0, changed: 0, unchanged: 0 });
      expect(problems, lines).toMatchObject([{ line, field }]);
      expect(problems[0]?.sentence).toContain(words);
    }
    expect(await countRows(database)).toMatchObject({ Person: 0, Team: 0, Identity: 0, Change: 0 });
  });

  it("says what is wrong with a header or a file", async () => {
    const database = await openFresh();
    for (const [text, words] of unreadable) {
      const { problems } = await importPeople(requestOf(database, text));
      expect(problems, text).toMatchObject([{ field: null }]);
      expect(problems[0]?.sentence).toContain(words);
    }
  });

  it("takes the header in Chinese, in any order and case, and roles by their Chinese names", async () => {
    const database = await openFresh();
    const text =
      "角色,邮箱,姓名, ROLE \n".replace(", ROLE ", ",Slack_ID") + "业务员,a@x.cn,甲,U0000AAAA\n经理,b@x.cn,乙,\n";
    expect(await importPeople(requestOf(database, text))).toMatchObject({ added: 2, problems: [] });
    expect((await readPeople(database)).map(({ role }) => role)).toEqual(["rep", "manager"]);
  });

  it("speaks English to those who do", async () => {
    const database = await openFresh();
    const messages = messagesFor("en");
    const { problems } = await importPeople(requestOf(database, "name,role,email\nA,boss,b\n", { messages }));
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      'role: There is no "boss" here. Write one of: rep, cs, manager, director, admin.',
      'email: "b" is not an e-mail address.',
    ]);
  });
});
