// `/complaint list` with filters: mine, the team's, what is overdue, a step, a customer; the most delayed first.
import { button, buttons, cardReply, sayCard, sayStop, text } from "../cards.ts";
import { findReports } from "../access.ts";
import { sayDeadline } from "../calendar/say.ts";
import { findVisible } from "../find.ts";
import type { RecordType } from "../record.ts";
import type { Part, Row as ListRow } from "../reply.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { type Case, caseNumber, findCases } from "./found.ts";
import { labelOf, wordsFor } from "./said.ts";
import { STEPS, type Step, isOver } from "./steps.ts";

export type Filter = { isMine: boolean; isTeams: boolean; isOverdue: boolean; step: Step | null; typed: string };

/** The words that are filters, in any order; what is left is a customer. A step by its label or its code. */
export function readFilter(turn: Pick<Turn, "speaker">, line: string): Filter {
  const { filters, steps } = wordsFor(turn.speaker);
  const filter: Filter = { isMine: false, isTeams: false, isOverdue: false, step: null, typed: "" };
  const left: string[] = [];
  const isOne = (words: readonly string[], word: string) => words.includes(word.toLowerCase());
  for (const word of line.split(/[\s,，、]+/u).filter(Boolean)) {
    const step = STEPS.find((one) => one === word.toLowerCase() || steps[one] === word);
    if (isOne(filters.mine, word)) filter.isMine = true;
    else if (isOne(filters.team, word)) filter.isTeams = true;
    else if (isOne(filters.overdue, word)) filter.isOverdue = true;
    else if (step) filter.step = step;
    else left.push(word);
  }
  return { ...filter, typed: left.join(" ") };
}

type Where = Record<string, unknown>;

async function conditionsOf(turn: Turn, filter: Filter, customers: readonly number[] | null): Promise<Where[]> {
  const { id } = turn.speaker;
  const own = (people: number[]): Where => ({ OR: [{ assigneeId: { in: people } }, { reporterId: { in: people } }] });
  const conditions: Where[] = [];
  if (customers) conditions.push({ customerId: { in: [...customers] } });
  if (filter.step) conditions.push({ step: filter.step });
  if (filter.isMine) conditions.push(own([id]));
  if (filter.isTeams) {
    const below = own([id, ...(await findReports(turn.database, id))]);
    conditions.push(turn.speaker.teamId === null ? below : { OR: [below, { teamId: turn.speaker.teamId }] });
  }
  if (filter.isOverdue) {
    conditions.push({ status: "open" });
    conditions.push({
      OR: [
        { respondedAt: null, responseDueAt: { lte: turn.now } },
        { proposedAt: null, proposalDueAt: { lte: turn.now } },
      ],
    });
  }
  return conditions;
}

const MOST = 200;
const PAGE = 10;

export type Wanted = { line: string; page: number; customer: number | null };

/** Words that are no filter name a customer; an unknown one is said to be so. */
export async function listCases(turn: Turn, record: RecordType, wanted: Wanted): Promise<Outcome> {
  const words = wordsFor(turn.speaker);
  const filter = readFilter(turn, wanted.line);
  const customers = wanted.customer === null ? await customersNamed(turn, filter.typed) : [wanted.customer];
  if (filter.typed && !customers) {
    const { answer, records } = turn.messages;
    return sayStop(turn, answer.notFoundTitle, answer.notFound(records.complaint.name, filter.typed));
  }
  const where = { AND: await conditionsOf(turn, filter, customers) };
  const { found, total } = await findVisible(turn.database, turn.speaker, record, { where, take: MOST });
  const cases = await findCases(
    turn.database,
    found.map(({ id }) => id),
  );
  const sorted = cases.toSorted(byDelay);
  const what = sayFilter(turn, filter);
  if (total === 0)
    return sayCard(words.listTitle(what, 0), "plain", text(words.emptyList), text(words.listHint, "quiet"));
  const rows: ListRow[] = [];
  for (const one of sorted.slice(wanted.page * PAGE, (wanted.page + 1) * PAGE)) rows.push(await rowOf(turn, one));
  const title = words.listTitle(what, total);
  const parts: Part[] = [{ part: "rows", rows }, ...pagesOf(turn, { ...wanted, many: sorted.length })];
  return say(cardReply({ title, tone: "plain", summary: title, parts }));
}

/** All that the name fits: a list may hold the cases of several. Null: it fits none. */
async function customersNamed(turn: Turn, typed: string): Promise<number[] | null> {
  if (typed === "") return null;
  const { match } = await turn.lookUpFor(turn.speaker.id)([typed]);
  if (match.found === "one") return [match.customer.id];
  return match.found === "several" ? match.candidates.map(({ id }) => id) : null;
}

const FAR = Number.MAX_SAFE_INTEGER;

/** What is due next of a case that is carried, as an instant; null: nothing is, or the customer is waited for. */
function dueOf(found: Case): number | null {
  if (isOver(found.step)) return null;
  if (found.responseDueAt && !found.respondedAt) return found.responseDueAt.getTime();
  if (found.waitingSince || found.proposedAt) return null;
  return found.proposalDueAt?.getTime() ?? null;
}

/** Of those due at the same time the older one first; of those with nothing due the newer one. */
function byDelay(one: Case, other: Case): number {
  const [due, otherDue] = [dueOf(one) ?? FAR, dueOf(other) ?? FAR];
  return due - otherDue || (due === FAR ? other.id - one.id : one.id - other.id);
}

async function rowOf(turn: Turn, found: Case): Promise<ListRow> {
  const words = wordsFor(turn.speaker);
  const calendar = await turn.calendars.find(found.teamId, turn.now);
  const due = dueOf(found);
  const moment =
    due !== null &&
    sayDeadline(
      calendar,
      { receivedAt: found.receivedAt, dueAt: new Date(due) },
      {
        messages: turn.messages,
        timezone: turn.speaker.timezone,
        today: turn.today,
      },
    );
  const detail = [
    labelOf(words.steps, found.step),
    found.waitingSince && words.waiting,
    found.assigneeName ? words.holds(found.assigneeName) : words.fact.nobody,
    found.satisfaction === null ? null : turn.messages.caseFile.listed(found.satisfaction),
    moment && words.due((due ?? FAR) <= turn.now.getTime() ? words.overdue(moment) : moment),
    found.description,
  ];
  return {
    title: `${caseNumber(found)} ${found.customerName}`,
    detail: detail.filter(Boolean).join(" · "),
    button: button(turn.messages.answer.show, { do: "show", record: "complaint", id: found.id }),
  };
}

function sayFilter(turn: Turn, { isMine, isTeams, isOverdue, step, typed }: Filter): string {
  const { filterNames, steps } = wordsFor(turn.speaker);
  const said = [isMine && filterNames.mine, isTeams && filterNames.team, isOverdue && filterNames.overdue];
  return [...said, step && steps[step], typed].filter(Boolean).join(turn.messages.answer.comma);
}

type Pages = Wanted & { many: number };

/** The filter goes with the button, as words after the page. */
function pagesOf(turn: Turn, { page, line, customer, many }: Pages): Part[] {
  const { answer } = turn.messages;
  const id = customer === null ? {} : { id: customer };
  const turnPage = (label: string, to: number) =>
    button(label, { do: "list", record: "complaint", choice: `${to} ${line}`.trim().slice(0, 200), ...id });
  const pages = [
    ...(page > 0 ? [turnPage(answer.previousPage, page - 1)] : []),
    ...((page + 1) * PAGE < many ? [turnPage(answer.nextPage, page + 1)] : []),
  ];
  return pages.length ? [buttons(...pages)] : [];
}
