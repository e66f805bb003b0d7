// How a kind of record is declared. From one declaration follow the short form, the forms, validation, rights, saving,
// lists, export and help. Field kinds are few; whatever handles them must handle them all or it does not compile.
import type { Calendar } from "./calendar/working-time.ts";
import type { Messages } from "./messages/index.ts";
import type { Fact } from "./reply.ts";
import type { Row } from "./store/database.ts";

/** A promise as it stands inside a visit. */
/** `every`: it comes round again (core/reading/rhythm.ts), and `dueOn` is the first day of it. */
export type PromiseValue = { text: string; dueOn: string | null; every?: string };

/** What each kind of field holds. Empty is always null. Money is integer fen, a rate is in per cent (18 means 18 %). */
export type ValueOf = {
  customer: number; // the customer's id
  choice: string;
  choices: string[];
  money: number;
  rate: number;
  whole: number;
  day: string; // YYYY-MM-DD
  line: string;
  text: string;
  names: string[];
  promises: PromiseValue[];
  time: string; // HH:MM
  birthday: string; // 1985-03-08, 03-08, 03-00, lunar 08-15, lunar leap 06-01
  rhythm: string; // week:5, month:10, month:31:by
  flag: boolean;
};
export type FieldKind = keyof ValueOf;

type Words = readonly string[];

export type ReminderKind =
  "followUp" | "promise" | "birthdaySoon" | "birthday" | "appointment" | "cases" | "unlogged" | "order";

type FieldBase = {
  /** Words that open this part in the short form; labels (`标签:值`) work with any of them and with the field's label. */
  words?: Words;
  required?: boolean;
  /** Shown in private only, left out of what others see. */
  isPersonal?: boolean;
  /** Set by what is done with a record: it stands in no form, and no word or label of a line sets it. */
  byDeed?: true;
};

export type Field = FieldBase &
  (
    | { kind: "customer" }
    /** `closedBy`: codes after which nothing is due any more. */
    | {
        kind: "choice";
        choices: Record<string, Words>;
        byDefault?: string;
        byLabelOnly?: boolean;
        closedBy?: readonly string[];
      }
    | { kind: "choices"; choices: Record<string, Words>; byLabelOnly?: boolean }
    /**
     * `purpose`: the code this amount adds to the field "purposes". `confirmed`: it is to be confirmed with the customer
     * within so many calendar days of the day field `of`.
     */
    | { kind: "money"; purpose?: string; confirmed?: { within: number; of: string } }
    | { kind: "rate" }
    | { kind: "whole" }
    /**
     * `past`: a day up to today, found anywhere outside free text. `due`: from today on; `anywhere`: found as a past one.
     * `ahead`: it is told so many days before, where the field `of` is filled.
     */
    | {
        kind: "day";
        when: "past" | "due";
        anywhere?: true;
        byDefault?: "today";
        reminds?: ReminderKind;
        ahead?: { days: number; of: string };
      }
    /** A time of day, found anywhere outside free text. */
    | { kind: "time" }
    | { kind: "line" }
    /** `dated`: the day field that a date at its beginning or end goes to. `takesRest`: gets what is left over. */
    | { kind: "text"; dated?: string; takesRest?: boolean }
    | { kind: "names"; endings?: Words }
    | { kind: "promises" }
    /** How often; `first`: the day field of the first time. A text dated by that day may begin with a rhythm. */
    | { kind: "rhythm"; first: string }
    | { kind: "birthday" }
    | { kind: "flag" }
  );

export type Fields = Record<string, Field>;

/** The values of a record, by field name. */
export type Values = Record<string, ValueOf[FieldKind] | null>;

export const VERBS = {
  list: ["list", "列表"],
  show: ["show", "看"],
  edit: ["edit", "改"],
  export: ["export", "导出"],
  help: ["help", "帮助"],
} as const satisfies Record<string, Words>;
export type Verb = keyof typeof VERBS;

type Names<F extends Fields> = keyof F & string;

