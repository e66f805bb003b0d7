// `/rapport 阶梯`: a team's ladder in words, and how its manager or an administrator changes it.
import { sayCard, sayStop, text } from "../cards.ts";
import { messagesFor } from "../messages/index.ts";
import { sayMoney } from "../reading/say.ts";
import type { Part } from "../reply.ts";
import type { Row, Write } from "../store/database.ts";
import type { Outcome, Turn } from "../turn.ts";
import { type Rung, DEFAULT_RUNGS, findOwnRungs, findRungs } from "./ladder.ts";
import { type LadderLine, readLadderLine } from "./ladder-line.ts";
import { findNamed } from "./people.ts";

/** Null: it is not about the ladder. */
export async function answerLadder(turn: Turn, rest: string): Promise<Outcome | null> {
  const { ladder } = messagesFor(turn.speaker.locale).caseClock;
  const typed = rest.normalize("NFKC").trim();
  const word = ladder.words.find((one) => typed.toLowerCase().startsWith(one));
  if (word === undefined || /^[a-z]/iu.test(typed.slice(word.length))) return null;
  const { place, rest: line } = await findPlace(turn, typed.slice(word.length).trim());
  const read = readLadderLine(line, ladder);
  if (read.is === "show") return showLadder(turn, place);
  const stop = (why: string) => sayStop(turn, ladder.title(place.name), [why, ladder.how].join("\n"));
  if (!(await mayChange(turn, place))) return stop(place.isNone ? ladder.noTeam : ladder.mayNot);
  if (read.is === "wrong") return stop(read.why);
  const changed = await changeLadder(turn, place, read);
  return "stop" in changed ? stop(changed.stop) : keepLadder(turn, place, changed);
}

/** `teamId` null: the whole company's. `isNone`: somebody without a team, who can only look at that. */
type Place = { teamId: number | null; name: string | null; isNone: boolean };

/** An administrator may name a team first; else it is one's own, and for whoever has none the company's. */
async function findPlace(turn: Turn, line: string): Promise<{ place: Place; rest: string }> {
  const teams = await turn.database.read<{ id: number; name: string }>(`SELECT "id", "name" FROM "Team" ORDER BY "id"`);
  const { role, teamId } = turn.speaker;
  const named = role === "admin" || role === "director" ? teams.find(({ name }) => line.startsWith(name)) : undefined;
  if (named)
    return { place: { teamId: named.id, name: named.name, isNone: false }, rest: line.slice(named.name.length).trim() };
  const own = role === "admin" ? undefined : teams.find(({ id }) => id === teamId);
  return { place: { teamId: own?.id ?? null, name: own?.name ?? null, isNone: !own && role !== "admin" }, rest: line };
}

async function mayChange({ speaker }: Turn, { teamId }: Place): Promise<boolean> {
  if (speaker.role === "admin") return true;
  return speaker.role === "manager" && teamId !== null && teamId === speaker.teamId;
}

async function showLadder(turn: Turn, place: Place): Promise<Outcome> {
  const { ladder } = messagesFor(turn.speaker.locale).caseClock;
  const rungs = await findRungs(turn.database, place.teamId);
  const isOwn = place.teamId !== null && (await findOwnRungs(turn.database, place.teamId)).length > 0;
  const whose = place.teamId === null ? [] : [text(isOwn ? ladder.isTeams : ladder.isDefault)];
  const hints = (await mayChange(turn, place))
    ? [text(ladder.how, "quiet"), ...(turn.speaker.role === "admin" ? [text(ladder.howAdmin, "quiet")] : [])]
    : [text(ladder.mayNot, "quiet")];
  return sayCard(ladder.title(place.name), "plain", ...whose, ...(await sayRungs(turn, rungs)), ...hints);
}

async function sayRungs(turn: Turn, rungs: readonly Rung[]): Promise<Part[]> {
  const { ladder } = messagesFor(turn.speaker.locale).caseClock;
  const parts: Part[] = [];
  for (const { level, who, afterHours, limitFen } of rungs) {
    const limit = sayLimit(turn, limitFen);
    const said = await sayWho(turn, who);
    const rung = { level, who: said, hours: ladder.hours(afterHours), limit };
    parts.push(text(who === "holder" ? ladder.first(said, limit) : ladder.rung(rung)));
  }
  return parts;
}

