import Sqlite from "better-sqlite3";
import { openDatabase } from "../src/core/store/database.ts";
import { openFakeSlack } from "../src/sandbox/slack/open.ts";
import { rm } from "node:fs/promises";
import { pino } from "pino";
await rm("/tmp/w7test/dbg.db",{force:true}); await rm("/tmp/w7test/dbg.db-wal",{force:true});
const database = await openDatabase("file:/tmp/w7test/dbg.db");
(globalThis as any).__vitest_worker__ = undefined;
const t0=Date.now(); const p=(...a:unknown[])=>console.log(Date.now()-t0,...a);
const { openWorld } = await import("./support/world.ts");
const world = await openWorld({ database, at: new Date().toISOString(), logLevel: "error" });
for (const name of ["slack","feishu"] as const) {
  const person = world.person("wanglei", name); await person.says("/visit"); p("said", name);
}
const other = new Sqlite("/tmp/w7test/dbg.db"); other.exec("BEGIN IMMEDIATE"); p("locked");
setInterval(()=>p("alive"),2000).unref();
for (const name of ["slack","feishu"] as const) {
  const person = world.person("wanglei", name);
  await person.fills({ customer: "永清超市", summary: "一" }); p("filled", name, person.heard().slice(0,200));
}
other.exec("ROLLBACK"); process.exit();
