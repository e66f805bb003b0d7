// The demo company's desk with threads and without platforms: asks go straight in; letters "arrive" when a test says so.
import { pino } from "pino";
import type { Action, Ask, FormKey, Heard, PlatformName, RawFields } from "../../../src/core/ask.ts";
import { makeLookUp } from "../../../src/core/customers/look-up.ts";
import { type HouseDesk, makeDesk } from "../../../src/core/desk.ts";
import type { Card, Form, Reply } from "../../../src/core/reply.ts";
import type { Database } from "../../../src/core/store/database.ts";
import { records } from "../../../src/records/index.ts";
import { reports } from "../../../src/reports/desk.ts";
import { openDemoCompany } from "../../../src/sandbox/demo/company.ts";
import { feishuIdOf, people, slackIdOf } from "../../../src/sandbox/demo/people.ts";
import { house } from "../../support/desk.ts";

/** Where it happens; a thread is named by its card's message. */
export type Where = { chat?: string | null; message?: string | null; thread?: string | null; isPrivate?: boolean };

export type Seat = {
  says(text: string, where?: Where): Promise<Reply>;
  hears(heard: Heard, where: Where): Promise<Reply>;
  presses(action: Action, where?: Where): Promise<Reply>;
  submits(form: FormKey, fields: RawFields, where?: Where): Promise<Reply>;
  logs(text: string, where: Where): Promise<Reply>;
};

export type Letter = {
  id: number;
  key: string;
  platform: PlatformName;
  toUser: string | null;
  chat: string | null;
  thread: string | null;
  replaces: string | null;
  messageId: string | null;
  card: Card;
};

export type Office = {
  database: Database;
  desk: HouseDesk;
  at(instant: string): void;
  seat(person: string, platform: PlatformName): Seat;
  idOf(person: string): Promise<number>;
  /** All that waits is sent; a letter that replaces another takes its place. Gives those that went. */
  post(): Promise<Letter[]>;
  complaint(id?: number): Promise<Record<string, unknown>>;
};

export const userOf = (person: string, platform: PlatformName): string =>
  platform === "slack" ? slackIdOf(person) : feishuIdOf(person);

export async function openOffice(database: Database, at = "2026-11-18T10:00:00+08:00"): Promise<Office> {
  let now = new Date(at);
  await openDemoCompany({ database, house }, now);
  const desk = makeDesk({
    database,
    records,
    reports,
    house,
    lookUpFor: (personId) => makeLookUp(database, personId),
    findProfile:
      () =>
      async ({ user }) => ({ name: `guest ${user}`, email: null }),
    now: () => now,
    log: pino({ level: "silent" }),
  });
  let asked = 0;
  const seat: Office["seat"] = (person, platform) => {
    const actor = { platform, user: userOf(person, platform) };
    const answer = async (does: object, { chat = null, message = null, thread = null, isPrivate }: Where = {}) => {
      asked += 1;
      const place = { chat, message, thread, isPrivate: isPrivate ?? chat === null };
      return (await desk.answer({ key: `test:${asked}`, actor, place, at: now, ...does } as Ask)).reply;
    };
    return {
      says: (text, where) => answer({ does: "say", text }, where),
      hears: (heard, where) =>
        answer({ does: "hear", heard }, { message: `said-${asked}`, isPrivate: false, ...where }),
      presses: (action, where) => answer({ does: "press", action }, where),
      submits: (form, fields, where) => answer({ does: "submit", form, fields }, where),
      logs: (text, where) => {
        const quoted = { author: null, text, chat: where.chat ?? "", message: where.message ?? "" };
        return answer({ does: "log", record: "complaint", quoted }, where);
      },
    };
  };
  const read = <T>(sql: string, params: (string | number)[] = []) => database.read<T>(sql, params);
  return {
    database,
    desk,
    seat,
    at: (instant) => {
      now = new Date(instant);
    },
    async idOf(person) {
      const name = people.find(({ key }) => key === person)?.name ?? "";
      return (await read<{ id: number }>(`SELECT "id" FROM "Person" WHERE "name" = ?`, [name]))[0]?.id ?? 0;
    },
    async post() {
      const rows = await read<Omit<Letter, "card"> & { card: string }>(
        `SELECT * FROM "Outbox" WHERE "state" = 'waiting' ORDER BY "id"`,
      );
      for (const { id } of rows) {
        const where = { id, state: "waiting" };
        await database.save([{ update: "Outbox", where, set: { state: "sent", messageId: `m${id}` }, expect: 1 }]);
      }
      return rows.map((row) => ({ ...row, messageId: `m${row.id}`, card: JSON.parse(row.card) as Card }));
    },
    async complaint(id) {
      const sql = `SELECT * FROM "Complaint" ${id === undefined ? "" : `WHERE "id" = ${id}`} ORDER BY "id" DESC LIMIT 1`;
      return (await read<Record<string, unknown>>(sql))[0] ?? {};
    },
  };
}

/** The form of a reply, or what came instead, as a failure. */
export function formIn(reply: Reply): Form {
  if (reply.reply !== "form") throw new Error(`no form but ${JSON.stringify(reply)}`);
  return reply.form;
}

/** Ids only, as a platform sends them back. */
export const keyOf = ({ record, id, version, draft }: Form): FormKey => ({
  record,
  ...(id !== undefined && { id }),
  ...(version !== undefined && { version }),
  ...(draft !== undefined && { draft }),
});

export const said = (reply: Reply): string => JSON.stringify(reply);
