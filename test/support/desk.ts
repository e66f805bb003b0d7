// A desk without platforms, for tables: asks go straight in, replies come straight out.
import { pino } from "pino";
import type { Ask, Action, FormKey, PlatformName, RawFields } from "../../src/core/ask.ts";
import { makeLookUp } from "../../src/core/customers/look-up.ts";
import { makeDesk } from "../../src/core/desk.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Database } from "../../src/core/store/database.ts";
import { records } from "../../src/records/index.ts";
import { reports } from "../../src/reports/desk.ts";
import { openDemoCompany } from "../../src/sandbox/demo/company.ts";
import { feishuIdOf, slackIdOf } from "../../src/sandbox/demo/people.ts";

export const house = { locale: "zh-CN", timezone: "Asia/Shanghai" } as const;

export type Seat = {
  says(text: string): Promise<Reply>;
  presses(action: Action): Promise<Reply>;
  submits(form: FormKey, fields: RawFields): Promise<Reply>;
};

export type TestDesk = { seat(person: string, platform: PlatformName): Seat; at(instant: string): void };

/** The demo company with a desk; the clock stands still. */
export async function openDesk(database: Database, at = "2026-11-18T10:00:00+08:00"): Promise<TestDesk> {
  let now = new Date(at);
  await openDemoCompany({ database, house }, now);
  const lookUpFor = (personId: number) => makeLookUp(database, personId);
  const findProfile = () => async () => null;
  const desk = makeDesk({
    database,
    records,
    reports,
    house,
    lookUpFor,
    findProfile,
    now: () => now,
    log: pino({ level: "silent" }),
  });
  let asked = 0;
  return {
    at: (instant) => {
      now = new Date(instant);
    },
    seat(person, platform) {
      const actor = { platform, user: platform === "slack" ? slackIdOf(person) : feishuIdOf(person) };
      const place = { chat: null, isPrivate: true, message: null, thread: null };
      const answer = async (does: object) => {
        asked += 1;
        return (await desk.answer({ key: `test:${asked}`, actor, place, at: now, ...does } as Ask)).reply;
      };
      return {
        says: (text) => answer({ does: "say", text }),
        presses: (action) => answer({ does: "press", action }),
        submits: (form, fields) => answer({ does: "submit", form, fields }),
      };
    },
  };
}

/** Everything a reply says, as one text. */
export const wordsOf = (reply: Reply): string => JSON.stringify(reply);
