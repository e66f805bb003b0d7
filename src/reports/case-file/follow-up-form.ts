// The follow-up form (ISO 10002, Annex: follow-up of a complaint): from the answer to the customer to what we change.
import type { Entry } from "../../core/case/entries.ts";
import type { CaseFile } from "../../core/case/file.ts";
import type { Round } from "../../core/case/rounds.ts";
import { labelOf } from "../../core/case/said.ts";
import type { Deed } from "../../core/case/steps.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { sayMoney } from "../../core/reading/say.ts";
import { authorOf } from "./complaint-form.ts";
import { sayKept } from "./deadlines.ts";
import { sayAt, sayNear } from "./instants.ts";
import type { Form, Note, Row } from "./paper.ts";

type Telling = { file: CaseFile; round: Round };

/** One form for each time that the case was carried. */
export function followUpForms(file: CaseFile): Form[] {
  const { forms } = messagesFor(file.reader.locale).caseFile;
  return file.rounds.map((round, at) => {
    const telling = { file, round };
    const rows = [
      ...reopenedRows(telling),
      ...holderRows(telling),
      ...respondedRows(telling),
      ...assessmentRows(telling),
      ...proposalRows(telling),
      ...executionRows(telling),
      ...closingRows(telling),
    ];
    return { heading: file.rounds.length > 1 ? forms.followUpAgain(at + 1) : forms.followUp, rows };
  });
}

const wordsOf = ({ file }: Telling) => messagesFor(file.reader.locale).caseFile;

const lastOf = ({ round }: Telling, ...deeds: readonly Deed[]): Entry | undefined =>
  round.deeds.findLast(({ deed }) => deeds.some((one) => one === deed));

function byOf({ file }: Telling, entry: Entry | undefined): { by?: string } {
  const { by } = messagesFor(file.reader.locale).caseFile;
  return entry ? { by: by(authorOf(entry, file.reader), sayAt(entry.at, file.reader)) } : {};
}

function reopenedRows(telling: Telling): Row[] {
  const entry = telling.round.deeds.find(({ deed }) => deed === "reopen");
  if (!entry) return [];
  return [{ label: wordsOf(telling).followUp.reopened, value: entry.text || null, ...byOf(telling, entry) }];
}

/** Of an earlier time only those are known who did something in it. */
function holderRows(telling: Telling): Row[] {
  const { round, file } = telling;
  return round.isLast ? [{ label: wordsOf(telling).followUp.holder, value: file.found.assigneeName }] : [];
}

/** Of a case that was taken up again the customer had his answer the first time. */
function respondedRows(telling: Telling): Row[] {
  const { file, round } = telling;
  const { stand } = round;
  if (stand.reopenedAt && stand.respondedAt && stand.respondedAt < stand.reopenedAt) return [];
  const { followUp } = wordsOf(telling);
  const entry = lastOf(telling, "respond");
  const kept = sayKept(file, stand, { dueAt: stand.responseDueAt, keptAt: stand.respondedAt });
  const value = stand.respondedAt && [sayAt(stand.respondedAt, file.reader), entry?.text].filter(Boolean).join("\n");
  const by = [entry ? authorOf(entry, file.reader) : "", kept].filter(Boolean).join(" · ");
  return [{ label: followUp.responded, value: value || null, ...(by && { by }) }];
}

function assessmentRows(telling: Telling): Row[] {
  const { file, round } = telling;
  const { followUp } = wordsOf(telling);
  const { cases, records } = messagesFor(file.reader.locale);
  const { severity, cause, fault } = round.stand;
  return [
    { label: followUp.severity, value: labelOf(records.complaint.choices.severity, severity) },
    { label: followUp.cause, value: cause, ...byOf(telling, lastOf(telling, "assess")) },
    { label: followUp.fault, value: fault && labelOf(cases.faults, fault) },
  ];
}

