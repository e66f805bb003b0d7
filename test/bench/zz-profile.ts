import { openSqliteGround, openPostgresGround } from "/work/main/test/bench/ground.ts";
import { startBot, startStub } from "/work/main/test/bench/bot.ts";
import { runLoop, quantile } from "/work/main/test/bench/load.ts";
import { drawRequest } from "/work/main/test/bench/requests.ts";
const door = (process.argv[2] ?? "slack") as "slack" | "feishu";
const N = Number(process.argv[3] ?? 6000);
const prof = process.argv[4] !== "noprof";
const pgmode = process.argv[5] === "pg";
const g = pgmode ? await openPostgresGround() : await openSqliteGround();
const stub = await startStub(g.folder);
const bot = await startBot({
  url: await g.copy(),
  stub: stub.origin,
  platforms: door === "slack" ? "slack" : "both",
  folder: g.folder,
  flags: prof ? ["--cpu-prof", "--cpu-prof-dir=/tmp/w5/prof", "--cpu-prof-interval=500"] : [],
});
console.log("ready", bot.readyMs);
let n = 0;
for (let i = 0; i < N / 1000; i++) {
  const u = await bot.readUsage();
  const r = await runLoop(
    bot.origin,
    Array.from({ length: 1000 }, () => drawRequest(door, n++)),
    16,
  );
  const v = await bot.readUsage();
  console.log(
    i,
    ((r.count / r.tookMs) * 1000).toFixed(0),
    "/s cpu",
    ((v.cpuUs - u.cpuUs) / 1000).toFixed(0),
    "p50",
    quantile(r.latencies, 0.5).toFixed(1),
    "p99",
    quantile(r.latencies, 0.99).toFixed(1),
    "rss",
    (v.rssBytes / 1e6).toFixed(0),
  );
}
await new Promise((r) => setTimeout(r, 300));
await bot.stop();
await stub.stop();
await g.close();
