// Which rights in Slack we need and what for; manifest.yml asks for exactly these (test/chat/slack/manifest.test.ts).

/** Web API method → the scopes it needs of a bot (docs.slack.dev, the methods' pages). */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "conversations.replies": ["channels:history", "groups:history", "im:history"],
  "files.info": ["files:read"],
  "files.uploadV2": ["files:write"],
  "users.info": ["users:read", "users:read.email"],
  "views.open": [],
  "views.publish": [],
  "views.push": [],
  "views.update": [],
};

/** Event as Slack subscribes to it → the scope it needs. */
export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  app_uninstalled: [],
  "message.channels": ["channels:history"],
  "message.groups": ["groups:history"],
  "message.im": ["im:history"],
  reaction_added: ["reactions:read"],
  reaction_removed: ["reactions:read"],
  tokens_revoked: [],
};

/** Slash commands and shortcuts. */
const COMMANDS = "commands";

/** Everything we need, sorted. */
export const neededScopes = (): string[] =>
  [...new Set([COMMANDS, ...Object.values(METHOD_SCOPES).flat(), ...Object.values(EVENT_SCOPES).flat()])].sort();
