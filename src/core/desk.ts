// The desk: whatever a person did comes here and is answered, once. understand → allow → save → answer.
import { randomUUID } from "node:crypto";
import type { Actor, Ask, Heard, PlatformName } from "./ask.ts";
import { findPlaceOf } from "./case/places.ts";
import { guestOf, hear } from "./case/hear.ts";
import { openCalendar } from "./calendar/open.ts";
import { card, sayCard, text } from "./cards.ts";
import { suggestCustomers } from "./customers/suggest.ts";
import { customerChoice, newCustomerChoice } from "./form.ts";
import { refuseLocked } from "./daily/refuse.ts";
import { home } from "./home.ts";
import { findAnswer, keepAnswer, keepAsk } from "./inbound.ts";
import { type Locale, messagesFor } from "./messages/index.ts";
import { tellOfStranger } from "./notices.ts";
import { type Speaker, findSpeaker, meetSpeaker } from "./person.ts";
import type { Answer, Desk, FindProfile } from "./platform.ts";
import { answerPress } from "./press.ts";
import { recoverOwed } from "./recover.ts";
import type { Choice, Reply } from "./reply.ts";
import type { Reports } from "./report.ts";
import { answerLogged, answerSaid } from "./say.ts";
import { Duplicate, Stale, Unavailable } from "./store/failures.ts";
import type { Write } from "./store/database.ts";
import { answerForm } from "./submit.ts";
import { type Outcome, type Room, type Turn, dayOf, say } from "./turn.ts";
import { openTurnstile } from "./turnstile.ts";
import { welcome } from "./welcome.ts";

