// To whom a promise was made, where somebody is named.
import type { RecordType, Values } from "../record.ts";
import { isEmpty, textIn } from "../row.ts";
import type { Turn } from "../turn.ts";

/** The one who was met, where it was one alone: who of several it was promised to is not guessed. */
export function onlyMet({ met }: Values): string | null {
  const [first, ...others] = Array.isArray(met) ? met : [];
  return typeof first === "string" && others.length === 0 ? first : null;
}

type Contact = { name: string; title: string | null };

/** A promise in whose words a contact of the customer's is named (于建国, 于老板) is his. */
export async function withWhom(turn: Turn, record: RecordType, values: Values): Promise<Values> {
  const text = textIn(values, "text");
  const customer = values["customer"];
  if (record.model !== "promise" || text === null || typeof customer !== "number" || !isEmpty(values["toWhom"]))
    return values;
  const sql = `SELECT "name", "title" FROM "Contact" WHERE "customerId" = ? AND "undoneAt" IS NULL ORDER BY "id"`;
  const contacts = await turn.database.read<Contact>(sql, [customer]);
  const named = contacts.filter((contact) => calledIn(text, contact));
  return named.length === 1 ? { ...values, toWhom: named[0]?.name ?? null } : values;
}

/** By the whole name, or by the surname with the title. */
function calledIn(text: string, { name, title }: Contact): boolean {
  const isHan = /^\p{Script=Han}+$/u.test(name);
  if (!isHan) return new RegExp(`(?<![\\p{L}\\d])${escape(name)}(?![\\p{L}\\d])`, "iu").test(text);
  return text.includes(name) || (title !== null && title !== "" && text.includes(`${name[0] ?? ""}${title}`));
}

const escape = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
