import { openSqliteGround } from "./ground.ts";
import { openDatabase } from "../../src/core/store/database.ts";
import { makeDesk } from "../../src/core/desk.ts";
import { makeLookUp } from "../../src/core/customers/look-up.ts";
import { records } from "../../src/records/index.ts";
import { drawRequest } from "./requests.ts";
import { readCommand } from "../../src/chat/slack/read.ts";
import { pino } from "pino";
import inspector from "node:inspector";
import fs from "node:fs";
const g = await openSqliteGround();
const database = await openDatabase(await g.copy(), { migrate: false });
const logging = process.argv[2] === "log";
const log = logging
  ? pino(
      {
        level: "info",
        redact: ["*.token", "*.botToken", "*.appToken", "*.appSecret", "*.authorization", "err.config", "err.request"],
      },
      pino.destination("/tmp/w5/log"),
    )
  : pino({ level: "silent" });
const desk = makeDesk({
  database,
  records,
  house: { locale: "zh-CN", timezone: "Asia/Shanghai" },
  lookUpFor: (id) => makeLookUp(database, id),
  findProfile: () => async () => null,
  now: () => new Date(),
  log,
});
let n = 0;
const ask = () =>
  readCommand(Object.fromEntries(new URLSearchParams(drawRequest("slack", n++).body)) as never, new Date());
async function batch(count: number) {
  const asks = Array.from({ length: count }, ask);
  const c = process.cpuUsage();
  const t = performance.now();
  for (let i = 0; i < count; i += 16) await Promise.all(asks.slice(i, i + 16).map((a) => desk.answer(a)));
  const d = process.cpuUsage(c);
  console.log(
    "cpu",
    ((d.user + d.system) / count).toFixed(0),
    "user",
    (d.user / count).toFixed(0),
    "wall",
    (((performance.now() - t) / count) * 1000).toFixed(0),
  );
}
for (let i = 0; i < 4; i++) await batch(2000);
const s = new inspector.Session();
s.connect();
const post = (m: string, p?: object) =>
  new Promise<any>((res, rej) => s.post(m as never, p as never, (e: any, r: any) => (e ? rej(e) : res(r))));
await post("Profiler.enable");
await post("Profiler.setSamplingInterval", { interval: 200 });
await post("Profiler.start");
await batch(4000);
const { profile } = await post("Profiler.stop");
fs.mkdirSync("/tmp/w5/desk", { recursive: true });
fs.writeFileSync("/tmp/w5/desk/d.cpuprofile", JSON.stringify(profile));
console.log(await database.read("SELECT count(*) AS c FROM Visit"));
await database.close();
await g.close();
