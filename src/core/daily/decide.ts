// The manager's word on a day's report: signed, sent back, or unlocked again (B-30, X-13). The rep hears of it.
import { button, buttons, cardReply, sayStop, text } from "../cards.ts";
import { workingInstant } from "../hold.ts";
import { messagesFor } from "../messages/index.ts";
import { findAddress, letter } from "../notices.ts";
import { sayDay } from "../reading/say.ts";
import type { Card, Part } from "../reply.ts";
import type { Write } from "../store/database.ts";
import { type Outcome, type Turn, dayOf } from "../turn.ts";
import { drawDaily } from "./draw.ts";
import { type Daily, type DailyDeed, findDailyById, isWaiting } from "./find.ts";
import { mayDecide } from "./rights.ts";
import { sayDeed } from "./say.ts";
import { cardOf } from "./show.ts";
import { type DailyView, findDailyView } from "./view.ts";

export type Decidable = DailyView & { daily: Daily };

/** `mark`: what was seen; null: it is not known any more, so that nothing is signed on it. */
export type Wanted = { id: number; deed: DailyDeed; mark: number | null };

/** A report that the speaker may do this with now, or the answer that says why not. */
export async function findDecidable(turn: Turn, { id, deed, mark }: Wanted): Promise<Decidable | Outcome> {
  const { dailies } = turn.messages;
  const stop = (words: string) => sayStop(turn, dailies.name, words);
  const known = await findDailyById(turn.database, id);
  if (!known || !(await mayDecide(turn, known))) return stop(dailies.mayNotDecide);
  const view = await findDailyView(turn, known.repId, known.day);
  const daily = view?.daily;
  if (!view || !daily) return stop(dailies.notAsked);
  if (deed === "unlocked") return daily.state === "signed" ? { ...view, daily } : stop(dailies.notSigned);
  const last = view.deeds.at(-1);
  if (!isWaiting(daily)) return stop(last ? dailies.alreadyDecided(sayDeed(last, turn.speaker)) : dailies.notAsked);
  if (view.mark === mark) return { ...view, daily };
  const card = await cardOf(turn, view, dailies.changedMeanwhile(view.rep.name));
  return { reply: cardReply(card), writes: [] };
}

type Decision = { deed: DailyDeed; comment: string | null };

/** Of two who decide at once one wins, and the other is told who it was (test/core/daily/signing.test.ts). */
export async function decide(turn: Turn, view: Decidable, { deed, comment }: Decision): Promise<Outcome> {
  const { speaker, now } = turn;
  const { daily } = view;
  const set = {
    state: deed,
    decidedById: speaker.id,
    decidedAt: now,
    comment,
    letterKey: null,
    updatedAt: now,
    version: daily.version + 1,
  };
  const after: Decidable = {
    ...view,
    daily: { ...daily, ...set, decidedName: speaker.name },
    deeds: [...view.deeds, { deed, who: speaker.name, at: now, comment }],
  };
  const writes: Write[] = [
    { update: "DailyReport", where: { id: daily.id, version: daily.version }, set, expect: 1 },
    await signature(turn, daily, { deed, comment, mark: view.mark }),
    ...(await tellRep(turn, after, { deed, comment })),
  ];
  const card = drawDaily(after, { reader: speaker, role: "decide" });
  return { reply: cardReply({ ...card, tone: "done" }), writes };
}

/** a named person's press, with its time, is the signature; `mark` says what was signed. */
async function signature(
  turn: Turn,
  daily: Daily,
  { deed, comment, mark }: Decision & { mark: number },
): Promise<Write> {
  return {
    insert: "Change",
    row: {
      id: await turn.database.nextId("change"),
      record: "dailyReport",
      recordId: daily.id,
      personId: turn.speaker.id,
      action: "edit",
      before: JSON.stringify({ state: daily.state }),
      after: JSON.stringify({ state: deed, comment, mark }),
      platform: turn.ask.actor.platform,
      at: turn.now,
    },
  };
}

async function tellRep(turn: Turn, { rep, daily, day }: Decidable, { deed, comment }: Decision): Promise<Write[]> {
  const address = await findAddress(turn, rep.id);
  if (!address) return [];
  const { dailies } = messagesFor(rep.locale);
  const say = { signed: dailies.signedTitle, returned: dailies.returnedTitle, unlocked: dailies.unlockedTitle }[deed];
  const title = say(turn.speaker.name, sayDay(day, dayOf(turn.now, rep.timezone), rep.locale));
  const see = button(dailies.see, { do: "daily", choice: `show:${day}:${rep.id}:apart` }, "primary");
  const parts: Part[] = [...(comment === null ? [] : [text(comment)]), buttons(see)];
  const tone = deed === "signed" ? "done" : "ask";
  const card: Card = { title, tone, summary: [title, comment].filter(Boolean).join(" "), parts };
  const calendar = await turn.calendars.find(rep.teamId, turn.now);
  const dueAt = workingInstant(calendar, turn.now);
  const key = `dailydecided:${daily.id}:${daily.version}`;
  return [letter({ address, card, locale: rep.locale, key, now: turn.now, dueAt })];
}
