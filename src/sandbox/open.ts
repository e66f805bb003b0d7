// Opens the trial: a Slack and a Feishu on loopback with the demo company's people in them, and what the bot needs to connect.
import type { Hono } from "hono";
import { makeSandboxClock } from "./clock.ts";
import { openCalendar } from "../core/calendar/open.ts";
import type { Database } from "../core/store/database.ts";
import type { FirstLook, SandboxCompany } from "./company.ts";
import { playCase } from "./demo/case.ts";
import { emailOf, feishuIdOf, people, slackIdOf, teams, users } from "./demo/people.ts";
import { findBreach } from "./find-breach.ts";
import { type FakeFeishu, openFakeFeishu } from "./feishu/fake-feishu.ts";
import { sandboxRoutes } from "./server.ts";
import type { FakeSlack } from "./slack/fake.ts";
import { openFakeSlack } from "./slack/open.ts";

export type Sandbox = {
  slack: FakeSlack;
  feishu: FakeFeishu;
  /** The settings with which the real SDKs connect to the two. */
  slackConfig: { botToken: string; appToken: string; apiUrl: string };
  feishuConfig: { appId: string; appSecret: string; domain: string; mode: "ws" };
  routes: Hono;
  /** The sandbox's own time, which people move. */
  now(): Date;
  /**
   * Plays the demo company's open case, once the bot is connected; then it is the present again. `deliver` sends what is due:
   * how much went out.
   */
  play(deliver: () => Promise<number>): Promise<void>;
  close(): Promise<void>;
};

/** Without a database nothing is played in it, and nothing runs over its deadline. */
export type SandboxOffers = Pick<SandboxCompany, "locale" | "timezone" | "commands"> & { database?: Database };

// What a person sets in Slack's manifest and in Feishu's console; test/sandbox/offers.test.ts holds them equal to those.
const shortcuts = [{ callback: "log_complaint", label: { zh: "记为投诉", en: "Log as complaint" } }];
const menu = [
  { key: "visit", label: { zh: "记拜访", en: "Log a visit" } },
  { key: "complaint", label: { zh: "记投诉", en: "Log a complaint" } },
  { key: "today", label: { zh: "今天", en: "Today" } },
  { key: "report", label: { zh: "周报", en: "Report" } },
  { key: "mine", label: { zh: "我的", en: "Mine" } },
  { key: "help", label: { zh: "帮助", en: "Help" } },
];

/** A channel of each team, and one of all. */
const channelsOf = (idOf: (key: string) => string) => {
  const members = (team: string | null) =>
    people.filter((one) => team === null || one.team === team).map((one) => idOf(one.key));
  return [
    { name: `${teams.north}-拜访`, members: members("north") },
    { name: `${teams.east}-拜访`, members: members("east") },
    { name: "全公司", members: members(null) },
  ];
};

/** `onMoved` is called after the clock was moved, to do what is due then. */
export async function openSandbox(
  { database, ...offers }: SandboxOffers,
  onMoved: () => Promise<unknown>,
): Promise<Sandbox> {
  const { now, move, stage } = makeSandboxClock();
  const slack = await openFakeSlack({
    users: users(slackIdOf),
    channels: channelsOf(slackIdOf),
    events: { mode: "socket" },
    now,
  });
  const chats = channelsOf(feishuIdOf).map((channel, at) => ({
    id: `oc_${String(at + 1).padStart(32, "0")}`,
    ...channel,
  }));
  const feishu = await openFakeFeishu({ users: users(feishuIdOf), chats, events: { mode: "ws" }, now });
  const staff = people.map(({ key, role, team, locale }) => ({
    email: emailOf(key),
    role,
    team: team && teams[team],
    locale,
  }));
  const moveClock = async (to: Date | null) => {
    if (!move(to)) return false;
    if (to === null) slack.rewind();
    await onMoved();
    return true;
  };
  const company: SandboxCompany = { ...offers, people: staff, shortcuts, menu };
  const find = database && ((at: Date) => findBreach({ database, house: offers }, at));
  let first: FirstLook | null = null;
  return {
    slack,
    feishu,
    slackConfig: { botToken: slack.botToken, appToken: slack.appToken, apiUrl: slack.apiUrl },
    feishuConfig: { appId: feishu.appId, appSecret: feishu.appSecret, domain: feishu.domain, mode: "ws" },
    routes: sandboxRoutes({
      slack,
      feishu,
      company,
      now,
      moveClock,
      ...(find && { findBreach: find }),
      first: () => first,
    }),
    now,
    async play(deliver) {
      if (!database) return;
      try {
        await feishu.connected();
        const calendar = await openCalendar({ database, house: offers }).find(null, now());
        first = await playCase({ database, slack, feishu, calendar, now, setClock: stage, deliver });
      } finally {
        move(null);
      }
    },
    close: async () => {
      await Promise.all([slack.close(), feishu.close()]);
    },
  };
}
