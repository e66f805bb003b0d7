// Whatever people write is only ever read: in every text field, in every place where it is shown again, on both platforms.
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { cleanText } from "../../src/core/reading/clean.ts";
import { records } from "../../src/records/index.ts";
import { people } from "../../src/sandbox/demo/people.ts";
import { HOSTILE } from "../chat/hostile.ts";
import { openFreshSqlite } from "../support/database.ts";
import type { Filling, Person } from "../support/person.ts";
import { findAll, textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";

const ALL = HOSTILE.join(" ");
/** A line field holds 200 characters. */
const SHORT = [0, 6, 12].map((from) =>
  [
    ...HOSTILE.slice(from, from + 6)
      .join(" ")
      .replace(/\s+/gu, " "),
  ]
    .slice(0, 150)
    .join(""),
);
const LONGEST = 900;

const REQUIRED: Record<string, Filling> = {
  visit: { customer: "永清超市" },
  complaint: { customer: "永清超市", kind: "product" },
  customer: {},
  contact: { customer: "永清超市" },
  promise: { customer: "永清超市" },
  market: { customer: "永清超市" },
};

const fillingOf = (name: string): Filling => {
  let lines = 0;
  const record = records.find((one) => one.name === name);
  const filling: Filling = { ...REQUIRED[name] };
  for (const [field, { kind, byDeed }] of Object.entries(record?.fields ?? {})) {
    if (byDeed) continue;
    if (kind === "text") filling[field] = ALL.slice(0, LONGEST);
    if (kind === "line" && field !== "pinyin") filling[field] = SHORT[lines++ % SHORT.length] ?? "";
    if (kind === "names") filling[field] = "<@U0WANG>";
    if (kind === "promises") filling[field] = `<!channel> ${HOSTILE[8]}`;
  }
  return filling;
};

const tight = (text: string) => cleanText(text).replace(/\s+/gu, "");

describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
  let world: World;
  let 王磊: Person;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await openFreshSqlite(inject("sqliteTemplate"));
    world = await openWorld({ database: fresh.database });
    王磊 = world.person("wanglei", platform);
    remove = fresh.remove;
  });
  afterAll(async () => {
    await world.close();
    await remove();
  });

  /** Everything that the bot shows to anybody now. */
  const shown = () =>
    people.flatMap(({ key }) =>
      (["slack", "feishu"] as const).flatMap((name) => {
        const { chats, modal, home } = world.person(key, name).screen();
        const messages = chats.flatMap((chat) =>
          chat.messages.filter(({ from }) => from.isBot).map(({ json }) => json),
        );
        return [...messages, modal, home];
      }),
    );

  function expectHarmless(): void {
    expect(world.feishu.messages().flatMap(({ notifies }) => notifies)).toEqual([]);
    for (const json of shown()) {
      const marked = findAll(json, (one) =>
        ["user", "usergroup", "broadcast", "channel", "link", "date", "emoji"].includes(String(one["type"])),
      );
      expect(marked).toEqual([]);
      const mrkdwn = findAll(json, (one) => one["type"] === "mrkdwn").map((one) => String(one["text"]));
      for (const text of mrkdwn) expect(text).not.toMatch(/<[!@#]|<https?:|[*_~`]/u);
      const summary = typeof json === "object" && json !== null && "blocks" in json && "text" in json ? json.text : "";
      expect(String(summary)).not.toMatch(/[<>]/u);
      expect(JSON.stringify(json) ?? "").not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/u);
    }
  }

  const expectRead = (text: string) =>
    expect(
      tight(
        shown()
          .map((json) => textOf(json))
          .join("\n"),
      ),
    ).toContain(tight(text).slice(0, 60));

  describe.each(Object.keys(REQUIRED))("%s", (name) => {
    it("by its form reads literally and calls nobody", async () => {
      const filling = fillingOf(name);
      await 王磊.says(`/${name}`);
      if (records.find((record) => record.name === name)?.opensList) await 王磊.presses("记承诺");
      await 王磊.fills(filling);
      if (王磊.heard().includes("照样建档")) await 王磊.presses("照样建档");
      王磊.gets(/已记录/u);
      for (const value of Object.values(filling)) if (typeof value === "string" && value.length > 12) expectRead(value);
      expectHarmless();
    });

    it("in its list, at its number and in what others are told", async () => {
      await world.deliver();
      for (const line of [`/${name} list`, `/find ${SHORT[0]?.slice(0, 20)}`, "/today"]) {
        await 王磊.says(line);
        expectHarmless();
      }
    });
  });

  it("said in a line it is kept, asked about or offered, and never obeyed", async () => {
    const lines = ["/visit 永清超市 小结:", "/complaint ", "/customer ", ""];
    for (const [at, text] of HOSTILE.entries()) {
      const beginnings = [lines[0], lines[(at % 3) + 1]];
      for (const beginning of beginnings) {
        await 王磊.says(`${beginning}${text}`.replace(/\n/gu, " "));
        王磊.getsNot("出了点问题");
      }
    }
    expectHarmless();
  }, 60_000);

  it("a record of a colleague's customer tells its owner, and calls nobody", async () => {
    await 王磊.says("/visit");
    await 王磊.fills({ ...fillingOf("visit"), customer: "三五醇" });
    if (王磊.heard().includes("仍要记录")) await 王磊.presses("仍要记录");
    await world.deliver();
    expectHarmless();
  });

  it("a customer's hostile name is searched for and offered like any other", async () => {
    const [customer] = await world.database.read<{ name: string }>(
      `SELECT "name" FROM "Customer" WHERE "name" LIKE '<!channel>%'`,
    );
    expect(tight(customer?.name ?? "")).toBe(tight(SHORT[0] ?? "?"));
    await 王磊.says(`/customer show ${customer?.name}`);
    expectRead(customer?.name ?? "?");
    expectHarmless();
  });

  it("an export holds it as text: no cell begins a formula", async () => {
    await 王磊.says("/export visit csv");
    // An upload takes several steps, between which the platform is quiet.
    const file = await vi.waitFor(
      () => {
        const files = 王磊.screen().chats.flatMap((chat) => chat.messages.flatMap((message) => message.files));
        expect(files).not.toEqual([]);
        return files.at(-1);
      },
      { timeout: 10_000 },
    );
    const csv = await (await fetch(file?.url ?? "")).text();
    expect(tight(csv)).toContain(tight(HOSTILE[0] ?? "?"));
    const cells: string[] = parse(csv.replace(/^\ufeff/u, "")).flat();
    expect(cells.filter((cell) => /^[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
    expect(cells.filter((cell) => /^'[=＝]/u.test(cell))).not.toEqual([]);
  });
});
