// What a deed changes in a complaint's columns. Pure: the calendar and the instant come in.
import { dueAfterPause } from "../calendar/pause.ts";
import type { Calendar } from "../calendar/working-time.ts";
import type { Row } from "../store/database.ts";
import type { Case } from "./found.ts";
import type { Climber, Decision } from "./ladder.ts";
import { type Deed, RULES } from "./steps.ts";

/** What was given with a deed. */
export type Given = {
  words?: string;
  person?: { id: number; name: string };
  amountFen?: number | null;
  cause?: string;
  fault?: string;
  severity?: string;
  nature?: string;
  satisfaction?: number;
};

/** `origin`: the message that it was said in; it stands in the entry, so that its edits are followed. */
export type Wanted = { id: number; deed: Deed; given: Given; origin?: { chat: string; message: string; at: Date } };

export type Doing = {
  deed: Deed;
  given: Given;
  personId: number;
  now: Date;
  calendar: Calendar;
  /** Of a proposal, new or changed: who releases it. */
  decision?: Decision;
  /** Of an escalation: who is asked next. */
  climber?: Climber;
  /** Of an assignment to somebody who is away: who stands in. */
  away?: { standIn: { id: number; name: string } | null };
  /** Of a changed severity: the deadlines that follow. */
  following?: Row;
};

/** C-21: a case that was taken up again gets a proposal within the same time as a new one. */
const PROPOSAL_DAYS = 3;

type Changer = (found: Case, doing: Doing) => Row;

const resumed = ({ waitingSince, proposalDueAt, proposedAt }: Case, { now, calendar }: Doing): Row => ({
  status: "open",
  waitingSince: null,
  ...(waitingSince &&
    proposalDueAt &&
    !proposedAt && { proposalDueAt: dueAfterPause(calendar, { dueAt: proposalDueAt, pausedAt: waitingSince, now }) }),
});

/** A deed that leads on ends the waiting. */
const onward = (found: Case, doing: Doing): Row => (found.waitingSince ? resumed(found, doing) : {});

/** Of a deed that leads past the response: whoever proposes has responded. */
const responded = ({ respondedAt }: Case, now: Date): Row => (respondedAt ? {} : { respondedAt: now });

const words = ({ given }: Doing): string | null => given.words?.trim() || null;

const assessed = ({ given }: Doing): Row => ({
  ...(given.cause && { cause: given.cause }),
  ...(given.fault && { fault: given.fault }),
});

const undecided: Row = { deciderId: null, releasedAt: null };

const CHANGERS: Record<Deed, Changer> = {
  claim: (_found, { personId }) => ({ assigneeId: personId }),
  assign: (_found, { given, personId }) => ({ assigneeId: given.person?.id ?? personId }),
  respond: (_found, { now }) => ({ respondedAt: now }),
  assess: (_found, doing) => ({
    ...assessed(doing),
    ...(doing.given.severity && { severity: doing.given.severity }),
    ...doing.following,
  }),
  propose: (found, doing) => ({
    ...onward(found, doing),
    ...responded(found, doing.now),
    ...assessed(doing),
    proposal: words(doing),
    proposalFen: fenOf(doing.given.amountFen ?? null),
    proposerId: doing.personId,
    proposedAt: found.proposedAt ?? doing.now,
    ...releaseOf(doing),
  }),
  approve: (_found, { now }) => ({ deciderId: null, releasedAt: now }),
  change: (found, doing) => ({
    ...releaseOf(doing),
    proposal: words(doing) ?? found.proposal,
    proposalFen: fenOf(doing.given.amountFen ?? null),
  }),
  decline: () => ({ ...undecided, proposedAt: null }),
  agree: (found, doing) => onward(found, doing),
  execute: (found, doing) => onward(found, doing),
  wait: (_found, { now }) => ({ status: "waiting", waitingSince: now }),
  resume: resumed,
  resolve: (found, doing) => ({ ...onward(found, doing), resolvedAt: doing.now }),
  close: (found, doing) => ({
    status: "closed",
    waitingSince: null,
    deciderId: null,
    closedAt: doing.now,
    resolvedAt: found.resolvedAt ?? doing.now,
    satisfaction: doing.given.satisfaction ?? null,
    closingWords: words(doing),
    ...assessed(doing),
  }),
  reopen: (found, { now, calendar }) => ({
    ...undecided,
    ...responded(found, now),
    level: 1,
    status: "open",
    reopenedAt: now,
    closedAt: null,
    resolvedAt: null,
    reviewedAt: null,
    proposedAt: null,
    // What was proposed and said the last time stands in the history and in its file (rounds.ts).
    proposal: null,
    proposalFen: null,
    proposerId: null,
    satisfaction: null,
    closingWords: null,
    review: null,
    proposalDueAt: calendar.deadlineOf(now, PROPOSAL_DAYS),
  }),
  review: (_found, doing) => ({ review: words(doing), reviewedAt: doing.now }),
  escalate: (found, { climber }) => ({ level: climber?.level ?? found.level }),
  judge: (_found, doing) => ({ nature: doing.given.nature ?? "genuine", natureReason: words(doing) }),
};

const fenOf = (amount: number | null): bigint | null => (amount === null ? null : BigInt(amount));

const releaseOf = ({ decision, now }: Doing): Row =>
  decision?.by === "other" ? { deciderId: decision.person.id, releasedAt: null } : { deciderId: null, releasedAt: now };

/** It asks somebody else, whose silence counts from now. */
function isAsking({ deed, decision, given, personId }: Doing): boolean {
  if (deed === "propose" || deed === "change") return decision?.by === "other";
  if (deed === "assign") return given.person !== undefined && given.person.id !== personId;
  return deed === "escalate" || deed === "decline" || deed === "reopen";
}

/** The case goes on, whoever did it: nobody was silent. */
const isSignOfLife = (doing: Doing) => doing.deed !== "judge" && !isAsking(doing);

/** The columns that a deed changes, its step included. */
export function changesOf(found: Case, doing: Doing): Row {
  const { to } = RULES[doing.deed];
  return {
    ...(to !== null && { step: to }),
    ...CHANGERS[doing.deed](found, doing),
    // An answer to what was asked before is none to this.
    ...(isAsking(doing) && { askedAt: doing.now, answeredAt: null }),
    ...(isSignOfLife(doing) && { answeredAt: doing.now }),
    // What is due of it is another thing now.
    watchAt: doing.now,
  };
}
