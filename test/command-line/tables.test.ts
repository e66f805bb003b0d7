// People and customers go in and out as tables, records come out as DESIGN §4 says, and the database is copied while it lives.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/core/store/database.ts";
import { readTable } from "../../src/core/tables/read.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk } from "../support/desk.ts";
import { rapport } from "./rapport.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rapport-line-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);

const rowsOf = (bytes: Buffer): string[][] => parse(bytes.toString().replace(/^\ufeff/u, ""));

// 陈静 and 王磊 in GBK, which Excel in China writes when asked for CSV.
const GBK = Buffer.concat([
  Buffer.from("name,email,role,manager,team,authority\r\n"),
  Buffer.from([0xb3, 0xc2, 0xbe, 0xb2]),
  Buffer.from(",chenjing@rapport.example,manager,,North,20000\r\n"),
  Buffer.from([0xcd, 0xf5, 0xc0, 0xda]),
  Buffer.from(",wanglei@rapport.example,rep,chenjing@rapport.example,North,\r\n"),
]);

const VISIT =
  "id customer rep visitedOn channel purposes orderAmount collectedAmount receivableAmount discountAmount marginRate visitCost met summary competitor feedback nextVisitOn nextAction promises createdAt platform";

forEachDatabase((name, _openFresh, freshUrl) => {
  const envOf = async () => ({ DATABASE_URL: await freshUrl() });

  it("imports people from GBK, says in words how many, and changes nothing the second time", async () => {
    const env = await envOf();
    await writeFile(file("people.csv"), GBK);
    const first = await rapport(["people", "import", file("people.csv")], env);
    expect(first).toMatchObject({ code: 0, problems: "" });
    expect(first.out.toString()).toBe("新增 2，更新 0，没变 0。\n");
    const [again, out] = await Promise.all([
      rapport(["people", "import", file("people.csv")], { ...env, RAPPORT_LOCALE: "en" }),
      rapport(["export", "person", "--format", "json"], env),
    ]);
    expect(again.out.toString()).toMatch(/\b0\b.*\b0\b.*\b2\b/u);
    expect(JSON.parse(out.out.toString())).toMatchObject([
      { name: "陈静", role: "manager", team: "North", authority: 20000, manager: null },
      { name: "王磊", role: "rep", manager: "陈静", authority: null },
    ]);
  });

  it.runIf(name === "sqlite")(
    "targets are put in, the same file again changes nothing, and the help names it",
    async () => {
      const env = await envOf();
      await writeFile(file("team.csv"), "name,email,role,team\n王磊,wanglei@rapport.example,rep,North\n");
      expect(await rapport(["people", "import", file("team.csv")], env)).toMatchObject({ code: 0 });
      await writeFile(
        file("targets.csv"),
        "who,period,metric,amount\n王磊,2026-11,sales,20万\nNorth,2026-Q4,新客户,30\n",
      );
      const first = await rapport(["targets", "import", file("targets.csv")], env);
      expect(first).toMatchObject({ code: 0, problems: "" });
      expect(first.out.toString()).toBe("新增 2，更新 0，没变 0。\n");
      const again = await rapport(["targets", "import", file("targets.csv")], env);
      expect(again.out.toString()).toBe("新增 0，更新 0，没变 2。\n");
      await writeFile(file("bad-targets.csv"), "who,period,metric,amount\n王五,十一月,sales,20万\n");
      const bad = await rapport(["targets", "import", file("bad-targets.csv")], env);
      expect(bad.code).toBe(1);
      expect(bad.problems).toMatch(/第 2 行：.*十一月[^]*一行都没有导入/u);
      expect((await rapport(["--help"], env)).out.toString()).toContain("targets");
    },
  );

  it.runIf(name === "sqlite")(
    "with one bad row nothing is imported, and each fault is said with its line",
    async () => {
      const env = await envOf();
      const bad = "name,email,role\n王磊,wanglei@rapport.example,rep\n李娜,lina,boss\n";
      await writeFile(file("bad.csv"), bad);
      const refused = await rapport(["people", "import", file("bad.csv")], env);
      expect(refused.code).toBe(1);
      expect(refused.out.toString()).toBe("");
      expect(refused.problems).toMatch(/^第 3 行：.*lina[^]*第 3 行：.*boss[^]*一行都没有导入/u);
      const database = await openDatabase(env.DATABASE_URL, { migrate: false });
      expect(await database.read(`SELECT "id" FROM "Person"`)).toEqual([]);
      await database.close();
    },
  );

  it("records come out in the columns of DESIGN §4, without what was undone unless it is asked for", async () => {
    const env = await envOf();
    const database = await openDatabase(env.DATABASE_URL, { migrate: false });
    const desk = await openDesk(database);
    const 王磊 = desk.seat("wanglei", "feishu");
    await 王磊.says("拜访 永清超市 订货1.2万 见于老板 承诺 周五前换海报 小结 =1+1");
    const [last] = await database.read<{ id: number }>(`SELECT MAX("id") AS "id" FROM "Change"`);
    await 王磊.says("拜访 永清超市 订货 300 小结 撤销的");
    const [undone] = await database.read<{ id: number }>(`SELECT MAX("id") AS "id" FROM "Change"`);
    expect(undone?.id).toBeGreaterThan(last?.id ?? 0);
    await 王磊.presses({ do: "undo", record: "visit", id: undone?.id ?? 0 });
    await database.close();

    const [csv, all, json, xlsx] = await Promise.all([
      rapport(["export", "visit"], env),
      rapport(["export", "visit", "--all", "--format", "json"], env),
      rapport(["export", "visit", "--since", "2026-11-18", "--format", "json"], env),
      rapport(["export", "complaint", "--format", "xlsx", "--out", file(`${name}.xlsx`)], env),
    ]);
    for (const ended of [csv, all, json, xlsx]) expect(ended).toMatchObject({ code: 0 });
    const [header, ...rows] = rowsOf(csv.out);
    expect(header).toEqual(VISIT.split(" "));
    const ours = rows.at(-1) ?? [];
    expect(ours[header?.indexOf("orderAmount") ?? -1]).toBe("12000");
    expect(ours[header?.indexOf("summary") ?? -1]).toBe("'=1+1");
    expect(rows.every((row) => !row.includes("撤销的"))).toBe(true);

    const everything: Record<string, unknown>[] = JSON.parse(all.out.toString());
    expect(everything).toHaveLength(rows.length + 1);
    expect(everything.at(-1)).toMatchObject({ summary: "撤销的", undoneAt: expect.stringMatching(/^2026-11-18T02:/u) });
    expect(everything.at(-2)).toMatchObject({ summary: "=1+1", undoneAt: null });
    const [since = {}, ...others] = JSON.parse(json.out.toString()) as Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(since).toMatchObject({
      customer: "永清超市",
      rep: "王磊",
      visitedOn: "2026-11-18",
      purposes: ["order"],
      orderAmount: 12000,
      collectedAmount: null,
      met: ["于老板"],
      promises: [{ text: "换海报", dueOn: "2026-11-20", status: "open" }],
      platform: "feishu",
    });
    expect(Object.keys(since)).toEqual(VISIT.split(" "));
    expect(csv.problems).toBe(`${rows.length} rows\n`);
    expect(xlsx.out.toString()).toBe("");
    expect((await readTable(await readFile(file(`${name}.xlsx`))))[0]?.cells[0]).toBe("no");
  });

  it.runIf(name === "sqlite")("what was exported of people and customers can be imported elsewhere", async () => {
    const env = await envOf();
    const database = await openDatabase(env.DATABASE_URL, { migrate: false });
    await openDesk(database);
    const before = await database.read(WHO);
    await database.close();
    await Promise.all([
      rapport(["export", "person", "--out", file(`${name}-people.csv`)], env),
      rapport(["export", "customer", "--out", file(`${name}-customers.csv`)], env),
    ]);
    const there = await envOf();
    expect(await rapport(["people", "import", file(`${name}-people.csv`)], there)).toMatchObject({
      code: 0,
      problems: "",
    });
    expect(await rapport(["customers", "import", file(`${name}-customers.csv`)], there)).toMatchObject({
      code: 0,
      problems: "",
    });
    const copy = await openDatabase(there.DATABASE_URL, { migrate: false });
    expect(await copy.read(WHO)).toEqual(before);
    await copy.close();
  });

  it.runIf(name === "sqlite")("copies the living database, and the copy is whole", async () => {
    const env = await envOf();
    const database = await openDatabase(env.DATABASE_URL, { migrate: false });
    await openDesk(database);
    expect(await rapport(["backup", file("copy.db")], env)).toMatchObject({ code: 0, problems: "" });
    const copy = await openDatabase(`file:${file("copy.db")}`, { migrate: false });
    expect(await copy.read(WHO)).toEqual(await database.read(WHO));
    await copy.save([{ insert: "Team", row: { id: 99, name: "copied", createdAt: new Date() } }]);
    await Promise.all([copy.close(), database.close()]);
  });

  it.runIf(name === "postgres")("says how a PostgreSQL is copied", async () => {
    const refused = await rapport(["backup", file("copy.dump")], await envOf());
    expect(refused).toMatchObject({ code: 1, problems: expect.stringContaining("pg_dump") });
  });
});

