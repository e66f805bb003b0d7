// A value as people read it, in their language. Literal text: drawing never interprets it.
import { sayBirthday } from "./birthday.ts";
import type { Locale, Messages } from "./messages/index.ts";
import { sayRhythm } from "./reading/rhythm.ts";
import { sayDay, sayMoney, sayRate } from "./reading/say.ts";
import type { Field, FieldKind, RecordType, ValueOf, Values } from "./record.ts";
import { isEmpty } from "./row.ts";
import type { Fact } from "./reply.ts";

/** `customerName` stands for the customer's id. */
export type Saying = { locale: Locale; messages: Messages; today: string; customerName: string | null };

type Labels = { name: string; fields: Record<string, string>; choices: Record<string, Record<string, string>> };

const labelsFor = (record: RecordType, messages: Messages): Labels =>
  (messages.records as Record<string, Labels>)[record.name] ?? { name: record.name, fields: {}, choices: {} };

export const recordLabel = (record: RecordType, messages: Messages): string => labelsFor(record, messages).name;

export const fieldLabel = (record: RecordType, name: string, messages: Messages): string =>
  labelsFor(record, messages).fields[name] ?? name;

export const choiceLabel = (record: RecordType, name: string, code: string, messages: Messages): string =>
  labelsFor(record, messages).choices[name]?.[code] ?? code;

type Sayers = { [K in FieldKind]: (value: ValueOf[K], choice: (code: string) => string, saying: Saying) => string };

const sayers: Sayers = {
  customer: (id, _choice, { customerName }) => customerName ?? String(id),
  choice: (code, choice) => choice(code),
  choices: (codes, choice, { messages }) => codes.map(choice).join(messages.answer.comma),
  money: (fen, _choice, { locale }) => sayMoney(fen, locale),
  rate: (rate) => sayRate(rate),
  whole: String,
  day: (day, _choice, { today, locale }) => sayDay(day, today, locale),
  line: (text) => text,
  text: (text) => text,
  names: (names, _choice, { messages }) => names.join(messages.answer.comma),
  promises: (promises, _choice, { today, locale }) =>
    promises
      .map(({ text, dueOn, every }) =>
        [
          ...(dueOn ? [sayDay(dueOn, today, locale)] : []),
          text,
          ...(every ? [`· ${sayRhythm(every, locale)}`] : []),
        ].join(" "),
      )
      .join("\n"),
  time: (time) => time,
  rhythm: (code, _choice, { locale }) => sayRhythm(code, locale),
  birthday: (birthday, _choice, { locale }) => sayBirthday(birthday, locale),
  flag: (_isSet, _choice, { messages }) => messages.answer.yes,
};

/** One field's value as text. */
export function sayValue(record: RecordType, name: string, value: NonNullable<Values[string]>, saying: Saying): string {
  const field = record.fields[name] as Field;
  const choice = (code: string) => choiceLabel(record, name, code, saying.messages);
  const sayer = sayers[field.kind] as (value: unknown, choice: (code: string) => string, saying: Saying) => string;
  return sayer(value, choice, saying);
}

type Wanted = { isPrivate: boolean };

/** The text field that a day belongs to (下次 11月25日 周三 送POP), when it is filled. */
const textOfDay = (record: RecordType, day: string, values: Values): string | undefined =>
  Object.keys(record.fields).find((name) => {
    const field = record.fields[name];
    return field?.kind === "text" && field.dated === day && !isEmpty(values[name]);
  });

/** All filled fields in the declaration's order, a day within its text; personal ones only in private. */
export function factsOf(record: RecordType, values: Values, saying: Saying, wanted: Wanted): Fact[] {
  const said = (name: string): string => {
    const value = values[name];
    return value === null || value === undefined ? "" : sayValue(record, name, value, saying);
  };
  return Object.entries(record.fields).flatMap(([name, field]) => {
    if (isEmpty(values[name])) return [];
    if (field.isPersonal && !wanted.isPrivate) return [];
    if (field.byDeed && field.kind === "choice" && values[name] === field.byDefault) return [];
    if (field.kind === "day" && textOfDay(record, name, values)) return [];
    const day = field.kind === "text" && field.dated ? said(field.dated) : "";
    const value = day ? `${day} ${said(name)}` : said(name);
    return [{ label: fieldLabel(record, name, saying.messages), value }];
  });
}

/** One line that names a record: its headline fields. */
export function headlineOf(record: RecordType, values: Values, saying: Saying): string {
  const said = record.headline.flatMap((name) => {
    const value = values[name];
    return value === null || value === undefined || isEmpty(value) ? [] : [sayValue(record, name, value, saying)];
  });
  return said.join(" · ");
}
