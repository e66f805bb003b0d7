// What a person does, in our own words, whichever platform it came from. `chat/*/read.ts` makes these; `core` answers them.

export const PLATFORMS = ["slack", "feishu"] as const;
export type PlatformName = (typeof PLATFORMS)[number];

/** Who acts. Taken from the platform's envelope, never from a button's or a form's contents. */
export type Actor = { platform: PlatformName; user: string };

/** Where it happened. `message` is the message that was said, pressed or quoted, `thread` the thread's first message. */
export type Place = { chat: string | null; isPrivate: boolean; message: string | null; thread: string | null };

/** A message of somebody's that is made into a record, with its readable text. */
export type Quoted = { author: string | null; text: string; chat: string; message: string };

/** What a button carries: a name and ids, nothing to be trusted. */
export type Action = {
  do: ActionName;
  record?: string;
  id?: number;
  draft?: number;
  choice?: string;
};

export const ACTIONS = [
  "edit", // open the form of record `id`
  "undo", // take back change `id`
  "show", // show record `id`; `choice` "apart": in a message of its own
  "list", // the list of `record`; `choice`: which page
  "new", // open an empty form of `record`; `draft` prefills it, or `id`, a customer's
  "pick", // draft `draft`, its customer is `id`
  "confirm", // draft `draft`, yes
  "cancel", // draft `draft`, no
  "set", // a quick answer on a card: `choice` is "field:value", for record `id`
  "done", // record `id` of a reminder is done; `choice`: its letter's key
  "snooze", // record `id` of a reminder comes back later; `choice` is "when:letter's key"
  "report", // a report; `choice`: which, of when and for whom
  "counted", // the records behind one figure of a report; `choice`: which figure of which report, and the page
  "target", // targets: `choice` says what is done, with whose and of when
  "plan", // a week of plans, or what is done with one: `choice` says what, `id` with which
  "daily", // a report of a day, or what is done with one: `choice` says what, `id` with which
  "promise", // `choice` is done to promise `id`: kept, reopen …
  "later", // the form that asks when record `id` of a reminder shall come back; `choice` "apart": the pressed card stays
  "confirmed", // the order of visit `id` was confirmed with its customer; `choice`: its letter's key
  "deed", // `choice` is done to case `id`: claim, respond …
  "peace", // what the speaker is told and when: `choice` show, form, mute:kind, unmute:kinds
  "care", // what is done about a birthday or another day of `record` `id`: `choice` gift
  "export", // the file of case `id`; `choice`: html or md
  "help",
  "today", // what is due; `choice` "apart": in a message of its own
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** What stood in a form's fields: text as typed, a chosen code, or chosen codes. Missing: left empty. */
export type RawFields = Record<string, string | string[] | undefined>;

/** Which form was filled in. Ids only. */
export type FormKey = { record: string; id?: number; version?: number; draft?: number };

/** A file as its platform knows it; its bytes are fetched by `Platform.fetchFile`. */
export type HeardFile = { id: string; name: string; mime: string; size: number };

/** What happens in a thread beside what is said to the bot (`say`). Evidence: a 📌 was put on a message, or taken off. */
export type Heard =
  | { is: "message"; text: string; files: HeardFile[] }
  | { is: "edit"; text: string }
  | { is: "deletion" }
  | { is: "evidence"; isSet: boolean };

export type Ask = {
  /** The key of the inbound event: the same for every delivery of it. */
  key: string;
  actor: Actor;
  place: Place;
  at: Date;
} & (
  | { does: "say"; text: string; quoted?: Quoted } // a line; `/visit …`, `拜访 …`
  /**
   * `kept`: fields too long for the platform's input, shown but not editable: they stay as the draft or the record has them.
   * `isSaidApart`: its result is a message of its own, in private, and owed until `Desk.said`.
   */
  | { does: "submit"; form: FormKey; fields: RawFields; kept?: string[]; isSaidApart?: true }
  | { does: "press"; action: Action }
  | { does: "log"; record: string; quoted: Quoted } // a message shortcut: make this message a record
  /** In a thread that the desk follows (`Desk.follows`): `place.message` is what it is about, `place.thread` the thread. */
  | { does: "hear"; heard: Heard }
  | { does: "enter" } // opens the private chat for the first time
);
