// A program that takes what is said and never comes to answering it: `tsx dying.ts SETTINGS slack|feishu`.
import { pino } from "pino";
import { readConfig } from "../../src/config.ts";
import { openFeishu } from "../../src/chat/feishu/connect.ts";
import { openSlack } from "../../src/chat/slack/connect.ts";
import { makeDesk } from "../../src/core/desk.ts";
import { openDatabase } from "../../src/core/store/database.ts";
import { records } from "../../src/records/index.ts";
import { reports } from "../../src/reports/desk.ts";

const [settings = "{}", name] = process.argv.slice(2);
const { databaseUrl, house, slack, feishu } = readConfig(JSON.parse(settings) as Record<string, string>);
const database = await openDatabase(databaseUrl, { migrate: false });
const log = pino({ level: "silent" });
const now = () => new Date();
const never = new Promise<never>(() => undefined);
const findProfile = () => async () => null;
const desk = makeDesk({ database, records, reports, house, lookUpFor: () => () => never, findProfile, now, log });
if (name === "slack" && slack) await openSlack({ config: slack, desk, log, formCommands: [], now }).start();
if (name === "feishu" && feishu) await openFeishu({ config: feishu, desk, log, now }).start();
process.stdout.write("open\n");
