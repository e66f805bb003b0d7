// Who may do what to whose record: role × action × record, with buttons and forms that nobody drew for them.
import { beforeEach, describe, expect, it } from "vitest";
import type { Action, FormKey, PlatformName } from "../../src/core/ask.ts";
import type { Database } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk, type TestDesk, wordsOf } from "../support/desk.ts";

// 王磊 and 李娜 are reps of the north team under 陈静; 赵敏 is its customer service. 吴迪 is a rep of the east team under
// 周强, 郑凯 its customer service. 林岚 directs both; 何平 administers. The visit, promise, complaint and contact are 王磊's.
const PEOPLE = ["wanglei", "lina", "zhaomin", "chenjing", "wudi", "zhengkai", "zhouqiang", "linlan", "heping"] as const;
type Who = (typeof PEOPLE)[number];

// Who may see each, and who may change it; everyone else may not.
const CS = ["zhaomin", "zhengkai"] as const;
const ABOVE = ["chenjing", "linlan"] as const;
const TABLE: { record: string; sees: readonly Who[]; changes: readonly Who[] }[] = [
  { record: "visit", sees: ["wanglei", ...ABOVE], changes: ["wanglei", ...ABOVE] },
  { record: "promise", sees: ["wanglei", ...ABOVE], changes: ["wanglei", ...ABOVE] },
  { record: "plan", sees: ["wanglei", ...ABOVE], changes: ["wanglei", ...ABOVE] },
  { record: "complaint", sees: ["wanglei", ...ABOVE, ...CS], changes: ["wanglei", ...ABOVE, ...CS] },
  { record: "customer", sees: ["wanglei", ...ABOVE, ...CS], changes: ["wanglei", ...ABOVE] },
  { record: "contact", sees: ["wanglei", ...ABOVE, ...CS], changes: ["wanglei", ...ABOVE] },
];
const MAKERS: { line: string; may: readonly Who[] }[] = [
  { line: "/visit 新华超市 小结 看看", may: ["wanglei", "lina", "chenjing", "wudi", "zhouqiang", "linlan"] },
  { line: "/complaint 新华超市 质量 破了", may: PEOPLE.filter((who) => who !== "heping") },
  { line: "/plan 新华超市 周五 收款", may: ["wanglei", "lina", "chenjing", "wudi", "zhouqiang", "linlan"] },
  { line: "/promise 新华超市 周五前 换海报", may: ["wanglei", "lina", "chenjing", "wudi", "zhouqiang", "linlan"] },
];

const SECRET = "只有王磊知道";