function sayLimit({ speaker: { locale } }: Turn, limitFen: number | null): string {
  const { ladder } = messagesFor(locale).caseClock;
  if (limitFen === null) return ladder.anyLimit;
  return limitFen === 0 ? ladder.noLimit : ladder.limit(sayMoney(limitFen, locale));
}

async function sayWho(turn: Turn, who: string): Promise<string> {
  const { ladder } = messagesFor(turn.speaker.locale).caseClock;
  if (who === "holder" || who === "manager") return ladder.who[who];
  const [kind, value = ""] = who.split(":", 2);
  if (kind === "role") {
    const roles: Record<string, readonly string[]> = ladder.roles;
    return ladder.who.role(roles[value]?.[0] ?? value);
  }
  const sql = `SELECT "name" FROM "Person" WHERE "id" = ? AND "isActive"`;
  const [person] = await turn.database.read<{ name: string }>(sql, [Number(value)]);
  return person ? ladder.who.person(person.name) : ladder.unknownPerson;
}

type Changed = { rungs: readonly Rung[] | null; said: string } | { stop: string };
type Change = Exclude<LadderLine, { is: "show" } | { is: "wrong" }>;

/** `rungs` null: none of its own any more. A first change takes the ladder that held so far along. */
async function changeLadder(turn: Turn, { teamId }: Place, line: Change): Promise<Changed> {
  const { ladder } = messagesFor(turn.speaker.locale).caseClock;
  const rungs = await findRungs(turn.database, teamId);
  if (line.is === "reset") {
    const isDefault = (await findOwnRungs(turn.database, teamId)).length === 0;
    return isDefault ? { stop: ladder.wasDefault } : { rungs: null, said: ladder.isReset };
  }
  const known = rungs.find(({ level }) => level === line.level);
  const others = rungs.filter(({ level }) => level !== line.level);
  if (line.is === "remove") {
    if (!known) return { stop: ladder.noSuchLevel(line.level) };
    if (line.level === 1) return { stop: ladder.firstIsHolder };
    if (!others.some(({ level }) => level > 1)) return { stop: ladder.lastRung };
    return { rungs: others, said: ladder.kept };
  }
  const who = line.person === null ? line.who : await whoIs(turn, line.person);
  if (typeof who !== "string") return who;
  const afterHours = line.afterHours ?? known?.afterHours;
  if (afterHours === undefined) return { stop: ladder.missingHours };
  const limitFen = line.limitFen === undefined ? (known?.limitFen ?? 0) : line.limitFen;
  const set: Rung = { level: line.level, who, afterHours, limitFen };
  return { rungs: [...others, set].toSorted((one, other) => one.level - other.level), said: ladder.kept };
}

async function whoIs(turn: Turn, name: string): Promise<string | { stop: string }> {
  const { ladder } = messagesFor(turn.speaker.locale).caseClock;
  const [person, other] = await findNamed(turn, name);
  if (!person) return { stop: ladder.badWho(name.slice(0, 40)) };
  return other ? { stop: ladder.several(name.slice(0, 40)) } : `person:${person.id}`;
}

async function keepLadder(turn: Turn, place: Place, { rungs, said }: Exclude<Changed, { stop: string }>) {
  const { ladder } = messagesFor(turn.speaker.locale).caseClock;
  const { teamId } = place;
  const rowOf = ({ level, who, afterHours, limitFen }: Rung): Row => ({
    ...{ teamId, level, who, afterHours },
    limitFen: limitFen === null ? null : BigInt(limitFen),
  });
  const shown = rungs ?? (await findRungsWithout(turn, teamId));
  const { reply } = sayCard(ladder.title(place.name), "done", text(said), ...(await sayRungs(turn, shown)));
  const writes: Write[] = [
    { remove: "LadderRung", where: { teamId } },
    ...(rungs ?? []).map((rung): Write => ({ insert: "LadderRung", row: rowOf(rung) })),
    // Who climbs when is another matter now.
    ...["open", "waiting"].map((status): Write => ({
      update: "Complaint",
      where: { status, undoneAt: null, ...(teamId !== null && { teamId }) },
      set: { watchAt: turn.now },
    })),
  ];
  return { reply, writes };
}

const findRungsWithout = async ({ database }: Turn, teamId: number | null): Promise<readonly Rung[]> =>
  teamId === null ? DEFAULT_RUNGS : findRungs(database, null);
