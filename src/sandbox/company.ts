// What the page is told about the demo company and the bot: plain data, handed in by whoever opens the sandbox.
import type { PlatformName } from "../core/ask.ts";
import type { Locale } from "../core/messages/index.ts";
import type { Role } from "../core/record.ts";
import type { SandboxUser, Screen } from "./screen.ts";

export type InBoth = { zh: string; en: string };

/** A command that the composer offers; `example` is what follows the command, "" when nothing does. */
export type SandboxCommand = { command: string; words: readonly string[]; example: InBoth };

/** Who a user is in the company; users of both platforms are tied to it by e-mail. `locale`: what the bot speaks to him. */
export type SandboxPerson = { email: string; role: Role; team: string | null; locale?: Locale };

export type SandboxCompany = {
  locale: Locale;
  timezone: string;
  people: readonly SandboxPerson[];
  commands: readonly SandboxCommand[];
  /** Slack's message shortcuts. */
  shortcuts: readonly { callback: string; label: InBoth }[];
  /** Feishu's bot menu. */
  menu: readonly { key: string; label: InBoth }[];
};

export type StateUser = SandboxUser & { role: Role | null; team: string | null; locale?: Locale };

/** As whom and where a newcomer looks at first: where something is going on. */
export type FirstLook = Record<PlatformName, { user: string; chat: string; thread: string | null }>;

/** GET /sandbox/state. `now` is the sandbox's own time in ms. */
export type SandboxState = Omit<SandboxCompany, "people"> & {
  now: number;
  first?: FirstLook;
  platforms: readonly { platform: PlatformName; users: readonly StateUser[] }[];
};

/** GET /sandbox/screen. `privateChat` is the id of this user's chat with the bot. */
export type ScreenAnswer = { now: number; screen: Screen; privateChat: string };

/** What a refused request is answered with; the page has its own words for each code. */
export type Refusal = { problem: RefusalCode; mend: string };
/** GET and POST /sandbox/clock. `breachAt`: when the next complaint is overdue, in ms; null: none is open with a deadline ahead. */
export type ClockAnswer = { now: number; breachAt: number | null };

export type RefusalCode =
  "bad_request" | "clock_refused" | "unknown_user" | "not_same_origin" | "not_found" | "platform_failed";
