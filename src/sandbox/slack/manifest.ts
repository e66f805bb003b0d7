// The parts of a Slack app manifest that decide what the app may do and what it is told.

/** As in manifest.yml; parts left out mean "none". */
export type Manifest = {
  features?: {
    app_home?: { home_tab_enabled?: boolean; messages_tab_enabled?: boolean; messages_tab_read_only_enabled?: boolean };
    slash_commands?: { command: string; should_escape?: boolean }[];
    shortcuts?: { type: "message" | "global"; callback_id: string; name?: string }[];
  };
  oauth_config?: { scopes?: { bot?: string[] } };
  settings?: { event_subscriptions?: { bot_events?: string[] } };
};

type CommandRule = { command: string; shouldEscape: boolean };

/** Null: the workspace knows no such command. Without a manifest every command is known and escaped. */
export function findCommand(manifest: Manifest | null, command: string): CommandRule | null {
  if (!manifest) return { command, shouldEscape: true };
  const known = manifest.features?.slash_commands?.find((each) => each.command === command);
  return known ? { command, shouldEscape: known.should_escape ?? false } : null;
}

export function hasShortcut(manifest: Manifest | null, type: "message" | "global", callback: string): boolean {
  if (!manifest) return true;
  return (manifest.features?.shortcuts ?? []).some((each) => each.type === type && each.callback_id === callback);
}

/** Whether the app asked for this event; messages are asked for by kind of channel ("message.im"). */
export function isSubscribed(manifest: Manifest | null, event: Record<string, unknown>): boolean {
  if (!manifest) return true;
  const kinds: Record<string, string> = { im: "im", channel: "channels", group: "groups", mpim: "mpim" };
  const name = event.type === "message" ? `message.${kinds[String(event.channel_type)]}` : String(event.type);
  return (manifest.settings?.event_subscriptions?.bot_events ?? []).includes(name);
}

export function scopesOf(manifest: Manifest): string[] {
  return manifest.oauth_config?.scopes?.bot ?? [];
}

/** Whether people can write to the app in private; Slack turns the box off unless the manifest says so. */
export function canWriteToApp(manifest: Manifest | null): boolean {
  const home = manifest?.features?.app_home;
  return !manifest || (home?.messages_tab_enabled === true && home.messages_tab_read_only_enabled !== true);
}

export function hasHomeTab(manifest: Manifest | null): boolean {
  return !manifest || manifest.features?.app_home?.home_tab_enabled === true;
}
