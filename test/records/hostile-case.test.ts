// Whatever people write in a case is only ever read: in its thread, in its mirror on the other platform, and in its file.
import { parsers } from "prettier/plugins/markdown";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { cleanText } from "../../src/core/reading/clean.ts";
import { people } from "../../src/sandbox/demo/people.ts";
import { HOSTILE } from "../chat/hostile.ts";
import { openFreshSqlite } from "../support/database.ts";
import { PIXEL } from "../support/picture.ts";
import { findAll } from "../support/screen-text.ts";
import { type World, openWorld } from "../support/world.ts";
import { cardIn, deliverAll, filesTo, messagesIn, nameChannel, shown } from "./case-thread.ts";

/** Beside those of the platforms, such as would do something in a page or in Markdown. */
const WORDS = [
  ...HOSTILE,
  "# 题 | a | `b` [c](javascript:alert(1)) ![d][图1] ]: data:x",
  "<img src=x onerror=alert(1)></td></div><script>alert(1)</script>",
  "1. 一\n- 二\n```\n三\n```\n[图1]: data:image/png;base64,AAAA",
];
const tight = (text: string) => cleanText(text).replace(/[\s\u00a0]+/gu, "");
/** As one platform or the other would have escaped it, and as it reads: the same. */
const unescaped = (text: string) =>
  tight(text)
    .replace(/&#(\d+);/gu, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("\\", "");
const other = (platform: PlatformName): PlatformName => (platform === "slack" ? "feishu" : "slack");

describe.each<PlatformName>(["slack", "feishu"])("carried on %s, reported on the other", (platform) => {
  let world: World;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const fresh = await openFreshSqlite(inject("sqliteTemplate"));
    world = await openWorld({ database: fresh.database });
    remove = fresh.remove;
  });
  afterEach(async () => {
    await world.close();
    await remove();
  });

  const botMessages = () =>
    people.flatMap(({ key }) =>
      (["slack", "feishu"] as const).flatMap((name) =>
        world
          .person(key, name)
          .screen()
          .chats.flatMap(({ messages }) => messages.filter(({ from }) => from.isBot)),
      ),
    );

  /** Nothing that the bot said rings anybody or is drawn as more than words. */
  function expectHarmless(): void {
    const bots = new Set(botMessages().map(({ id }) => id));
    const rung = world.feishu.messages().filter(({ id, notifies }) => bots.has(id) && notifies.length > 0);
    expect(rung).toEqual([]);
    for (const { json } of botMessages()) {
      const marked = findAll(json, (one) =>
        ["user", "usergroup", "broadcast", "channel", "link", "date", "emoji"].includes(String(one["type"])),
      );
      expect(marked).toEqual([]);
      expect(JSON.stringify(json) ?? "").not.toMatch(/[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/u);
    }
    expect(world.slack.complaints).toEqual([]);
  }

  it("reads literally in the thread, in the mirror, on the card and in the file, and calls nobody", async () => {
    const there = other(platform);
    const chat = await nameChannel(world, platform);
    const 王磊 = world.person("wanglei", there);
    await 王磊.says("/complaint 永清超市 质量 急 三箱破损");
    await world.deliver();
    const own = world[there].privateChat(王磊.user);
    const root = cardIn(world, "wanglei", there, own).id;
    const thread = cardIn(world, "zhaomin", platform, chat).id;
    const 赵敏 = world.person("zhaomin", platform);
    const mirrored = (who: string, on: PlatformName, where: string) =>
      unescaped(
        messagesIn(world, who, on, where)
          .filter(({ from }) => from.isBot)
          .map(shown)
          .join("\n"),
      );

    // Said on either side, it stands on the other as it was read here.
    for (const text of WORDS) {
      await 赵敏.says(`甲 ${text}`, { chat, thread });
      await 王磊.says(`乙 ${text}`, { chat: own, thread: root });
    }
    await deliverAll(world);
    const kept = await world.database.read<{ text: string; author: string }>(
      `SELECT "text", "author" FROM "CaseEntry" WHERE "kind" = 'message' ORDER BY "at", "id"`,
    );
    expect(kept).toHaveLength(2 * WORDS.length);
    for (const { text, author } of kept) {
      const [who, on, where] =
        author === "赵敏" ? (["wanglei", there, own] as const) : (["zhaomin", platform, chat] as const);
      expect(mirrored(who, on, where)).toContain(unescaped(text));
    }
    expectHarmless();

    // Edited into something as bad, and named so by a file.
    const said = messagesIn(world, "zhaomin", platform, chat).find(({ text }) => text?.startsWith("甲"));
    const place = { chat, message: said?.id ?? "" };
    expect(await world[platform].correct(赵敏.user, place, `丙 ${WORDS.at(-2)}`)).toMatchObject({ isOk: true });
    const name = "<!channel> ![x](y) `a` # *b*.txt";
    const files = [
      { name, body: new TextEncoder().encode("单据"), mime: "text/plain" },
      { name: "箱底.png", body: PIXEL, mime: "image/png" },
    ];
    await world[platform].attach(赵敏.user, { chat, thread, files });
    await world[platform].settled();
    await deliverAll(world);
    expect(mirrored("wanglei", there, own)).toContain(unescaped(`丙${WORDS.at(-2)}`));
    expectHarmless();

    // In each form that a deed asks for.
    const long = WORDS.join(" ").slice(0, 900);
    const filling = async (line: string, fields: Record<string, string>) => {
      await 赵敏.says(`T-1002 ${line}`);
      await 赵敏.presses("打开表单").catch(() => undefined);
      await vi.waitFor(() => 赵敏.fills(fields), 5_000);
      await world.deliver();
    };
    await 赵敏.says("T-1002 已响应");
    await filling("方案", { words: `方 ${long}`, cause: `因 ${long}`, fault: "承运方" });
    await 赵敏.says("T-1002 客户同意");
    await filling("关闭", { satisfaction: "4 满意", words: `闭 ${long}` });
    await filling("复盘", { words: `盘 ${long}` });
    expectHarmless();

    for (const format of ["html", "md"]) {
      await 赵敏.says(`/complaint export T-1002 ${format}`);
      expectHarmless();
    }
    const [page, markdown] = (await filesTo(world, "zhaomin", platform)).slice(-2);
    const all = [
      ...kept.map(({ text }) => text),
      WORDS.at(-2) ?? "",
      name,
      ...["方", "因", "闭", "盘"].map((one) => `${one} ${long}`),
    ];
    const inPage = tight(readPage(page?.text ?? ""));
    const inMarkdown = tight(await readMarkdown(markdown?.text ?? ""));
    expect(page?.text.match(/<img alt="[^"]*" src="data:image\/png;base64,/gu)).toHaveLength(1);
    for (const text of all) {
      expect(inPage).toContain(tight(text));
      expect(inMarkdown).toContain(tight(text));
    }
  }, 60_000);
});

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** The words between our own tags; test/browser/case-file.test.ts reads such a page with a browser. */
const readPage = (page: string): string =>
  page
    .replace(/<style>[^]*<\/style>/u, "")
    .replace(/<[^>]*>/gu, "")
    .replace(/&([#\w]+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);

type Node = { type: string; value?: string; children?: Node[] };
// Its types ask for the whole of prettier's options, of which the parser reads none.
const parse = parsers.markdown.parse as unknown as (text: string, options: object) => Node | Promise<Node>;

async function readMarkdown(text: string): Promise<string> {
  const read = ({ type, value, children = [] }: Node): string => {
    expect(OURS).toContain(type);
    return children.length ? children.map(read).join("") : `${value ?? ""}${type === "break" ? "\n" : ""}`;
  };
  return read(await parse(text, { originalText: text }));
}

/** What our own drawing makes: nothing else may come of what people wrote. */
const OURS =
  "root heading paragraph list listItem strong text sentence word whitespace break imageReference definition".split(
    " ",
  );
