// The report of a day, one's own or that of somebody whose records one may see; as a card or as a sheet.
import { button, card, cardReply, sayCard, sayStop, text } from "../cards.ts";
import { exampleOf } from "../look.ts";
import { maySeePlans } from "../plan/show.ts";
import { sayDay } from "../reading/say.ts";
import type { Attachment, Row } from "../reply.ts";
import { type Outcome, type Turn, recordNamed, say } from "../turn.ts";
import { type Role, drawDaily, titleOf } from "./draw.ts";
import { findDeeds, findLatestDailies } from "./find.ts";
import { mayDecide } from "./rights.ts";
import { sayDeed } from "./say.ts";
import { writeDailySheet } from "./sheet.ts";
import { type DailyView, findDailyView } from "./view.ts";

const MOST_LISTED = 14;

export const sayUnseen = (turn: Turn): Outcome =>
  sayStop(turn, turn.messages.answer.notFoundTitle, turn.messages.plans.notYours(""));

/** The view, or the answer that says why not. */
async function findSeen(turn: Turn, repId: number, day: string): Promise<DailyView | Outcome> {
  const view = (await maySeePlans(turn, repId)) ? await findDailyView(turn, repId, day) : null;
  if (!view) return sayUnseen(turn);
  const { dailies } = turn.messages;
  if (day <= view.today) return view;
  return sayStop(turn, dailies.futureTitle, dailies.futureDay(sayDay(day, turn.today, turn.speaker.locale)));
}

export async function showDaily(turn: Turn, repId: number, day: string): Promise<Outcome> {
  const view = await findSeen(turn, repId, day);
  return "reply" in view ? view : say(cardReply(await cardOf(turn, view)));
}

/** As this reader sees it. */
export async function cardOf(turn: Turn, view: DailyView, note?: string) {
  const visit = recordNamed(turn, "visit");
  const example = visit ? `${visit.command} ${exampleOf(turn, visit)}` : "";
  return drawDaily(view, { reader: turn.speaker, role: await roleOf(turn, view), example, ...(note && { note }) });
}

async function roleOf(turn: Turn, { rep, daily }: DailyView): Promise<Role> {
  if (rep.id === turn.speaker.id) return "own";
  return daily && (await mayDecide(turn, daily)) ? "decide" : "look";
}

const MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** `/daily 2026-11-23 xlsx`. To a press the card stays as it is, with the file beside it. */
export async function fileDaily(turn: Turn, repId: number, day: string): Promise<Outcome> {
  const view = await findSeen(turn, repId, day);
  if ("reply" in view) return view;
  const { locale } = turn.speaker;
  const isOwn = repId === turn.speaker.id;
  const file: Attachment = {
    name: `daily-${day}${isOwn ? "" : `-${view.rep.name}`}.xlsx`,
    mime: MIME,
    bytes: await writeDailySheet(view, turn.speaker),
  };
  const title = turn.messages.dailies.fileTitle(titleOf(view, { locale, timezone: turn.speaker.timezone }, isOwn));
  return say({ reply: "file", file, card: card(title, "done", []), isBeside: true });
}

/** One's own latest reports, and where each stands. */
export async function listDailies(turn: Turn): Promise<Outcome> {
  const { dailies, answer } = turn.messages;
  const { speaker, today } = turn;
  const found = await findLatestDailies(turn.database, speaker.id, MOST_LISTED);
  if (found.length === 0) return sayCard(dailies.listTitle, "plain", text(dailies.listEmpty));
  const rows: Row[] = [];
  for (const { id, day, state } of found) {
    const last = (await findDeeds(turn.database, id)).at(-1);
    const isDecided = last !== undefined && last.deed === state;
    const detail = isDecided ? sayDeed(last, speaker) : dailies.listStates[state];
    const see = { do: "daily" as const, choice: `show:${day}:${speaker.id}:apart` };
    rows.push({ title: sayDay(day, today, speaker.locale), detail, button: button(answer.show, see) });
  }
  return sayCard(dailies.listTitle, "plain", { part: "rows", rows });
}
