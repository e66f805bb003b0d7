// What was acknowledged is there after a kill -9, and after a backup is restored.
import { copyFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openDatabase } from "../../../src/core/store/database.ts";
import { readChild, startChild } from "../../support/child.ts";
import { forEachDatabase } from "../../support/database.ts";
import { COMPANY, countRows, insertTeam, readTeamNames } from "./rows.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));

forEachDatabase((name, openFresh, freshUrl) => {
  it("has every acknowledged save after a kill -9", async () => {
    const url = await freshUrl();
    const child = startChild(CHILD, ["save", url]);
    const ended = readChild(child);
    await new Promise<void>((resolve) => {
      let seen = 0;
      child.stdout.on("data", () => {
        seen += 1;
        if (seen === 20) resolve();
      });
    });
    child.kill("SIGKILL");
    const { out } = await ended;
    const acknowledged = out.split("\n").slice(0, -1);
    const database = await openDatabase(url);
    const kept = new Set(
      (await database.read<{ key: string }>('SELECT "key" FROM "InboundEvent"')).map(({ key }) => key),
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
    await database.close();
  });

  it.runIf(name === "sqlite")("copies a living database, which then opens by itself", async () => {
    const url = await freshUrl();
    const database = await openDatabase(url);
    const copy = `${url.replace("file:", "")}.backup`;
    await database.save([...COMPANY, insertTeam(1, "before")]);
    const copying = database.backup(copy);
    await database.save([insertTeam(2, "while")]);
    await copying;
    await database.save([insertTeam(3, "after")]);
    const restored = await openDatabase(`file:${copy}`);
    expect(await countRows(restored, "Customer")).toBe(1);
    expect(await readTeamNames(restored)).not.toContain("after");
    expect(await readTeamNames(restored)).toContain("before");
    await restored.save([insertTeam(4, "and on")]);
    await restored.close();
    await database.backup(copy);
    await database.close();
    await rm(url.replace("file:", ""));
    await copyFile(copy, url.replace("file:", ""));
    const again = await openDatabase(url);
    expect(await readTeamNames(again)).toEqual(["before", "while", "after"]);
    await again.close();
  });

  it.runIf(name === "sqlite")("says why a backup cannot be written, and leaves nothing half done", async () => {
    const database = await openFresh();
    await expect(database.backup("/nowhere/at/all.db")).rejects.toThrow(/directory|open/);
  });

  it.runIf(name === "postgres")("says how PostgreSQL is backed up", async () => {
    const database = await openFresh();
    await expect(database.backup("copy.db")).rejects.toThrow(/pg_dump/);
  });
});