forEachDatabase((_name, openFresh) => {
  let database: Database;
  let desk: TestDesk;
  let ids: Record<string, number>;

  const latest = async (table: string) => {
    const [row] = await database.read<{ id: number }>(`SELECT MAX("id") AS "id" FROM "${table}"`);
    return row?.id ?? 0;
  };

  beforeEach(async () => {
    database = await openFresh();
    desk = await openDesk(database);
    const 王磊 = desk.seat("wanglei", "slack");
    await 王磊.says(`/visit 永清超市 订货1.2万 备注 ${SECRET} 承诺 周五前 ${SECRET}`);
    await 王磊.says(`/plan 永清超市 周五 备注 ${SECRET}`);
    await 王磊.says(`/complaint 永清超市 质量 ${SECRET}`);
    await 王磊.says(`/contact 永清超市 姓名:${SECRET}`);
    await 王磊.says(`/customer 名称:${SECRET}商行`);
    const [visit, promise, plan, complaint, contact, customer] = [
      await latest("Visit"),
      await latest("Promise"),
      await latest("Plan"),
      await latest("Complaint"),
      await latest("Contact"),
      await latest("Customer"),
    ];
    ids = { visit, promise, plan, complaint, contact, customer };
  });

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it.each(TABLE)("$record: seeing by list, number, button and export", async ({ record, sees }) => {
      const id = ids[record] ?? 0;
      for (const who of PEOPLE) {
        const seat = desk.seat(who, platform);
        const may = sees.includes(who);
        const lines = [`/${record} show ${id}`, `/${record} list`];
        for (const line of lines)
          expect([who, line, wordsOf(await seat.says(line)).includes(SECRET)]).toEqual([who, line, may]);
        const shown = await seat.presses({ do: "show", record, id });
        expect([who, "show", wordsOf(shown).includes(SECRET)]).toEqual([who, "show", may]);
        const exported = await seat.says(`/export ${record} json`);
        const file = exported.reply === "file" ? new TextDecoder().decode(exported.file.bytes) : "";
        expect([who, "export", file.includes(SECRET)]).toEqual([who, "export", may]);
      }
    });

    it.each(TABLE)(
      "$record: changing by word, button and a form that was not drawn for them",
      async ({ record, changes }) => {
        const id = ids[record] ?? 0;
        for (const who of PEOPLE) {
          const seat = desk.seat(who, platform);
          const may = changes.includes(who);
          expect([who, "edit", (await seat.says(`/${record} edit ${id}`)).reply === "form"]).toEqual([
            who,
            "edit",
            may,
          ]);
          expect([who, "press", (await seat.presses({ do: "edit", record, id })).reply === "form"]).toEqual([
            who,
            "press",
            may,
          ]);
          const before = await fingerprint(record, id);
          const form: FormKey = { record, id, version: before.version };
          await seat.submits(form, { ...filled(record), customer: "永清超市" });
          expect([who, "submit", (await fingerprint(record, id)).version > before.version]).toEqual([
            who,
            "submit",
            may,
          ]);
        }
      },
    );

    it.each(MAKERS)("making: $line", async ({ line, may }) => {
      for (const who of PEOPLE) {
        const made = wordsOf(await desk.seat(who, platform).says(line));
        expect([who, /已记录| saved/u.test(made)]).toEqual([who, may.includes(who)]);
      }
    });

    it("undo is the author's alone, whoever else presses a button with its number", async () => {
      const change = await latest("Change");
      const [row] = await database.read<{ id: number }>(
        `SELECT "id" FROM "Change" WHERE "record" = 'visit' ORDER BY "id" DESC LIMIT 1`,
      );
      const undo: Action = { do: "undo", id: row?.id ?? change };
      for (const who of PEOPLE.filter((one) => one !== "wanglei")) {
        expect([who, wordsOf(await desk.seat(who, platform).presses(undo))]).toEqual([
          who,
          expect.stringMatching(/只有记录人|只有记录人和/u),
        ]);
      }
      expect(wordsOf(await desk.seat("wanglei", platform).presses(undo))).toContain("已撤销");
    });

    it("somebody else's draft is nobody's: its buttons find nothing", async () => {
      await desk.seat("wanglei", platform).says("/visit 三五醇 订货3千5 小结 草稿");
      const draft = await latest("Draft");
      for (const who of PEOPLE.filter((one) => one !== "wanglei")) {
        for (const action of ["confirm", "cancel", "pick"] as const) {
          expect(wordsOf(await desk.seat(who, platform).presses({ do: action, draft, id: 1 }))).toContain("用过或过期");
        }
      }
      expect(wordsOf(await desk.seat("wanglei", platform).presses({ do: "confirm", draft }))).toContain("已记录");
    });
  });

  const TABLES: Record<string, string> = {
    visit: "Visit",
    promise: "Promise",
    plan: "Plan",
    complaint: "Complaint",
    customer: "Customer",
    contact: "Contact",
  };

  async function fingerprint(record: string, id: number) {
    const sql = `SELECT "version" FROM "${TABLES[record]}" WHERE "id" = ?`;
    const [row] = await database.read<{ version: number }>(sql, [id]);
    return { version: row?.version ?? 0 };
  }

  let turns = 0;
  function filled(record: string): Record<string, string> {
    turns += 1;
    const words = `${SECRET} ${turns}`;
    if (record === "visit") return { visitedOn: "2026-11-18", channel: "onsite", summary: words };
    if (record === "plan") return { plannedOn: "2026-11-20", note: words };
    if (record === "promise") return { text: words, status: "open" };
    if (record === "complaint") return { kind: "product", severity: "normal", description: words };
    return { name: words };
  }
});
