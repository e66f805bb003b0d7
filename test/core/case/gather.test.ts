// Files of a thread, and what was said before a message became a case: fetched once, kept, passed on; what cannot be had is let go.
import { beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../../src/core/ask.ts";
import { runErrands } from "../../../src/core/case/errands.ts";
import { findFileOf } from "../../../src/core/case/files.ts";
import type { Platform, SaidBefore } from "../../../src/core/platform.ts";
import { house } from "../../support/desk.ts";
import { forEachDatabase } from "../../support/database.ts";
import { type Letter, type Office, openOffice, said } from "./office.ts";

type Fetcher = Pick<Platform, "fetchFile" | "readThread">;
const NOW = new Date("2026-11-18T10:00:00+08:00");
const CHANNEL = "C0NORTH";
const bytes = Uint8Array.from([0x89, 0x50, 0, 255]);

forEachDatabase((_name, openFresh) => {
  let office: Office;
  let warned: unknown[];
  beforeEach(async () => {
    office = await openOffice(await openFresh());
    warned = [];
    await office.seat("chenjing", "slack").says("/rapport 投诉频道", { chat: CHANNEL, isPrivate: false });
  });
  const fetching = (fetcher: Partial<Fetcher>) => {
    const whole: Fetcher = { fetchFile: async () => null, readThread: async () => [], ...fetcher };
    const platforms = new Map<PlatformName, Fetcher>([
      ["slack", whole],
      ["feishu", whole],
    ]);
    const log = { warn: (fields: object) => void warned.push(fields) };
    return runErrands({ database: office.database, house, platforms, log }, NOW);
  };

  describe("a file sent in a thread", () => {
    let own: Letter;
    beforeEach(async () => {
      await office.seat("wanglei", "feishu").says("/complaint 永清超市 质量 劲酒三箱破损");
      const letters = await office.post();
      own = letters.find(({ toUser }) => toUser !== null) as Letter;
      const where = { chat: "oc_private", thread: own.messageId, message: "f1", isPrivate: true };
      const files = [{ id: "img_1", name: "破损.png", mime: "image/png", size: 4 }];
      await office.seat("wanglei", "feishu").hears({ is: "message", text: "看这里", files }, where);
    });

    it("is fetched once, kept, and goes along with a letter to the other platform", async () => {
      const asked: unknown[] = [];
      const fetchFile: Fetcher["fetchFile"] = async (where) => {
        asked.push(where);
        return { name: "破损.png", mime: "image/png", bytes };
      };
      await office.post();
      expect(await fetching({ fetchFile })).toBe(1);
      expect(await fetching({ fetchFile })).toBe(0);
      expect(asked).toEqual([
        { chat: "oc_private", message: "f1", file: { id: "img_1", name: "破损.png", mime: "image/png", size: 4 } },
      ]);
      const [letter, ...more] = await office.post();
      expect(more).toEqual([]);
      expect(letter).toMatchObject({ platform: "slack", chat: CHANNEL, thread: `case:1002:slack:${CHANNEL}` });
      expect(letter?.card).toMatchObject({ title: "王磊", isSaid: true });
      const file = await findFileOf(office.database, letter?.key ?? "");
      expect(file).toMatchObject({ name: "破损.png", mime: "image/png" });
      expect(new Uint8Array(file?.bytes ?? [])).toEqual(bytes);
      expect(await findFileOf(office.database, own.key)).toBeNull();
      expect(said(await office.seat("zhaomin", "slack").says("T-1002"))).toContain("王磊：［文件］破损.png");
    });

    it("is let go when its platform does not give it out, and tried again when that fails", async () => {
      const fails: Fetcher["fetchFile"] = () => Promise.reject(new Error("no network"));
      expect(await fetching({ fetchFile: fails })).toBe(0);
      expect(warned).toHaveLength(1);
      expect(await fetching({ fetchFile: async () => null })).toBe(0);
      expect(await fetching({ fetchFile: async () => ({ name: "a", mime: "b", bytes }) })).toBe(0);
      expect(said(await office.seat("zhaomin", "slack").says("T-1002"))).toContain("［文件］破损.png");
    });
  });

  it.each<[string, string, Fetcher["fetchFile"], string]>([
    ["what is too big", "视频.mp4", async () => "tooBig", "超过 10 MB"],
    ["a program by its name", "清单.xlsx.exe", async () => ({ name: "a", mime: "b", bytes }), "是程序"],
    [
      "a program by its bytes",
      "清单.xlsx",
      async () => ({ name: "a", mime: "b", bytes: Uint8Array.from(Buffer.from("MZ\u0000\u0001")) }),
      "是程序",
    ],
    ["what is not given out", "清单.xlsx", async () => null, "取不到"],
  ])("%s is not kept: its name is, and both threads hear why, once", async (_what, name, fetchFile, why) => {
    await office.seat("wanglei", "feishu").says("/complaint 永清超市 质量 劲酒三箱破损");
    const own = (await office.post()).find(({ toUser }) => toUser !== null) as Letter;
    const where = { chat: "oc_private", thread: own.messageId, message: "f1", isPrivate: true };
    const files = [{ id: "file_1", name, mime: "application/octet-stream", size: 4 }];
    await office.seat("wanglei", "feishu").hears({ is: "message", text: "", files }, where);
    expect(await fetching({ fetchFile })).toBe(0);
    expect(await fetching({ fetchFile: async () => ({ name: "a", mime: "b", bytes }) })).toBe(0);
    const lines = (await office.post()).filter(({ card: { isSaid } }) => isSaid);
    expect(lines.map(({ platform }) => platform).toSorted()).toEqual(["feishu", "slack"]);
    for (const { card } of lines) expect(card.summary).toContain(`王磊：［文件］${name}（${why}`);
    const kept = `SELECT "file", "fileName" FROM "CaseEntry" WHERE "kind" = 'file'`;
    expect(await office.database.read(kept)).toEqual([{ file: null, fileName: name }]);
    expect(said(await office.seat("zhaomin", "slack").says("T-1002"))).toContain(`［文件］${name}（${why}`);
    expect(warned).toEqual([]);
  });

  it("takes along what was said before in the thread of the message, once", async () => {
    const where = { chat: "C0TALK", message: "1.2", thread: "1.1", isPrivate: false };
    await office.seat("wanglei", "slack").logs("永清超市 质量 劲酒三箱破损", where);
    const before: SaidBefore[] = [
      {
        user: "U0LINA",
        author: "lina",
        message: "1.1",
        at: new Date("2026-11-17T02:00:00Z"),
        text: "店里来电话了",
        files: [],
      },
      {
        user: "U0NEW",
        author: "新来的",
        message: "1.2",
        at: new Date("2026-11-17T02:01:00Z"),
        text: "永清超市 质量 劲酒三箱破损",
        files: [],
      },
    ];
    const asked: unknown[] = [];
    const readThread: Fetcher["readThread"] = async (thread) => {
      asked.push(thread);
      return before;
    };
    const both = await Promise.all([fetching({ readThread }), fetching({ readThread })]);
    await fetching({ readThread });
    expect(both.reduce((sum, many) => sum + many, 0)).toBe(2);
    expect(asked[0]).toEqual({ chat: "C0TALK", thread: "1.2" });
    const shown = said(await office.seat("zhaomin", "slack").says("T-1002"));
    expect(shown.match(/店里来电话了/gu)).toHaveLength(1);
    expect(shown.indexOf("11月17日 10:00 李娜：店里来电话了")).toBeLessThan(shown.indexOf("王磊 记录"));
    expect(shown).toContain("新来的：永清超市");
  });
});
