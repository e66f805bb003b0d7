// A case looked at: its card for whoever looks, and its timeline with dates, the first wording included.
import { button, cardReply, text } from "../cards.ts";
import { type Found, findOne } from "../find.ts";
import type { Button, Part } from "../reply.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { drawCase } from "./card.ts";
import { type Entry, findEntries } from "./entries.ts";
import { type Case, caseRecord, findCase, findRoles } from "./found.ts";
import { type Reader, labelOf, sayFile, sayWhen, wordsFor } from "./said.ts";
import type { CaseRole } from "./steps.ts";
import { findEdits, findWordings } from "./wordings.ts";

/** A card holds about fifty blocks; the whole file is exported. */
const MOST = 40;

/** Null: there is no such case. Whether the speaker may see it has been asked before. */
export async function showCase(turn: Turn, { id }: Pick<Found, "id">): Promise<Outcome | null> {
  const found = await findCase(turn.database, id);
  if (!found) return null;
  const roles = await findRoles(turn, found);
  const calendar = await turn.calendars.find(found.teamId, turn.now);
  const { parts, ...drawn } = drawCase(found, { reader: turn.speaker, calendar, now: turn.now }, roles);
  const edit = [exportButton(turn, found), ...(await editButton(turn, found))];
  const shown = parts.map((part) => (part.part === "buttons" ? withEdit(part, edit) : part));
  const all = [...shown, ...judged(found, turn.speaker, roles), ...(await timelineOf(turn, found, roles))];
  return say(cardReply({ ...drawn, parts: all.filter((part) => part.part !== "buttons" || part.buttons.length > 0) }));
}

const exportButton = ({ messages }: Turn, { id }: Case): Button =>
  button(messages.caseFile.button, { do: "export", record: "complaint", id });

/** To whoever has a part in it for now only: a decider, a stand-in. Null: the speaker has none. */
export async function showInvolved(turn: Turn, id: number): Promise<Outcome | null> {
  const found = await findCase(turn.database, id);
  const roles = found ? await findRoles(turn, found) : [];
  return roles.length ? showCase(turn, { id }) : null;
}

/** The record's own fields are changed by its form, by whoever may. */
async function editButton(turn: Turn, { id, undoneAt }: Case): Promise<Button[]> {
  const record = caseRecord(turn);
  const mayEdit = record && !undoneAt && (await findOne(turn.database, turn.speaker, { record, id, right: "change" }));
  return mayEdit ? [button(turn.messages.answer.edit, { do: "edit", record: record.name, id })] : [];
}

/** The timeline stands below: no button leads to it. */
const withEdit = (part: Extract<Part, { part: "buttons" }>, edit: readonly Button[]): Part => ({
  part: "buttons",
  buttons: [...part.buttons.filter(({ action }) => action.do !== "show"), ...edit],
});

export const mayJudge = (roles: readonly CaseRole[]) => roles.includes("line");

/** Nature and its reason are for managers, who may also judge it here. */
function judged(found: Case, reader: Reader, roles: readonly CaseRole[]): Part[] {
  if (!mayJudge(roles) || found.undoneAt) return [];
  const { fact, natures, deeds } = wordsFor(reader);
  const value = [labelOf(natures, found.nature), found.natureReason].filter(Boolean).join(" · ");
  const judge = button(deeds.judge, { do: "deed", record: "complaint", id: found.id, choice: "judge" });
  return [
    { part: "facts", facts: [{ label: fact.nature, value }] },
    { part: "buttons", buttons: [judge] },
  ];
}

type Line = { at: Date; id: number; words: string };

async function timelineOf(turn: Turn, found: Case, roles: readonly CaseRole[]): Promise<Part[]> {
  const words = wordsFor(turn.speaker);
  const all = await findEntries(turn.database, found.id);
  const entries = all.filter(({ deed }) => deed !== "judge" || mayJudge(roles));
  const earlier = await findWordings(turn.database, entries);
  const said = entries.map((entry): Line => {
    const { at, id } = entry;
    return {
      at,
      id,
      words: sayEntry(
        entry,
        turn.speaker,
        (earlier.get(id) ?? []).map((wording) => wording.text),
      ),
    };
  });
  const lines = [...said, ...(await findEdits(turn, found))].toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id,
  );
  const more = lines.length > MOST ? [text(words.moreEntries(lines.length - MOST), "quiet")] : [];
  const shown = lines.slice(-MOST).map((line) => text(line.words));
  return [{ part: "divider" }, text(words.timeline, "strong"), ...more, ...shown];
}

/** One line: when, who, what; edits with what was said before, deletions with what was deleted. */
export function sayEntry(entry: Entry, reader: Reader, before: readonly string[]): string {
  const words = wordsFor(reader);
  const when = sayWhen(entry.at, reader);
  const who = entry.author ?? words.unknownAuthor;
  const mark = (said: string) => (entry.isEvidence ? `${words.evidenceMark}${said}` : said);
  if (entry.kind === "deed") {
    const did = labelOf(words.did, entry.deed);
    return words.entryDeed(when, who, mark(entry.text ? `${did} ${entry.text}` : did));
  }
  const said = entry.kind === "file" ? sayFile(entry, reader) : entry.text;
  const edited = entry.editedAt ? words.edited(said, before) : said;
  return words.entry(when, who, mark(entry.deletedAt ? words.deleted(edited) : edited));
}
