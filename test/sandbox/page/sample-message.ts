// A message as it stands on a screen, for scripted platforms.
import type { ScreenMessage } from "../../../src/sandbox/screen.ts";

export const AT = Date.UTC(2026, 10, 23, 0, 30);
export const BOT = { id: "BOT", name: "客情", isBot: true };

export const message = (id: string, part: Partial<ScreenMessage>): ScreenMessage => ({
  id,
  from: BOT,
  at: AT,
  text: null,
  json: null,
  thread: null,
  replies: 0,
  isEphemeral: false,
  isEdited: false,
  isDeleted: false,
  pinnedBy: [],
  files: [],
  ...part,
});
