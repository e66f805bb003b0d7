// auth.test and users.*: who is who.
import type { Json } from "./json.ts";
import { type Args, type Method, readText, Refusal, requireText } from "./method.ts";
import { hasScope } from "./scopes.ts";
import type { World } from "./world.ts";

type Person = { id: string; name: string; email: string | null; isBot: boolean };

function listPeople(world: World): Person[] {
  const people: Person[] = [...world.users.values()].map((user) => ({ ...user, isBot: false }));
  return [...people, { id: world.bot.user, name: world.bot.name, email: null, isBot: true }];
}

function drawUser(world: World, person: Person): Json {
  // Slack leaves the address out unless the app may read it (users.info page).
  const email = person.email !== null && hasScope(world, "users:read.email") ? { email: person.email } : {};
  return {
    id: person.id,
    team_id: world.team.id,
    name: person.name,
    deleted: false,
    real_name: person.name,
    tz: "Asia/Shanghai",
    tz_offset: 28_800,
    is_bot: person.isBot,
    is_app_user: false,
    profile: { real_name: person.name, display_name: person.name, team: world.team.id, ...email },
  };
}

/** Cuts a list into pages as Slack's cursors do. */
export function pageOf<T>(args: Args, all: T[], usual: number): { page: T[]; response_metadata: Json } {
  const start = Number(readText(args, "cursor")?.replace(/^page-/u, "") ?? 0);
  if (!Number.isInteger(start) || start < 0 || start > all.length) throw new Refusal("invalid_cursor");
  const limit = Number(readText(args, "limit") ?? usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Refusal("invalid_limit");
  const end = start + limit;
  return {
    page: all.slice(start, end),
    response_metadata: { next_cursor: end < all.length ? `page-${end}` : "" },
  };
}

const info: Method = (world, args) => {
  const id = requireText(args, "user");
  const person = listPeople(world).find((each) => each.id === id);
  if (!person) throw new Refusal("user_not_found");
  return { user: drawUser(world, person) };
};

const lookupByEmail: Method = (world, args) => {
  const email = requireText(args, "email").toLowerCase();
  const person = listPeople(world).find((each) => each.email?.toLowerCase() === email);
  if (!person) throw new Refusal("users_not_found");
  return { user: drawUser(world, person) };
};

const list: Method = (world, args) => {
  const { page, response_metadata } = pageOf(args, listPeople(world), 1000);
  return { members: page.map((person) => drawUser(world, person)), response_metadata };
};

const test: Method = (world) => ({
  url: `${world.origin}/`,
  team: world.team.domain,
  user: world.bot.name,
  team_id: world.team.id,
  user_id: world.bot.user,
  bot_id: world.bot.id,
  app_id: world.appId,
  is_enterprise_install: false,
});

export const PEOPLE_METHODS: Record<string, Method> = {
  "auth.test": test,
  "users.info": info,
  "users.lookupByEmail": lookupByEmail,
  "users.list": list,
};