/** The column that holds a field: `orderAmount` (money) → `orderAmountFen`. Promises have a table of their own. */
export type ColumnOf<Name extends string, Kind extends FieldKind> = Kind extends "customer"
  ? `${Name}Id`
  : Kind extends "money"
    ? `${Name}Fen`
    : Kind extends "flag"
      ? `is${Capitalize<Name>}`
      : Kind extends "promises"
        ? never
        : Name;

type Stored<Kind extends FieldKind> = Kind extends "money"
  ? bigint
  : Kind extends "customer" | "whole" | "rate"
    ? number
    : Kind extends "flag"
      ? boolean
      : string;

/** What a Prisma model must have so that a declaration's fields can be kept in it. */
export type RowFor<F extends Fields> = {
  [Name in Names<F> as ColumnOf<Name, F[Name]["kind"]>]: Stored<F[Name]["kind"]> | null;
};

/** A column of a record's row that names a person whom it concerns. */
export type Concern = "repId" | "reporterId" | "assigneeId" | "ownerId";

export type Role = "rep" | "cs" | "manager" | "director" | "admin";

/** Another record, ready but for the tap; `question` names the sentence that asks for it. */
export type Offer = { record: string; values: Values; question: "urgentMarket" | "urgentComplaint" };

/** `calendar` is the team's. */
export type Beginning = { now: Date; timezone: string; teamId: number | null; calendar: Calendar };

/** Who reads, in which language and zone; `calendar` is that of the record's team. */
export type Telling = { messages: Messages; timezone: string; today: string; calendar: Calendar };

export type RecordType<F extends Fields = Fields> = {
  name: string;
  /** The Slack command, which is also a word in plain text; null: made by other records only. */
  command: `/${string}` | null;
  words: Words;
  /** What its number begins with: V-1042. */
  letter: string;
  /** The Prisma model, as the client names it. */
  model: "visit" | "complaint" | "customer" | "contact" | "promise" | "marketReport" | "plan" | "careDay" | "care";
  /** Lines that the help shows; each must be read without a question (test/core/examples.test.ts). */
  examples: { zh: string; en: string };
  fields: F;
  /** At least one field beside the required ones must be filled. */
  needsMore?: boolean;
  /** Who makes it is kept in this column. */
  author: Concern | null;
  /** Columns with the people who made or carry it; the owner of its customer counts beside them. */
  makers: readonly Concern[];
  /** Roles that may make one. */
  madeBy: readonly Role[];
  /** Roles that see all of them, whomever they concern. */
  seenByAll: readonly Role[];
  /** Roles that may change all of them. */
  changedByAll?: readonly Role[];
  /** Columns that no field holds, when a record begins: a complaint's state and its deadlines. */
  begins?: (values: Values, at: Beginning) => Row;
  /** Columns that no field holds, when its values change from those in its row: a deadline that depends on them. */
  follows?: (values: Values, row: Row, at: Beginning) => Row;
  /** What its cards say beside its fields, out of its row's columns. */
  tells?: (row: Row, telling: Telling) => Fact[];
  /** What else a kept one could become, after one confirming tap. */
  offers?: (values: Values) => Offer | null;
  /** Its names are what customers are looked up by. */
  isLookedUp?: true;
  /** Its command alone shows its list, instead of the empty form. */
  opensList?: true;
  /** It stands in a week that a manager agrees to, and its command shows that week (core/plan). */
  isPlanned?: true;
  /** Makes what was typed after its word plainer before it is read as a line. */
  prepares?: (typed: string) => string;
  /** The day field that says in which day's report it stands (core/daily). */
  reportedOn?: string;
  /** Who hears of a new one: the team's complaint channel or its customer service; the maker's manager. */
  told?: "customerService" | "manager";
  /** An export's columns, in order (DESIGN §4): fields, people (rep, owner …), `no` for the number, or plain columns. */
  exported: readonly string[];
  /** The fields a list's line and a change's line name first. */
  headline: readonly string[];
};

/** Ties a declaration to its Prisma model: a field without a column of the right type does not compile. */
export function defineRecord<Row>() {
  return <const F extends Fields>(
    record: RecordType<F> & { headline: readonly (keyof F & string)[] } & (Row extends RowFor<F>
        ? unknown
        : { mismatch: RowFor<F> }),
  ): RecordType<F> => record;
}
