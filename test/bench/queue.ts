// Measures how fast reminders are claimed and finished, 500 at a time, and no platform is called. Ours become letters in the
// same save, as in the morning (src/clock/morning.ts); pg-boss's are fetched, and completed with nothing in between.
import PgBoss from "pg-boss";
import { type Database, openDatabase, type Write } from "../../src/core/store/database.ts";
import { letter } from "../../src/core/notices.ts";
import { REPS, slackUser } from "./company.ts";
import type { Ground } from "./ground.ts";
import { median } from "./load.ts";

/** Rows a second; `perCpu`: finished in a second of this process's own time, which a busy machine changes less. */
export type Queue = { put: number; drained: number; perCpu: number };
export type Queues = { ours: Queue; pgBoss: Queue | null };
export type QueueSize = { rounds: number; reminders: number };

const BATCH = 500;
const REMINDERS_A_LETTER = 100;
const NOW = new Date("2026-11-20T00:30:00Z");

/** Rounds of ours and of pg-boss take turns; the first of each warms up and is thrown away. `url`: where pg-boss lives. */
export async function measureQueues(ground: Ground, size: QueueSize): Promise<Queues> {
  const url = await ground.copy();
  const database = await openDatabase(url, { migrate: false });
  const boss = database.dialect === "postgres" ? await openBoss(url) : null;
  const ours: Queue[] = [];
  const theirs: Queue[] = [];
  try {
    for (let round = 0; round <= size.rounds; round += 1) {
      const measured = await measureOurs(database, { round, many: size.reminders });
      const peer = boss && (await measureBoss(boss, size.reminders));
      if (round === 0) continue;
      ours.push(measured);
      if (peer) theirs.push(peer);
    }
  } finally {
    await boss?.stop({ graceful: false, wait: true });
    await database.close();
  }
  return { ours: middleOf(ours), pgBoss: boss && middleOf(theirs) };
}

const middleOf = (all: readonly Queue[]): Queue => ({
  put: median(all.map(({ put }) => put)),
  drained: median(all.map(({ drained }) => drained)),
  perCpu: median(all.map(({ perCpu }) => perCpu)),
});

type Timed = { perSecond: number; perCpu: number };

async function timed(many: number, work: () => Promise<void>): Promise<Timed> {
  const since = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (many / (performance.now() - since)) * 1000, perCpu: (many / (user + system)) * 1e6 };
}

type OurRound = { round: number; many: number };

async function measureOurs(database: Database, { round, many }: OurRound): Promise<Queue> {
  const rows = Array.from({ length: many }, (_, at) => reminderRow(round * many + at));
  const put = await timed(many, async () => {
    for (let from = 0; from < many; from += BATCH) await database.save(rows.slice(from, from + BATCH));
  });
  let done = 0;
  const drained = await timed(many, async () => {
    for (let taken = await takeDue(database); taken.length > 0; taken = await takeDue(database)) {
      await database.save([...taken.map(finished), ...lettersOf(taken)]);
      done += taken.length;
    }
  });
  if (done !== many) throw new Error(`${many} reminders were put in, but ${done} were finished`);
  return { put: put.perSecond, drained: drained.perSecond, perCpu: drained.perCpu };
}

function reminderRow(at: number): Write {
  const row = { kind: "promise", record: "promise", recordId: at, personId: (at % REPS) + 1, dueOn: "2026-11-20" };
  return { insert: "Reminder", row: { ...row, dueAt: NOW, state: "due", createdAt: NOW } };
}

type Due = { id: number; personId: number };

const takeDue = (database: Database): Promise<Due[]> =>
  database.read<Due>(
    `SELECT "id", "kind", "record", "recordId", "personId", "dueOn", "dueAt" FROM "Reminder"
      WHERE "state" = 'due' AND "dueAt" <= ? ORDER BY "dueAt", "id" LIMIT ${BATCH}`,
    [NOW],
  );

/** Whoever is later than another finds a row that is not due any more, and nothing of his save is kept. */
const finished = ({ id }: Due): Write => ({
  update: "Reminder",
  where: { id, state: "due" },
  set: { state: "told" },
  expect: 1,
});

/** A letter for every hundred, as 1,000 reps have 100,000 reminders. */
function lettersOf(taken: readonly Due[]): Write[] {
  const heads = taken.filter((_, at) => at % REMINDERS_A_LETTER === 0);
  return heads.map(({ id, personId }) => {
    const key = `digest:${personId}:${id}`;
    const text = "换海报".repeat(REMINDERS_A_LETTER);
    const card = { title: key, tone: "plain" as const, summary: key, parts: [{ part: "text" as const, text }] };
    const address = { platform: "slack" as const, toUser: slackUser(personId - 1) };
    return letter({ address, card, locale: "zh-CN", key, now: NOW });
  });
}

const QUEUE = "reminders";

/** In a schema of its own in the same database. */
async function openBoss(url: string): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: url, schema: "pgboss", supervise: false, schedule: false });
  // Its connections may end with the server; what goes wrong while it is measured is thrown by the call itself.
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue(QUEUE);
  return boss;
}

async function measureBoss(boss: PgBoss, many: number): Promise<Queue> {
  const put = await timed(many, async () => {
    for (let from = 0; from < many; from += BATCH) {
      const length = Math.min(BATCH, many - from);
      await boss.insert(Array.from({ length }, (_, at) => ({ name: QUEUE, data: { recordId: from + at } })));
    }
  });
  let done = 0;
  const drained = await timed(many, async () => {
    const take = () => boss.fetch(QUEUE, { batchSize: BATCH });
    for (let taken = await take(); taken.length > 0; taken = await take()) {
      await boss.complete(
        QUEUE,
        taken.map(({ id }) => id),
      );
      done += taken.length;
    }
  });
  if (done !== many) throw new Error(`pg-boss was given ${many} jobs, but finished ${done}`);
  return { put: put.perSecond, drained: drained.perSecond, perCpu: drained.perCpu };
}
