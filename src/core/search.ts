// /find: a record by its number, or customers by whatever is remembered of their names.
import { button, cardReply, sayStop } from "./cards.ts";
import { suggestCustomers } from "./customers/suggest.ts";
import { readAnyNumber } from "./number.ts";
import { showById } from "./look.ts";
import type { Row } from "./reply.ts";
import { type Outcome, type Turn, say } from "./turn.ts";

const MOST = 20;

export async function find(turn: Turn, typed: string): Promise<Outcome> {
  const { answer } = turn.messages;
  if (typed === "") return sayStop(turn, answer.notFoundTitle, answer.whatToFind);
  const numbered = readAnyNumber(turn.records, typed);
  if (numbered) return showById(turn, numbered.record, numbered.id);
  const customers = await suggestCustomers(turn.database, { personId: turn.speaker.id, typed, limit: MOST });
  const record = turn.records.find((one) => one.isLookedUp);
  if (!customers.length || !record) return sayStop(turn, answer.notFoundTitle, answer.foundNothing(typed));
  const rows = customers.map(({ id, name, ownerName }): Row => ({
    title: name,
    detail: ownerName ? answer.ownedBy(ownerName) : answer.unowned,
    button: button(answer.show, { do: "show", record: record.name, id }),
  }));
  const title = answer.found(typed, rows.length);
  return say(cardReply({ title, tone: "plain", summary: title, parts: [{ part: "rows", rows }] }));
}
