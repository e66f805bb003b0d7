// The forms that a customer's names are looked up by: normalised, full pinyin, initials; and the phone's digits.
import { isHan, readingsOf, readTypedPinyin, soundsOf } from "./pinyin.ts";

export type NameKind = "name" | "short" | "alias" | "phone";

/** A row of CustomerName, but for the customer's id. */
export type CustomerNameRow = { kind: NameKind; text: string; normalised: string; pinyin: string; initials: string };

export type NamedCustomer = {
  name: string;
  shortName: string | null;
  aliases: string | null;
  pinyin: string | null;
  phone?: string | null;
};

/** Letters and digits only, in one case and one width: `（永清） 超市` and `永清超市` are the same name. */
export function normaliseName(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replaceAll("ü", "v");
  const bare = plain.replace(/[\p{P}\p{Z}\p{C}]/gu, "");
  return bare === "" ? plain.trim() : bare;
}

/** The digits of the phone numbers in a text, each without the country's 86. Fewer than seven digits are no number. */
export function phoneDigits(text: string): string[] {
  const numbers = text.normalize("NFKC").split(/[/,;、|\n]/u);
  const digits = numbers.map((number) => number.replace(/\D/gu, "").replace(/^(?:00)?86(?=\d{10})/u, ""));
  return [...new Set(digits)].filter((number) => number.length >= 7);
}

/** A phone number as it stands among the names. No name has a colon, so no name is ever mistaken for one. */
export const phoneKey = (digits: string): string => `:${digits}`;

/**
 * All rows of CustomerName for a customer. `pinyin`, when given, says how the name is read, and goes for the same
 * characters in the short name and the aliases. Names that come to the same are kept once a kind.
 */
export function nameForms(customer: NamedCustomer): CustomerNameRow[] {
  const typed = customer.pinyin === null ? [] : readTypedPinyin(customer.pinyin);
  const readings = alignReadings(customer.name, typed);
  const aliases = (customer.aliases ?? "").split(/[|｜]/u);
  const rows = [
    typed.length > 0 && readings === null
      ? { ...formOf("name", customer.name, new Map()), ...asTyped(customer.name, typed) }
      : formOf("name", customer.name, readings ?? new Map()),
    formOf("short", customer.shortName ?? "", readings ?? new Map()),
    ...aliases.map((alias) => formOf("alias", alias, readings ?? new Map())),
    ...phoneDigits(customer.phone ?? "").map(phoneForm),
  ];
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.kind} ${row.normalised}`;
    return row.normalised !== "" && !seen.has(key) && seen.add(key);
  });
}

const phoneForm = (digits: string): CustomerNameRow => ({
  kind: "phone",
  text: digits,
  normalised: phoneKey(digits),
  pinyin: "",
  initials: "",
});

function formOf(kind: NameKind, text: string, readings: ReadonlyMap<string, string>): CustomerNameRow {
  const trimmed = text.trim();
  const normalised = normaliseName(trimmed);
  const characters = [...normalised];
  const sounds = soundsOf(normalised).map((sound, at) => readings.get(characters[at] ?? "") ?? sound);
  return { kind, text: trimmed, normalised, pinyin: sounds.join(""), initials: initialsOf(trimmed, sounds) };
}

/** First letters: of syllables (letters and digits among them stay), or of words where a name has no Chinese at all. */
function initialsOf(text: string, sounds: readonly string[]): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\p{Z}\p{P}]+/u)
    .filter((word) => word !== "");
  if (words.length > 1 && !isHan(text)) return words.map((word) => [...word][0]).join("");
  return sounds.map((sound) => [...sound][0]).join("");
}

/** How a name sounds whose typed pinyin cannot be laid over its characters. */
function asTyped(name: string, typed: readonly string[]): { pinyin: string; initials: string } {
  const initials = typed.length > 1 ? typed.map((word) => word[0]).join("") : formOf("name", name, new Map()).initials;
  return { pinyin: typed.join(""), initials };
}

/** Which character has which reading, or null if the pinyin is not that of these characters. */
function alignReadings(name: string, typed: readonly string[]): Map<string, string> | null {
  if (typed.length === 0) return null;
  const characters = [...normaliseName(name)];
  const chinese = characters.filter(isHan);
  const syllables = typed.length === chinese.length ? typed : divide(typed.join(""), characters);
  if (syllables === null) return null;
  const readings = new Map<string, string>();
  chinese.forEach((character, at) => {
    const syllable = syllables[at];
    if (syllable !== undefined && !readings.has(character)) readings.set(character, syllable);
  });
  return readings;
}

/** `zengjiniurou` over 曾记牛肉 → zeng ji niu rou; letters of the name's own stand for themselves. */
function divide(letters: string, characters: readonly string[]): string[] | null {
  const [first, ...rest] = characters;
  if (first === undefined) return letters === "" ? [] : null;
  if (!isHan(first)) return divide(letters.startsWith(first) ? letters.slice(first.length) : letters, rest);
  for (const reading of readingsOf(first)) {
    if (!letters.startsWith(reading)) continue;
    const others = divide(letters.slice(reading.length), rest);
    if (others !== null) return [reading, ...others];
  }
  return null;
}