const WHO = `SELECT c."name", c."shortName", c."aliases", c."region", c."class", c."kaLevel", c."note", p."name" AS "owner",
  p."email", p."role", p."locale", m."name" AS "manager", t."name" AS "team" FROM "Customer" c
  LEFT JOIN "Person" p ON p."id" = c."ownerId" LEFT JOIN "Person" m ON m."id" = p."managerId"
  LEFT JOIN "Team" t ON t."id" = p."teamId" ORDER BY c."name"`;

describe("what is refused, in words", () => {
  it.each<[string[], RegExp]>([
    [["frobnicate"], /no command "frobnicate".*start.*export/u],
    [["export", "visit", "--since", "2026-02-30"], /Write the day like 2026-11-01/u],
    [["people", "import", "/nowhere/people.csv"], /people\.csv cannot be read.*ENOENT/u],
    [["backup", "/nowhere/copy.db"], /there is no database at .*nowhere.*DATABASE_URL/u],
  ])("%j", async (args, words) => {
    const refused = await rapport(args, { DATABASE_URL: `file:${file("nowhere.db")}` });
    expect(refused).toMatchObject({ code: 1, problems: expect.stringMatching(words) });
    expect(refused.out.toString()).toBe("");
    expect(refused.problems).not.toContain("    at ");
  });
});
