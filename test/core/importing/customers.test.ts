// customers.csv: customers with owners, names to be found by, contacts with birthdays in any calendar.
import { expect, it } from "vitest";
import { makeLookUp } from "../../../src/core/customers/look-up.ts";
import { importCustomers } from "../../../src/core/importing/customers.ts";
import type { Database } from "../../../src/core/store/database.ts";
import { writeXlsx } from "../../../src/core/tables/write.ts";
import { forEachDatabase } from "../../support/database.ts";
import { countRows, CUSTOMER_HEADER as HEADER, openTeam, requestOf } from "./request.ts";

const LINES = `永清超市,永清,老永清|永清生活,小赵,华北,010-62001234,"建设路8号, 东门",key,,120,于建国,老板,13800001111,农历八月十五
重庆百货,重百,,qian@example.com,西南,,,潜在,CKA,,王丽,采购,,1985-03-08
曾记牛肉面,,,,,,,,,,,,,
永清超市,,,,,,,,,,王店长,店长,,lunar leap 06-01
`;

type Contact = { name: string; birthday: string | null; birthMonthDay: number | null; birthYear: number | null };
const readContacts = (database: Database) =>
  database.read<Contact>(
    `SELECT k."name", k."birthday", k."birthMonthDay", k."birthYear", k."isLunar", c."name" AS "customer"
     FROM "Contact" k JOIN "Customer" c ON c."id" = k."customerId" ORDER BY k."id"`,
  );

