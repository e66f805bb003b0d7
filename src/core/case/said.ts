// Names and instants of a case as people read them.
import { type Locale, type Messages, messagesFor } from "../messages/index.ts";
import { isUnkept } from "./file-kinds.ts";
import type { Case } from "./found.ts";
import { dayOf, timeOf } from "../turn.ts";

/** Who reads: a person, or the house for a chat. */
export type Reader = { locale: Locale; timezone: string };

export const wordsFor = ({ locale }: Reader): Messages["cases"] => messagesFor(locale).cases;

/** `11月18日 10:32`; always with its date, since a case lasts days. */
export const sayWhen = (at: Date, { locale, timezone }: Reader): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: timezone,
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(at);

/** The time alone where it was today. */
export const sayRecent = (at: Date, reader: Reader, now: Date): string =>
  dayOf(at, reader.timezone) === dayOf(now, reader.timezone) ? timeOf(at, reader.timezone) : sayWhen(at, reader);

type Coded = { [key: string]: string };

/** A code's label, or the code itself where the catalogue has none. */
export const labelOf = (labels: object, code: string | null): string =>
  code === null ? "" : ((labels as Coded)[code] ?? code);

type Tiered = Pick<Case, "customerClass" | "customerKaLevel">;

/** `重点 · NKA 全国`: how much this customer matters. */
export function sayTier({ customerClass, customerKaLevel }: Tiered, { locale }: Reader): string {
  const { choices } = messagesFor(locale).records.customer;
  return [labelOf(choices.class, customerClass), labelOf(choices.kaLevel, customerKaLevel)].filter(Boolean).join(" · ");
}

/** A file by its name, and why its bytes are not kept, if they are not (entries.ts). */
export function sayFile({ fileName, text }: { fileName: string | null; text: string }, reader: Reader): string {
  const { file, unkept } = wordsFor(reader);
  const said = file(fileName ?? "");
  return isUnkept(text) ? unkept(said, text) : said;
}
