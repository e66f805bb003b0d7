// Where the day's minutes go, by start and stop: `/daily 开始 交通`, `/daily 结束` (B-31). What runs waits as a draft.
import { button, buttons, cardReply, card, sayCard, sayStop, text } from "../cards.ts";
import { useDraft } from "../draft.ts";
import type { Write } from "../store/database.ts";
import { type Outcome, type Turn, dayOf, timeOf } from "../turn.ts";
import { findDaily, TIMES, type TimeKind } from "./find.ts";
import { findRefusal, keepWords } from "./words.ts";

const RUNNING = "dailyTimer";
const MINUTE_MS = 60_000;

type Running = { id: number; kind: TimeKind; since: Date };

export const isTimeKind = (word: string): word is TimeKind => TIMES.some((kind) => kind === word);

async function findRunning({ database, speaker }: Turn): Promise<Running | null> {
  const sql = `SELECT "id", "values", "createdAt" AS "since" FROM "Draft"
    WHERE "personId" = ? AND "record" = ? AND "usedAt" IS NULL ORDER BY "id" DESC LIMIT 1`;
  type Row = { id: number; values: string; since: Date };
  const [row] = await database.read<Row>(sql, [speaker.id, RUNNING]);
  return row ? { id: row.id, since: row.since, kind: (JSON.parse(row.values) as { kind: TimeKind }).kind } : null;
}

/** What runs already is ended first. Twice the same goes on as it was. */
export async function startTimer(turn: Turn, kind: TimeKind): Promise<Outcome> {
  const refusal = await findRefusal(turn, turn.today);
  if (refusal) return refusal;
  const running = await findRunning(turn);
  if (running?.kind === kind) return sayRunning(turn, running, []);
  const ended = running ? await end(turn, running) : null;
  const id = await turn.database.nextId("draft");
  const stamps = { personId: turn.speaker.id, platform: turn.ask.actor.platform, createdAt: turn.now };
  const row = { id, record: RUNNING, values: JSON.stringify({ kind }), ...stamps };
  const { reply } = sayRunning(turn, { id, kind, since: turn.now }, ended ? [ended.said] : []);
  return { reply, writes: [...(ended?.writes ?? []), { insert: "Draft", row }] };
}

export async function stopTimer(turn: Turn): Promise<Outcome> {
  const refusal = await findRefusal(turn, turn.today);
  if (refusal) return refusal;
  const running = await findRunning(turn);
  const { dailies } = turn.messages;
  if (!running) return sayStop(turn, dailies.name, dailies.timer.none);
  const { said, writes, reply } = await end(turn, running);
  return { reply: reply ?? sayCard(dailies.name, "ask", text(said)).reply, writes };
}

/** Which of the five, by a tap. */
export const askTimer = ({ messages: { dailies } }: Turn): Outcome =>
  sayCard(dailies.name, "ask", text(dailies.timer.which), buttons(...startButtons(dailies, null)));

type Ended = { said: string; writes: Write[]; reply?: Outcome["reply"] };

/** Its minutes go to the day's report, once: of two taps one finds it ended (test/core/daily/timer.test.ts). */
async function end(turn: Turn, { id, kind, since }: Running): Promise<Ended> {
  const { messages, speaker, now, today, database } = turn;
  const { timer, times } = messages.dailies;
  // With it whatever else two starts at the same moment may have left running.
  const others = { personId: speaker.id, record: RUNNING, usedAt: null };
  const used: Write[] = [useDraft(id, null, now), { update: "Draft", where: others, set: { usedAt: now } }];
  // Whoever forgot it overnight knows better than we do how long it was.
  if (dayOf(since, speaker.timezone) !== today) return { said: timer.forgotten(times[kind]), writes: used };
  const minutes = Math.round((now.getTime() - since.getTime()) / MINUTE_MS);
  if (minutes === 0) return { said: timer.tooShort(times[kind]), writes: used };
  const before = (await findDaily(database, speaker.id, today))?.[kind] ?? 0;
  const said = timer.stopped(times[kind], minutes);
  const { reply, writes } = await keepWords(turn, today, { words: { [kind]: before + minutes }, note: said });
  return { said, writes: [...writes, ...used], reply };
}

function sayRunning(turn: Turn, { kind, since }: Running, before: readonly string[]): Outcome {
  const { dailies } = turn.messages;
  const { timer, times } = dailies;
  const said = timer.running(times[kind], timeOf(since, turn.speaker.timezone));
  const stop = button(timer.stop, { do: "daily", choice: "stop" }, "primary");
  const parts = [text([...before, said].join("\n")), buttons(stop, ...startButtons(dailies, kind))];
  return { reply: cardReply({ ...card(dailies.name, "done", parts), summary: said }), writes: [] };
}

const startButtons = ({ times }: Turn["messages"]["dailies"], running: TimeKind | null) =>
  TIMES.filter((kind) => kind !== running).map((kind) => button(times[kind], { do: "daily", choice: `start:${kind}` }));