forEachDatabase((_name, openFresh) => {
  it("adds customers, finds them by every name, and keeps contacts with their birthdays", async () => {
    const database = await openTeam(openFresh);
    const report = await importCustomers(requestOf(database, HEADER + LINES));
    expect(report).toEqual({ added: 3, changed: 0, unchanged: 0, problems: [] });
    const [customer] = await database.read(
      `SELECT c."name", c."aliases", c."address", c."class", c."safetyStock", p."name" AS "owner", c."platform"
       FROM "Customer" c JOIN "Person" p ON p."id" = c."ownerId" WHERE c."shortName" = ?`,
      ["永清"],
    );
    const address = "建设路8号, 东门";
    expect(customer).toMatchObject({
      aliases: "老永清|永清生活",
      address,
      class: "key",
      safetyStock: 120,
      owner: "小赵",
    });
    const lookUp = makeLookUp(database, 1);
    for (const typed of ["永清", "老永清", "yqcs", "重百", "zengji"]) {
      expect((await lookUp([typed])).match, typed).toMatchObject({ found: "one" });
    }
    expect(await readContacts(database)).toEqual([
      {
        customer: "永清超市",
        name: "于建国",
        birthday: "lunar 08-15",
        birthMonthDay: 815,
        birthYear: null,
        isLunar: true,
      },
      {
        customer: "永清超市",
        name: "王店长",
        birthday: "lunar leap 06-01",
        birthMonthDay: -601,
        birthYear: null,
        isLunar: true,
      },
      {
        customer: "重庆百货",
        name: "王丽",
        birthday: "1985-03-08",
        birthMonthDay: 308,
        birthYear: 1985,
        isLunar: false,
      },
    ]);
    expect(await countRows(database)).toMatchObject({ Customer: 3, Contact: 3, Change: 4 + 6 });
  });

  it("changes nothing when the same file comes again, and only what differs when it does", async () => {
    const database = await openTeam(openFresh);
    await importCustomers(requestOf(database, HEADER + LINES));
    const before = await countRows(database);
    expect(await importCustomers(requestOf(database, HEADER + LINES))).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 3,
    });
    expect(await countRows(database)).toEqual(before);
    const other =
      "name,shortName,owner,contactName,birthday\n 永清（超市） ,永清店,老钱,于建国,03-09\n重庆百货,,,王丽,\n新店,,,,\n";
    expect(await importCustomers(requestOf(database, other))).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
    const [changed] = await database.read(
      `SELECT c."name", c."shortName", c."aliases", c."version", p."name" AS "owner" FROM "Customer" c
       JOIN "Person" p ON p."id" = c."ownerId" WHERE c."shortName" = ?`,
      ["永清店"],
    );
    expect(changed).toEqual({
      name: "永清超市",
      shortName: "永清店",
      aliases: "老永清|永清生活",
      version: 2,
      owner: "老钱",
    });
    const names = await database.read(
      `SELECT n."text" FROM "CustomerName" n JOIN "Customer" c ON c."id" = n."customerId"
       WHERE c."shortName" = ? ORDER BY n."text"`,
      ["永清店"],
    );
    expect(names.map((row) => (row as { text: string }).text)).toEqual([
      "01062001234",
      "永清店",
      "永清生活",
      "永清超市",
      "老永清",
    ]);
    const contacts = await readContacts(database);
    expect(contacts[0]).toMatchObject({ birthday: "03-09", birthMonthDay: 309, isLunar: false });
    expect(contacts[2]).toMatchObject({ birthday: "1985-03-08" });
    const [change] = await database.read<{ before: string; after: string }>(
      `SELECT "before", "after" FROM "Change" WHERE "record" = 'customer' AND "before" IS NOT NULL`,
    );
    expect(JSON.parse(change?.before ?? "{}")).toMatchObject({ shortName: "永清" });
    expect(JSON.parse(change?.after ?? "{}")).toMatchObject({ shortName: "永清店" });
  });

  it("saves several thousand at once, and tells how far it is", async () => {
    const database = await openTeam(openFresh);
    const lines = Array.from(
      { length: 3000 },
      (_, at) => `客户${at}号店,,,小赵,,1380000${at + 1000},,,,,联系人${at},,,03-08`,
    );
    const seen: [number, number][] = [];
    const progress = (done: number, total: number) => seen.push([done, total]);
    const report = await importCustomers(requestOf(database, `${HEADER}${lines.join("\n")}`, { progress }));
    expect(report).toMatchObject({ added: 3000, problems: [] });
    expect(await countRows(database)).toMatchObject({
      Customer: 3000,
      CustomerName: 6000,
      Contact: 3000,
      Change: 6004,
    });
    expect(seen[0]).toEqual([200, 3000]);
    expect(seen.at(-1)).toEqual([3000, 3000]);
    const ids = await database.read<{ id: number }>(`SELECT "id" FROM "Customer"`);
    expect(ids.map(({ id }) => id)).not.toContain(await database.nextId("customer"));
  });

  it("saves nothing at all when somebody changes one of the customers meanwhile", async () => {
    const database = await openTeam(openFresh);
    const lines = (stock: number) =>
      Array.from({ length: 300 }, (_, at) => `客户${at}号店,,,,,,,,,${stock},,,,`).join("\n");
    await importCustomers(requestOf(database, HEADER + lines(1)));
    const meanwhile: Promise<void>[] = [];
    const change = { update: "Customer", where: { name: "客户299号店" }, set: { version: 9, note: "改了" } } as const;
    const progress = () => meanwhile.push(database.save([change]));
    const late = importCustomers(requestOf(database, HEADER + lines(2), { progress }));
    await expect(late).rejects.toMatchObject({ name: "Stale" });
    await Promise.all(meanwhile);
    const stocks = await database.read(`SELECT DISTINCT "safetyStock" AS "stock" FROM "Customer"`);
    expect(stocks).toEqual([{ stock: 1 }]);
  });

  it("reads the same from XLSX and from GBK", async () => {
    const database = await openTeam(openFresh);
    const columns = ["name", "owner", "phone", "birthday", "contactName"].map((key) => ({ key, label: key }));
    const rows = [{ name: "永清超市", owner: "小赵", phone: 1062001234, birthday: "03-08", contactName: "于建国" }];
    const book = await writeXlsx({ columns, rows });
    expect(await importCustomers(requestOf(database, book))).toMatchObject({ added: 1, problems: [] });
    // name,class / 永清超市,重点 in GBK.
    const gbk = Uint8Array.from(
      Buffer.from("6e616d652c636c6173730ad3c0c7e5b3acca d02cd6d8b5e30a".replaceAll(" ", ""), "hex"),
    );
    expect(await importCustomers(requestOf(database, gbk))).toMatchObject({ added: 0, changed: 1, problems: [] });
    expect(await database.read(`SELECT "class", "phone" FROM "Customer"`)).toEqual([
      { class: "key", phone: "1062001234" },
    ]);
  });
});
