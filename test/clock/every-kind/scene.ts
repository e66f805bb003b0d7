// Where one kind of reminder is looked at: the day it is due, the wall clock of those who read it, and what comes when.
import { Temporal } from "temporal-polyfill";
import type { PlatformName } from "../../../src/core/ask.ts";
import { makeDayTable } from "../../../src/core/calendar/days.ts";
import { addDays, mondayOf } from "../../../src/core/calendar/weeks.ts";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";
import type { Database, Write } from "../../../src/core/store/database.ts";
import type { DemoCustomer } from "../../../src/sandbox/demo/customers.ts";
import type { Person } from "../../support/person.ts";
import { textOf } from "../../support/screen-text.ts";
import { openWorld, type World } from "../../support/world.ts";

const SHANGHAI = "Asia/Shanghai";

/** Whose customers and cases they are, and who is above him and beside him. */
export type Reader = "wanglei" | "chenjing" | "zhaomin";

export type Scene = {
  world: World;
  platform: PlatformName;
  /** YYYY-MM-DD, on which it is due. */
  day: string;
  /** So many calendar days from it. */
  from(days: number): string;
  /** So many workdays before it. */
  workdaysBefore(count: number): string;
  /** So many workdays before the last morning on which it can be told in time: where it is due on a day off, the workday before. */
  eve(count: number): string;
  /** Of these moments, those that are still to come. */
  stillAhead(moments: readonly Moment[]): Moment[];
  person(key: Reader): Person;
  /** Sets the clock to HH:MM or HH:MM:SS on their wall. */
  at(day: string, time: string): void;
  tickAt(day: string, time: string): Promise<void>;
  says(key: Reader, line: string): Promise<Person>;
};

const shop = (name: string): DemoCustomer => ({ name, region: "廊坊", class: "key", owner: "wanglei" });
const customers = ["永清超市", "固安百货", "大润发", "五月花超市", "重庆百货", "华联超市", "物美"].map(shop);

/** Long enough before its day for what is said a week ahead. */
const OPENED_DAYS = 14;

export type Opening = { database: Database; platform: PlatformName; day: string; zone?: string };

export async function openScene({ database, platform, day, zone = SHANGHAI }: Opening): Promise<Scene> {
  const instant = (on: string, time: string) =>
    Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone).toInstant().toString();
  const at = instant(addDays(day, -OPENED_DAYS), "10:00");
  const world = await openWorld({ database, at, customers });
  await settle(database, { platform, timezone: zone });
  const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: zone });
  const person = (key: Reader) => world.person(key, platform);
  const set = (on: string, time: string) => world.at(instant(on, time));
  return {
    world,
    platform,
    day,
    from: (days) => addDays(day, days),
    workdaysBefore: (count) => calendar.addWorkdays(day, -count),
    eve: (count) => calendar.addWorkdays(day, calendar.isWorkday(day) ? -count : -count - 1),
    stillAhead: (moments) =>
      moments.filter((moment) => {
        const [days, time = ""] = moment.split(" ");
        return new Date(instant(addDays(day, Number(days)), time)) > world.now();
      }),
    person,
    at: set,
    async tickAt(on, time) {
      set(on, time);
      await world.tick();
    },
    async says(key, line) {
      const said = await person(key).says(line);
      await world.deliver();
      return said;
    },
  };
}

/** The whole company lives in one zone, and spoke on one platform last, where everybody is written to. */
async function settle(database: Database, { platform, timezone }: { platform: PlatformName; timezone: string }) {
  const idsIn = (table: string) => database.read<{ id: number }>(`SELECT "id" FROM "${table}"`);
  const set = { lastPlatform: platform, timezone };
  const people = (await idsIn("Person")).map(({ id }): Write => ({ update: "Person", where: { id }, set }));
  const teams = (await idsIn("Team")).map(({ id }): Write => ({ update: "Team", where: { id }, set: { timezone } }));
  await database.save([...people, ...teams]);
}

/** `11月24日`, as people write it. */
export const spoken = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** What the bot has written to a person and that has all of these words, as he reads it. */
export function readsOf(person: Person, words: readonly RegExp[]): string[] {
  return person
    .screen()
    .chats.flatMap(({ messages }) => messages)
    .filter(({ from, isDeleted }) => from.isBot && !isDeleted)
    .map(({ text, json }) => `${text ?? ""}\n${textOf(json)}`)
    .filter((read) => words.every((word) => word.test(read)));
}

/** An instant beside the day: `0 08:30` on it, `+2 08:30` two calendar days later. */
export type Moment = `${number} ${string}` | `+${number} ${string}`;

export type Watched = { reader: Reader; words(scene: Scene): readonly RegExp[] };

/** At which of these moments, each of them a tick of the clock, something came; a moment stands there for each message. */
export async function arrivals(
  scene: Scene,
  { reader, words }: Watched,
  moments: readonly Moment[],
  before: (moment: Moment) => Promise<void> = async () => {},
): Promise<Moment[]> {
  const count = () => readsOf(scene.person(reader), words(scene)).length;
  const came: Moment[] = [];
  for (const moment of moments) {
    await before(moment);
    const known = count();
    const [days, time = ""] = moment.split(" ");
    await scene.tickAt(scene.from(Number(days)), time);
    for (let more = count() - known; more > 0; more -= 1) came.push(moment);
  }
  return came;
}

/** The week that a day stands in, as it is said on another day. */
export const weekWord = (day: string, today: string): string => (mondayOf(day) === mondayOf(today) ? "本周" : "下周");

/** So many minutes from a time of its day. */
export function minutesFrom(time: string, minutes: number): Moment {
  const at = Temporal.PlainTime.from(time).add({ minutes });
  return `0 ${at.toString({ smallestUnit: "minute" })}`;
}

/** A minute before a time of its day, at it, at it once more, and a minute after. */
export const around = (time: string): Moment[] => [-1, 0, 0, 1].map((minutes) => minutesFrom(time, minutes));
