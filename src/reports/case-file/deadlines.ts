// The two deadlines of a case, and whether they were kept (C-21).
import { sayDeadline } from "../../core/calendar/say.ts";
import type { CaseFile } from "../../core/case/file.ts";
import type { Stand } from "../../core/case/rounds.ts";
import { messagesFor } from "../../core/messages/index.ts";
import type { Row } from "./paper.ts";

/** As they stood when the case was first carried. */
export function deadlineRows(file: CaseFile): Row[] {
  const { complaint } = messagesFor(file.reader.locale).caseFile;
  const [first] = file.rounds;
  if (!first) return [];
  const { stand } = first;
  return [
    { label: complaint.responseDue, value: sayDue(file, stand, stand.responseDueAt) },
    { label: complaint.proposalDue, value: sayDue(file, stand, stand.proposalDueAt) },
  ];
}

/** With the year: a file is read long after. */
const LONG_AGO = "0001-01-01";

export function sayDue(file: CaseFile, stand: Stand, dueAt: Date | null): string | null {
  if (dueAt === null) return null;
  const { reader, calendar } = file;
  const telling = {
    messages: messagesFor(reader.locale),
    timezone: reader.timezone,
    today: LONG_AGO,
  };
  return sayDeadline(calendar, { receivedAt: stand.reopenedAt ?? stand.receivedAt, dueAt }, telling);
}

type Clock = { dueAt: Date | null; keptAt: Date | null };

/** What stands beside the moment at which it was done, or should have been. Null: nothing was due. */
export function sayKept(file: CaseFile, stand: Stand, { dueAt, keptAt }: Clock): string | null {
  const { caseFile } = messagesFor(file.reader.locale);
  const due = sayDue(file, stand, dueAt);
  if (dueAt === null || due === null) return null;
  if (keptAt !== null) return keptAt <= dueAt ? caseFile.within(due) : caseFile.late(due);
  const isStanding = stand.waitingSince !== null || stand.closedAt !== null;
  return dueAt < file.made.at && !isStanding ? caseFile.overdue(due) : caseFile.notYet(due);
}
