// Which scope each Web API method needs of a bot token (docs.slack.dev, method pages).
import { scopesOf } from "./manifest.ts";
import { Refusal } from "./method.ts";
import type { Channel, World } from "./world.ts";

const NEEDED: Record<string, string> = {
  "chat.postMessage": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.update": "chat:write",
  "chat.delete": "chat:write",
  "users.info": "users:read",
  "users.list": "users:read",
  "users.lookupByEmail": "users:read.email",
  "conversations.open": "im:write",
  "conversations.join": "channels:join",
  "files.info": "files:read",
  "files.getUploadURLExternal": "files:write",
  "files.completeUploadExternal": "files:write",
  "reactions.add": "reactions:write",
};

/** @throws Refusal `missing_scope`, with Slack's `needed` and `provided`, when the manifest does not list the scope. */
function requireScope(world: World, needed: string): void {
  if (!world.manifest) return;
  const provided = scopesOf(world.manifest);
  if (!provided.includes(needed)) throw new Refusal("missing_scope", { needed, provided: provided.join(",") });
}

export function requireMethodScope(world: World, method: string): void {
  const needed = NEEDED[method];
  if (needed) requireScope(world, needed);
}

const ROOMS = { im: "im", channel: "channels", group: "groups" } as const;

/** conversations.* need the scope of the kind of channel: `channels:read`, `im:history` … */
export function requireChannelScope(world: World, channel: Channel, what: "read" | "history"): void {
  requireScope(world, `${ROOMS[channel.kind]}:${what}`);
}

export function hasScope(world: World, scope: string): boolean {
  return !world.manifest || scopesOf(world.manifest).includes(scope);
}