function proposalRows(telling: Telling): Row[] {
  const { file, round } = telling;
  const { stand } = round;
  const { followUp } = wordsOf(telling);
  const { proposal, proposalFen } = stand;
  const kept = sayKept(file, stand, { dueAt: stand.proposalDueAt, keptAt: stand.proposedAt });
  const { by } = byOf(telling, lastOf(telling, "propose"));
  const beside = [proposal && by, kept].filter(Boolean).join(" · ");
  return [
    { label: followUp.proposal, value: proposal, ...(beside && { by: beside }) },
    { label: followUp.cost, value: proposalFen === null ? null : sayMoney(Number(proposalFen), file.reader.locale) },
    decidedRow(telling),
    { label: followUp.agreed, ...momentOf(telling, "agree") },
  ];
}

/** Who decided last; within his own authority nobody is asked. */
function decidedRow(telling: Telling): Row {
  const { file, round } = telling;
  const { followUp, ...words } = wordsOf(telling);
  const { did } = messagesFor(file.reader.locale).cases;
  const decision = lastOf(telling, "approve", "change", "decline");
  const { deciderId, deciderName } = file.found;
  if (round.isLast && deciderId !== null)
    return { label: followUp.decided, value: words.waitingFor(deciderName ?? words.nobody) };
  if (decision) {
    // What was decided on stands above; why it was declined stands nowhere else.
    const why = decision.deed === "decline" ? decision.text : "";
    const value = [labelOf(did, decision.deed), why].filter(Boolean).join(" ");
    return { label: followUp.decided, value, ...byOf(telling, decision) };
  }
  return { label: followUp.decided, value: round.stand.releasedAt && round.stand.proposal ? words.ownAuthority : null };
}

/** When it was done, by whom, and what was said with it. */
function momentOf(telling: Telling, deed: Deed): Pick<Row, "value" | "by"> {
  const entry = lastOf(telling, deed);
  if (!entry) return { value: null };
  const { reader } = telling.file;
  return entry.text
    ? { value: entry.text, ...byOf(telling, entry) }
    : { value: sayAt(entry.at, reader), by: authorOf(entry, reader) };
}

function executionRows(telling: Telling): Row[] {
  const { followUp } = wordsOf(telling);
  return [
    ...waitedRows(telling),
    { label: followUp.executed, ...momentOf(telling, "execute") },
    { label: followUp.resolved, ...momentOf(telling, "resolve") },
  ];
}

/** Each time that the customer was waited for: any deed that leads on ends it. */
function waitedRows(telling: Telling): Row[] {
  const { file, round } = telling;
  const { followUp, waited, times } = wordsOf(telling);
  const notes = round.deeds.flatMap((entry, at): Note[] => {
    if (entry.deed !== "wait") return [];
    const end = round.deeds.slice(at + 1).find(({ deed }) => ENDS_WAITING.includes(deed));
    return [
      {
        label: waited(sayAt(entry.at, file.reader), end ? sayNear(end.at, entry.at, file.reader) : null),
        text: entry.text,
      },
    ];
  });
  return notes.length ? [{ label: followUp.waited, value: times(notes.length), notes }] : [];
}

const ENDS_WAITING: readonly Entry["deed"][] = ["resume", "propose", "agree", "execute", "resolve", "close"];

function closingRows(telling: Telling): Row[] {
  const { file, round } = telling;
  const { stand } = round;
  const { followUp, ...words } = wordsOf(telling);
  const { scores } = messagesFor(file.reader.locale).cases.form;
  const closing = lastOf(telling, "close");
  const labelled =
    stand.satisfaction === null ? null : labelOf(scores, String(stand.satisfaction)).replace(/^\d\s*/u, "");
  return [
    {
      label: followUp.closed,
      value: stand.closedAt && sayAt(stand.closedAt, file.reader),
      ...(closing && { by: authorOf(closing, file.reader) }),
    },
    {
      label: followUp.satisfaction,
      value: stand.satisfaction === null ? null : words.score(stand.satisfaction, labelled ?? ""),
    },
    { label: followUp.closingWords, value: stand.closingWords },
    { label: followUp.review, value: stand.review, ...(stand.review ? byOf(telling, lastOf(telling, "review")) : {}) },
  ];
}
