// The customer of a record: found by id, made from a name that was typed, checked against those already there.
import { button, buttons, cardReply, text } from "./cards.ts";
import { findDuplicates } from "./customers/duplicates.ts";
import type { CustomerChoice } from "./customers/match.ts";
import { keepDraft } from "./draft.ts";
import { customerChoice } from "./form.ts";
import { keepNew } from "./keep.ts";
import type { Write } from "./store/database.ts";
import type { Outcome, Turn, Understood } from "./turn.ts";

const byId = `SELECT c."id", c."name", c."ownerId", p."name" AS "ownerName" FROM "Customer" c
  LEFT JOIN "Person" p ON p."id" = c."ownerId" WHERE c."id" = ? AND c."undoneAt" IS NULL`;

/** A customer by id, or null. What more of it may be seen is `access`'s matter; its name may be named to colleagues. */
export async function findCustomer(turn: Turn, id: number): Promise<CustomerChoice | null> {
  const [customer] = await turn.database.read<CustomerChoice>(byId, [id]);
  return customer ?? null;
}

export type NewCustomer = CustomerChoice & { writes: readonly Write[] };

/** A customer with nothing but a name; whoever records it first owns it (G-06). Null: no kind of record is looked up. */
export async function keepNewCustomer(turn: Turn, name: string): Promise<NewCustomer | null> {
  const record = turn.records.find((one) => one.isLookedUp);
  if (!record) return null;
  const { id, writes } = await keepNew(turn, record, { name });
  return { id, name, ownerId: turn.speaker.id, ownerName: turn.speaker.name, writes };
}

/** When a new customer looks like one that is there: a card with those, and a tap to make it all the same. */
export async function askDuplicate(turn: Turn, understood: Understood): Promise<Outcome | null> {
  const { answer } = turn.messages;
  const asText = (value: unknown) => (typeof value === "string" ? value : null);
  const { name, shortName, phone } = understood.values;
  const wanted = { name: asText(name) ?? "", shortName: asText(shortName), phone: asText(phone) };
  const alike = await findDuplicates(turn.database, wanted);
  if (!alike.length) return null;
  const draft = await keepDraft(turn, understood);
  const rows = alike.map((customer) => ({
    title: customer.name,
    detail: customerChoice(customer).label,
    button: button(answer.show, { do: "show", record: understood.record.name, id: customer.id }),
  }));
  const yes = button(answer.makeAnyway, { do: "confirm", draft: draft.id }, "primary");
  const parts = [
    text(answer.looksLike),
    { part: "rows" as const, rows },
    buttons(yes, button(answer.cancel, { do: "cancel", draft: draft.id })),
  ];
  const summary = answer.looksLike;
  return { reply: cardReply({ title: wanted.name, tone: "ask", summary, parts }), writes: [draft.write] };
}
