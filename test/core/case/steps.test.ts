// The table of deeds: every deed in every step by every role is either allowed or refused with its reason.
import { describe, expect, it } from "vitest";
import {
  CASE_ROLES,
  type CaseRole,
  type CaseState,
  DEEDS,
  type Deed,
  STEPS,
  type Step,
  possibleDeeds,
  refusalOf,
} from "../../../src/core/case/steps.ts";

const NOW = new Date("2026-11-18T02:00:00Z");
const stateAt = (step: Step, more: Partial<CaseState> = {}): CaseState => ({
  step,
  isWaiting: false,
  isHeld: false,
  isAsked: false,
  isReleased: true,
  isVexatious: false,
  closedAt: step === "closed" || step === "reviewed" ? new Date("2026-11-01T02:00:00Z") : null,
  ...more,
});

// As a colleague would say it, apart from the program's own table: h holder, c customer service, r reporter, l line, d decider.
const ROLES: Record<string, CaseRole> = { h: "holder", c: "cs", r: "reporter", l: "line", d: "decider" };
const open = "received acknowledged assessing proposed agreed executing";
const TABLE: Record<Deed, [steps: string, roles: string, more?: Partial<CaseState>]> = {
  claim: [open, "cl"],
  respond: ["received", "hcrl"],
  assess: ["acknowledged assessing", "hcl"],
  approve: ["proposed", "d", { isAsked: true, isReleased: false }],
  change: ["proposed", "d", { isAsked: true, isReleased: false }],
  decline: ["proposed", "d", { isAsked: true, isReleased: false }],
  propose: ["acknowledged assessing proposed", "hcl"],
  agree: ["proposed", "hcrl"],
  execute: ["agreed", "hcrl"],
  resolve: ["proposed agreed executing", "hcrl"],
  close: ["agreed executing", "hcl"],
  review: ["closed", "hcl"],
  reopen: ["closed reviewed", "hcrl"],
  wait: [open, "hcrl"],
  resume: [open, "hcrl", { isWaiting: true }],
  assign: [open, "hcl"],
  escalate: [open, "hcrl"],
  judge: [STEPS.join(" "), "l"],
};

const cases = DEEDS.flatMap((deed) => STEPS.flatMap((step) => CASE_ROLES.map((role) => [deed, step, role] as const)));

describe("a deed", () => {
  it.each(cases)("%s in the step %s by the role %s", (deed, step, role) => {
    const [steps, roles, more] = TABLE[deed];
    const isStep = steps.split(" ").includes(step);
    const isRole = [...roles].some((letter) => ROLES[letter] === role);
    const refusal = refusalOf(deed, { state: stateAt(step, more), roles: [role], now: NOW });
    if (!isStep) expect(refusal).toEqual({ why: "step" });
    else if (isRole) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ why: "role" });
  });

  it.each(DEEDS)("%s is nothing for somebody without a role", (deed) => {
    for (const step of STEPS) {
      expect(refusalOf(deed, { state: stateAt(step), roles: [], now: NOW })).not.toBeNull();
      expect(possibleDeeds(stateAt(step), [], NOW)).toEqual([]);
    }
  });

  it.each<[string, [Deed, Step, Partial<CaseState>, string | null]]>([
    ["a case that is held is not claimed", ["claim", "received", { isHeld: true }, "held"]],
    ["waiting twice", ["wait", "assessing", { isWaiting: true }, "waiting"]],
    ["going on without having waited", ["resume", "assessing", {}, "notWaiting"]],
    ["deciding what nobody asked", ["approve", "proposed", {}, "notAsked"]],
    ["agreed before it is approved", ["agree", "proposed", { isAsked: true, isReleased: false }, "asked"]],
    ["resolved before it is approved", ["resolve", "proposed", { isAsked: true, isReleased: false }, "asked"]],
    ["agreed to what was never released", ["agree", "proposed", { isReleased: false }, "notReleased"]],
    ["reopened on the 30th day", ["reopen", "closed", { closedAt: new Date(NOW.getTime() - 30 * 86_400_000) }, null]],
    ["reopened after it", ["reopen", "closed", { closedAt: new Date(NOW.getTime() - 30 * 86_400_000 - 1) }, "tooLate"]],
    ["a vexatious one closed at once", ["close", "received", { isVexatious: true }, null]],
    ["a genuine one not", ["close", "received", {}, "step"]],
  ])("%s", (_case, [deed, step, more, why]) => {
    const refusal = refusalOf(deed, { state: stateAt(step, more), roles: [...CASE_ROLES], now: NOW });
    expect(refusal?.why ?? null).toBe(why);
  });

  it("is offered where it is possible, the one that leads on first", () => {
    expect(possibleDeeds(stateAt("received"), ["cs"], NOW)).toEqual(["claim", "respond", "wait", "assign", "escalate"]);
    expect(possibleDeeds(stateAt("closed"), ["reporter"], NOW)).toEqual(["reopen"]);
  });
});