export type DeskLog = {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type DeskOptions = Room & {
  findProfile: (platform: PlatformName) => FindProfile;
  now: () => Date;
  log: DeskLog;
  reports: Reports;
  /** Hears of every answer: what was done, what kind of reply it got, and how long it took, in seconds. */
  measure?: (answered: Answered) => void;
};

export type Answered = { platform: PlatformName; does: Ask["does"]; reply: Reply["reply"]; seconds: number };

export type HouseDesk = Desk & {
  /** Answers what was taken a minute ago or more and never answered, by the outbox. How many there were. */
  recover(): Promise<number>;
};

/**
 * Another change came between reading and saving: what it did is read, and the same ask answered again. In this process
 * those who try again do so one after the other, so that only other processes are still in each other's way
 * (test/core/case/at-once.test.ts).
 */
const TRIES = 30;

export function makeDesk(options: DeskOptions): HouseDesk {
  const { database, records, house, lookUpFor, reports, now, log } = options;
  const calendars = openCalendar({ database, house });
  const underWay = new Map<string, Promise<Answer>>();
  const taken = new Set<string>();
  const locales = new Map<string, Locale>();
  const inTurn = openTurnstile();
  const localeOf = ({ platform, user }: Actor) => locales.get(`${platform}:${user}`) ?? house.locale;

  async function findWho(actor: Actor, at: Date): Promise<Speaker | null> {
    const findProfile = options.findProfile(actor.platform);
    const known = await findSpeaker(database, actor, house);
    const speaker = known ?? (await meetSpeaker({ database, actor, house, findProfile, now: at }));
    if (speaker) locales.set(`${actor.platform}:${actor.user}`, speaker.locale);
    return speaker;
  }

  // Named, not spread: what V8 spreads and then adds to gets a hidden class of its own each time, which takes 10 to 40 µs
  // and fills the old heap (test/bench; the same holds where Object.assign stands elsewhere on a command's way).
  const turnOf = (ask: Ask, speaker: Speaker): Turn => ({
    database,
    records,
    house,
    lookUpFor,
    reports,
    ask,
    speaker,
    messages: messagesFor(speaker.locale),
    now: ask.at,
    today: dayOf(ask.at, speaker.timezone),
    calendars,
  });

  async function answerStranger(ask: Ask): Promise<Answer> {
    const profile = await options.findProfile(ask.actor.platform)(ask.actor);
    const writes = await tellOfStranger({ ...options, actor: ask.actor, name: profile?.name ?? null, now: ask.at });
    if (writes.length) await database.save(writes);
    const { answer } = messagesFor(house.locale);
    const { reply } = sayCard(answer.strangerTitle, "stop", text(answer.stranger));
    return { reply, locale: house.locale };
  }

  /** In a case's thread a stranger is heard like anybody, and told nothing. */
  async function hearStranger(ask: Ask, heard: Heard): Promise<Answer> {
    const profile = await options.findProfile(ask.actor.platform)(ask.actor);
    const name = profile?.name ?? messagesFor(house.locale).cases.unknownAuthor;
    const { writes } = await hear(turnOf(ask, guestOf(name, house)), heard);
    const reply: Reply = { reply: "nothing" };
    if (writes.length) await database.save([...writes, keepAnswer(ask, reply, taken.has(ask.key))]);
    return { reply, locale: house.locale };
  }

  /** A redelivery that writes is found out by its key when it saves, and tried again; only the others have to look first. */
  async function answerOnce(ask: Ask, isAgain: boolean): Promise<Answer> {
    const speaker = await findWho(ask.actor, ask.at);
    if (!speaker) return ask.does === "hear" ? hearStranger(ask, ask.heard) : answerStranger(ask);
    const { locale } = speaker;
    const before = isAgain ? await findAnswer(database, ask.key) : null;
    if (before) return { reply: before, locale, isAgain: true };
    const turn = turnOf(ask, speaker);
    const { reply, writes } = await outcomeOf(turn).catch(refuseLocked(turn));
    const all = [...writes, ...movedTo(speaker, ask.actor.platform)];
    if (all.length === 0) {
      const kept = isAgain ? null : await findAnswer(database, ask.key);
      return kept ? { reply: kept, locale, isAgain: true } : { reply, locale };
    }
    await database.save([...all, keepAnswer(ask, reply, taken.has(ask.key))]);
    return { reply, locale };
  }

  async function answerSafely(ask: Ask): Promise<Answer> {
    const started = performance.now();
    for (let tried = 1; ; tried++) {
      try {
        const answer = await (tried === 1 ? answerOnce(ask, false) : inTurn(() => answerOnce(ask, true)));
        const took = performance.now() - started;
        const what = { platform: ask.actor.platform, does: ask.does, reply: answer.reply.reply };
        options.measure?.({ ...what, seconds: took / 1000 });
        log.info({ key: ask.key, ...what, took: Math.round(took) }, "answered");
        return answer;
      } catch (error) {
        if (tried < TRIES && (error instanceof Stale || error instanceof Duplicate)) continue;
        return { reply: troubleReply(error, ask), locale: localeOf(ask.actor) };
      }
    }
  }

  function troubleReply(error: unknown, ask: Ask): Reply {
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, key: ask.key, does: ask.does, platform: ask.actor.platform, reference }, "not answered");
    const { answer } = messagesFor(localeOf(ask.actor));
    const words = error instanceof Unavailable ? answer.unavailable[error.why] : answer.trouble(reference);
    return { reply: "card", card: card(answer.troubleTitle, "stop", [text(words)]) };
  }

  const answer = (ask: Ask): Promise<Answer> => {
    const same = underWay.get(ask.key);
    if (same) return same;
    const answering = answerSafely(ask).finally(() => underWay.delete(ask.key));
    underWay.set(ask.key, answering);
    return answering;
  };

  async function take(ask: Ask): Promise<boolean> {
    try {
      await database.save([keepAsk(ask, now())]);
      taken.add(ask.key);
      return true;
    } catch (error) {
      if (error instanceof Duplicate) return false;
      throw error;
    }
  }

  async function said(key: string): Promise<void> {
    taken.delete(key);
    await database.save([{ update: "InboundEvent", where: { key }, set: { doneAt: now(), ask: null } }]);
  }

  async function suggest(actor: Actor, typed: string, limit: number): Promise<Choice[]> {
    const speaker = await findWho(actor, now());
    if (!speaker) return [];
    const customers = await suggestCustomers(database, { personId: speaker.id, typed, limit: limit - 1 });
    const name = typed.trim();
    const isThere = name.length < 2 || customers.some((customer) => customer.name === name);
    const fresh = isThere ? [] : [newCustomerChoice({ messages: messagesFor(speaker.locale) }, name)];
    return [...customers.map(customerChoice), ...fresh];
  }

  async function homeOf(actor: Actor) {
    const speaker = await findWho(actor, now());
    const { answer: words } = messagesFor(house.locale);
    if (!speaker) return { card: card(words.strangerTitle, "stop", [text(words.stranger)]), locale: house.locale };
    const place = { chat: null, isPrivate: true, message: null, thread: null };
    const ask: Ask = { key: "", actor, place, at: now(), does: "enter" };
    return { card: await home(turnOf(ask, speaker)), locale: speaker.locale };
  }

  const answerTaken = (ask: Ask): Promise<Answer> => {
    taken.add(ask.key);
    return answer(ask).finally(() => taken.delete(ask.key));
  };
  const recover = () => recoverOwed({ database, answer: answerTaken, now: now(), log });

  const follows: Desk["follows"] = async (thread) => (await findPlaceOf(database, thread)) !== null;

  return { answer, take, follows, said, suggest, home: homeOf, locale: localeOf, recover };
}

/** The four things a person can do, and first entry. */
async function outcomeOf(turn: Turn): Promise<Outcome> {
  const { ask } = turn;
  switch (ask.does) {
    case "say":
      return answerSaid(turn, ask.text, ask.quoted);
    case "submit":
      return answerForm(turn, ask.form, { fields: ask.fields, kept: ask.kept ?? [] });
    case "press":
      return answerPress(turn, ask.action);
    case "log":
      return answerLogged(turn, ask.record, ask.quoted);
    case "hear":
      return hear(turn, ask.heard);
    case "enter":
      return turn.speaker.greetedAt ? say({ reply: "nothing" }) : welcome(turn);
  }
}

/** A person is written to where he last spoke. */
const movedTo = (speaker: Speaker, platform: PlatformName): Write[] =>
  speaker.lastPlatform === platform
    ? []
    : [{ update: "Person", where: { id: speaker.id }, set: { lastPlatform: platform } }];
