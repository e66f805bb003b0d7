// The steps of a case and the deeds that lead from one to the next: a table (C-10, C-11; ISO 10002). Pure.

export const STEPS = [
  "received",
  "acknowledged",
  "assessing",
  "proposed",
  "agreed",
  "executing",
  "closed",
  "reviewed",
] as const;
export type Step = (typeof STEPS)[number];

export const DEEDS = [
  "claim",
  "respond",
  "assess",
  "approve",
  "change",
  "decline",
  "propose",
  "agree",
  "execute",
  "resolve",
  "close",
  "review",
  "reopen",
  "wait",
  "resume",
  "assign",
  "escalate",
  "judge",
] as const;
export type Deed = (typeof DEEDS)[number];

/** `line`: a manager above the reporter or the holder, or a director. `decider`: who may release the proposal. */
export const CASE_ROLES = ["holder", "cs", "reporter", "line", "decider"] as const;
export type CaseRole = (typeof CASE_ROLES)[number];

/** What a case is at, as far as its deeds ask. */
export type CaseState = {
  step: Step;
  isWaiting: boolean;
  isHeld: boolean;
  /** The proposal waits for somebody's decision. */
  isAsked: boolean;
  isReleased: boolean;
  isVexatious: boolean;
  closedAt: Date | null;
};

/** Why a deed is refused although step and person fit. */
export type Hindrance = "held" | "waiting" | "notWaiting" | "notAsked" | "asked" | "notReleased" | "tooLate";

type Rule = {
  from: readonly Step[];
  /** Null: the step stays. */
  to: Step | null;
  who: readonly CaseRole[];
  hinders?: (state: CaseState, now: Date) => Hindrance | null;
};

const OPEN = ["received", "acknowledged", "assessing", "proposed", "agreed", "executing"] as const;
const CARRIERS = ["holder", "cs", "line"] as const;
const EVERYONE = ["holder", "cs", "reporter", "line"] as const;

/** A closed case may be taken up again for so many days, under its number and with its file. */
export const REOPEN_DAYS = 30;
const DAY_MS = 86_400_000;

const unreleased = ({ step, isReleased, isAsked }: CaseState): Hindrance | null =>
  step === "proposed" && !isReleased ? (isAsked ? "asked" : "notReleased") : null;
const undecided = ({ isAsked }: CaseState): Hindrance | null => (isAsked ? null : "notAsked");

/** The deeds in the order in which a card offers them. */
export const RULES: Record<Deed, Rule> = {
  claim: { from: OPEN, to: null, who: ["cs", "line"], hinders: ({ isHeld }) => (isHeld ? "held" : null) },
  respond: { from: ["received"], to: "acknowledged", who: EVERYONE },
  assess: { from: ["acknowledged", "assessing"], to: "assessing", who: CARRIERS },
  approve: { from: ["proposed"], to: null, who: ["decider"], hinders: undecided },
  change: { from: ["proposed"], to: null, who: ["decider"], hinders: undecided },
  decline: { from: ["proposed"], to: "assessing", who: ["decider"], hinders: undecided },
  propose: { from: ["acknowledged", "assessing", "proposed"], to: "proposed", who: CARRIERS },
  agree: { from: ["proposed"], to: "agreed", who: EVERYONE, hinders: unreleased },
  execute: { from: ["agreed"], to: "executing", who: EVERYONE },
  resolve: { from: ["proposed", "agreed", "executing"], to: "executing", who: EVERYONE, hinders: unreleased },
  close: { from: ["agreed", "executing"], to: "closed", who: CARRIERS },
  review: { from: ["closed"], to: "reviewed", who: CARRIERS },
  reopen: {
    from: ["closed", "reviewed"],
    to: "assessing",
    who: EVERYONE,
    hinders: ({ closedAt }, now) =>
      closedAt && now.getTime() - closedAt.getTime() > REOPEN_DAYS * DAY_MS ? "tooLate" : null,
  },
  wait: { from: OPEN, to: null, who: EVERYONE, hinders: ({ isWaiting }) => (isWaiting ? "waiting" : null) },
  resume: { from: OPEN, to: null, who: EVERYONE, hinders: ({ isWaiting }) => (isWaiting ? null : "notWaiting") },
  assign: { from: OPEN, to: null, who: CARRIERS },
  escalate: { from: OPEN, to: null, who: EVERYONE },
  judge: { from: STEPS, to: null, who: ["line"] },
};

/** From where a deed is possible now: one that was judged vexatious may be closed from any open step. */
const stepsOf = (deed: Deed, { isVexatious }: CaseState): readonly Step[] =>
  deed === "close" && isVexatious ? OPEN : RULES[deed].from;

export type Refusal = { why: "step" } | { why: "role"; who: readonly CaseRole[] } | { why: Hindrance };

/** Null: it may be done. A wrong step is said before a missing right (test/core/case/steps.test.ts). */
export function refusalOf(
  deed: Deed,
  { state, roles, now }: { state: CaseState; roles: readonly CaseRole[]; now: Date },
): Refusal | null {
  const rule = RULES[deed];
  if (!stepsOf(deed, state).includes(state.step)) return { why: "step" };
  const hindrance = rule.hinders?.(state, now) ?? null;
  // That somebody else holds or has decided it is worth more to be told than that one had no right.
  if (hindrance === "held" || hindrance === "notAsked") return { why: hindrance };
  if (!rule.who.some((role) => roles.includes(role))) return { why: "role", who: rule.who };
  return hindrance && { why: hindrance };
}

/** What somebody with these roles may do now, in the table's order. */
export const possibleDeeds = (state: CaseState, roles: readonly CaseRole[], now: Date): Deed[] =>
  DEEDS.filter((deed) => refusalOf(deed, { state, roles, now }) === null);

export const isDeed = (text: string | undefined): text is Deed => DEEDS.some((deed) => deed === text);

/** The case is no longer carried by anybody. */
export const isOver = (step: Step): boolean => step === "closed" || step === "reviewed";
