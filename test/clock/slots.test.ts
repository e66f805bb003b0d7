// A job's run at one time happens once in the whole deployment, whole or not at all, and no job stops another.
import { pino } from "pino";
import { expect, it } from "vitest";
import { isDone, runJobs, runSlot, slotJob, type Job, type SlotRun } from "../../src/clock/slots.ts";
import { openDatabase, type Database, type Write } from "../../src/core/store/database.ts";
import { Unavailable } from "../../src/core/store/failures.ts";
import { forEachDatabase } from "../support/database.ts";
import { house } from "../support/desk.ts";
import { letterRow, NOW } from "./scripted-platform.ts";

const AT = new Date("2026-11-18T01:00:00Z");
const slot = { job: "report", at: AT };
const moment = { now: NOW, sendAt: NOW };
const optionsOf = (database: Database) => ({ database, house, records: [], log: pino({ level: "silent" }) });
const keysIn = async (database: Database) =>
  (await database.read<{ key: string }>(`SELECT "key" FROM "Outbox" ORDER BY "key"`)).map(({ key }) => key);

const jobOf = (name: string, ...runs: (() => Promise<readonly Write[]>)[]): Job =>
  slotJob(name, async () => runs.map((write, at): SlotRun => ({ job: `${name}:${at}`, at: AT, write })));

forEachDatabase((_name, openFresh, freshUrl) => {
  it("is run once by five at the same time, over two connections", async () => {
    const url = await freshUrl();
    const databases = await Promise.all([0, 1].map(() => openDatabase(url, { migrate: false })));
    const runs = Array.from({ length: 5 }, (_, at) => {
      const database = databases[at % 2];
      if (!database) throw new Error("not opened");
      return runSlot({ options: { database }, now: NOW }, slot, async () => [letterRow(`letter of ${at}`)]);
    });
    expect((await Promise.all(runs)).filter(Boolean)).toHaveLength(1);
    const [database] = databases;
    expect(database && (await keysIn(database))).toHaveLength(1);
    for (const one of databases) await one.close();
  });

  it("does no work for a run that is done, and runs the next time anew", async () => {
    const database = await openFresh();
    const options = { options: { database }, now: NOW };
    let worked = 0;
    const work = async () => [letterRow(`letter ${++worked}`)];
    expect(await runSlot(options, slot, work)).toBe(true);
    expect(await runSlot(options, slot, work)).toBe(false);
    expect(worked).toBe(1);
    expect(await runSlot(options, { job: "report", at: new Date(AT.getTime() + 1) }, work)).toBe(true);
    expect(await runSlot(options, { job: "another", at: AT }, work)).toBe(true);
    expect(await keysIn(database)).toEqual(["letter 1", "letter 2", "letter 3"]);
  });

  it("leaves nothing behind when the work or the save fails, and is done by the next who tries", async () => {
    const database = await openFresh();
    const two = async () => [letterRow("one"), letterRow("two")];
    const event: Write = { insert: "InboundEvent", row: { key: "taken", at: NOW } };
    await database.save([event]);
    const full = { ...database, save: () => Promise.reject(new Unavailable("full")) };
    await expect(runSlot({ options: { database: full }, now: NOW }, slot, two)).rejects.toThrow(Unavailable);
    const options = { options: { database }, now: NOW };
    await expect(runSlot(options, slot, () => Promise.reject(new Error("cannot be drawn")))).rejects.toThrow("drawn");
    // Another table's conflict is no sign that the run is done.
    await expect(runSlot(options, slot, async () => [...(await two()), event])).rejects.toThrow("InboundEvent");
    expect(await isDone(database, slot)).toBe(false);
    expect(await keysIn(database)).toEqual([]);
    expect(await runSlot(options, slot, two)).toBe(true);
    expect(await keysIn(database)).toEqual(["one", "two"]);
  });

  it("neither a run nor a job that throws stops the others; what failed is tried again", async () => {
    const database = await openFresh();
    await database.save([person]);
    let fails = true;
    const broken: Job = { name: "broken", run: () => Promise.reject(new Error("broken")), preview: async () => [] };
    const jobs = [
      broken,
      jobOf(
        "report",
        async () => (fails ? Promise.reject(new Error("no figures")) : [letterRow("first")]),
        async () => [letterRow("second"), { insertOnce: "Reminder", row: reminder }],
      ),
      jobOf("last", async () => [letterRow("third")]),
    ];
    expect(await runJobs(jobs, optionsOf(database), moment)).toBe(2);
    expect(await keysIn(database)).toEqual(["second", "third"]);
    fails = false;
    expect(await runJobs(jobs, optionsOf(database), moment)).toBe(1);
    expect(await runJobs(jobs, optionsOf(database), moment)).toBe(0);
    expect(await keysIn(database)).toEqual(["first", "second", "third"]);
  });

  it("says at a preview to whom it would write, and changes nothing", async () => {
    const database = await openFresh();
    await database.save([person, { insert: "Identity", row: { ...identity, userId: "U1" } }]);
    const job = jobOf("report", async () => [letterRow("known"), letterRow("unknown", { chat: "C9" })]);
    const expected = [
      { to: "王磊", platform: "slack", words: "known" },
      { to: "C9", platform: "slack", words: "unknown" },
    ];
    expect(await job.preview(optionsOf(database), moment)).toEqual(expected);
    expect(await keysIn(database)).toEqual([]);
    expect(await job.run(optionsOf(database), moment)).toBe(2);
    expect(await job.preview(optionsOf(database), moment)).toEqual([]);
  });
});

const person: Write = {
  insert: "Person",
  row: {
    id: 1,
    name: "王磊",
    email: "wanglei@example.com",
    role: "rep",
    isActive: true,
    createdAt: NOW,
    updatedAt: NOW,
  },
};
const identity = { platform: "slack", personId: 1, createdAt: NOW };
const reminder = {
  kind: "promise",
  record: "promise",
  recordId: 1,
  personId: 1,
  dueOn: "2026-11-20",
  dueAt: NOW,
  state: "due",
  createdAt: NOW,
};
