// A workspace as it is before anybody has said anything.
import type { SlackOptions } from "./fake.ts";
import { makeId, makeSecret, type World } from "./world.ts";

/** `origin` is set when the server listens; nothing is sent before. */
export function makeWorld(options: SlackOptions): World {
  const bot = { user: makeId("U"), id: makeId("B"), name: options.botName ?? "Rapport" };
  const channels = options.channels.map((spec) => {
    const members = new Set([...spec.members, ...(spec.hasBot === false ? [] : [bot.user])]);
    const kind = spec.isPrivate ? ("group" as const) : ("channel" as const);
    const id = spec.id ?? makeId("C");
    return { id, name: spec.name, kind, isArchived: spec.isArchived ?? false, members, messages: [] };
  });
  return {
    team: { id: makeId("T"), domain: "sandbox" },
    appId: makeId("A"),
    bot,
    botToken: `xoxb-sandbox-${makeSecret()}`,
    appToken: `xapp-sandbox-${makeSecret()}`,
    isRevoked: false,
    manifest: options.manifest ?? null,
    origin: "",
    users: new Map(options.users.map((user) => [user.id, user])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    views: new Map(),
    clients: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    uploads: new Map(),
    lastTs: 0,
    triggerMs: options.triggerMs ?? 3000,
    now: options.now ?? (() => new Date()),
    changed: () => {},
    emit: () => {},
  };
}
