// Who somebody is and what a channel is called, asked of Slack and remembered for an hour.
import type { Actor } from "../../core/ask.ts";
import type { FindProfile, Profile } from "../../core/platform.ts";
import type { Names } from "./read-text.ts";
import { readTrouble, type WebClient } from "./web.ts";

export type Directory = {
  /** Null: nobody there, or a bot. Throws if Slack cannot be asked now. */
  findProfile: FindProfile;
  /** Names by id; an id that cannot be looked up is missing. */
  namesOf(ids: readonly string[]): Promise<Names>;
};

const HOUR = 3_600_000;
const KEPT = 10_000;

/** Remembers what `ask` told, for an hour, at most 10,000 things; what was asked longest ago goes first. */
function remember<T>(ask: (id: string) => Promise<T>, now: () => Date): (id: string) => Promise<T> {
  const known = new Map<string, { until: number; told: Promise<T> }>();
  return (id) => {
    const before = known.get(id);
    if (before && before.until > now().getTime()) return before.told;
    const told = ask(id);
    known.delete(id);
    known.set(id, { until: now().getTime() + HOUR, told });
    told.catch(() => known.delete(id));
    const oldest = known.keys().next().value;
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return told;
  };
}

async function askForUser(web: WebClient, id: string): Promise<Profile | null> {
  try {
    const { user } = await web.users.info({ user: id });
    if (!user || user.deleted || user.is_bot) return null;
    return { name: user.profile?.real_name || user.real_name || user.name || id, email: user.profile?.email ?? null };
  } catch (error) {
    const { why } = readTrouble(error);
    if (why === "user_not_found" || why === "user_not_visible") return null;
    throw error;
  }
}

export function openDirectory(web: WebClient, now: () => Date): Directory {
  const user = remember((id) => askForUser(web, id), now);
  const channel = remember(async (id) => (await web.conversations.info({ channel: id })).channel?.name ?? null, now);
  const nameOf = async (id: string): Promise<string | null> =>
    /^[UW]/.test(id) ? ((await user(id))?.name ?? null) : channel(id);
  return {
    findProfile: (actor: Actor) => user(actor.user),
    async namesOf(ids) {
      const names = new Map<string, string>();
      const look = async (id: string): Promise<void> => {
        // A name is a comfort to the reader: without it the id stands there, and the message goes on.
        const name = await nameOf(id).catch(() => null);
        if (name !== null) names.set(id, name);
      };
      await Promise.all([...new Set(ids)].slice(0, 20).map(look));
      return names;
    },
  };
}
