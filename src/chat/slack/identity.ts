// Who we are in Slack, and whether our token still opens anything: asked at the start, and again after it was refused.
import { type ConnectionState, keepTrying } from "./connection.ts";
import { isLockedOut, type Log, readTrouble, type WebClient } from "./web.ts";

export type Self = { botUserId: string; botId: string | undefined; teamId: string | undefined };

export type Identity = {
  /** Null until Slack has told us once. */
  self(): Self | null;
  /** Rejects only if the token can never work. Without a network it resolves, and goes on trying by itself. */
  start(): Promise<void>;
  /** Some call was refused for `why`; if that concerns the token, it is tried again until it works. */
  refused(why: string): void;
  stop(): void;
};

async function askWhoWeAre(web: WebClient): Promise<Self> {
  const told = await web.auth.test();
  return { botUserId: told.user_id ?? "", botId: told.bot_id, teamId: told.team_id };
}

/** A sentence for whoever set the token: which setting, and how to mend it. */
const tokenFault = (why: string): Error =>
  new Error(
    `SLACK_BOT_TOKEN is refused by Slack (${why}). Copy the "Bot User OAuth Token" (xoxb-…) from the app's page ` +
      "“OAuth & Permissions”, after installing the app in the workspace.",
  );

export function openIdentity(options: { web: WebClient; state: ConnectionState; log: Log }): Identity {
  const { web, state, log } = options;
  const stopping = new AbortController();
  let self: Self | null = null;

  async function tryOnce(): Promise<string | null> {
    try {
      self = await askWhoWeAre(web);
      state.up("token");
      return null;
    } catch (error) {
      const { why } = readTrouble(error);
      state.down("token", why);
      return why;
    }
  }

  const failed = (why: string, attempt: number): void =>
    log.warn({ why, attempt }, "slack: the token does not work yet");
  const again = keepTrying({ tryOnce, failed, signal: stopping.signal });
  return {
    self: () => self,
    async start() {
      const why = await tryOnce();
      if (why === null) return;
      if (isLockedOut(why)) throw tokenFault(why);
      log.warn({ why }, "slack: not reachable at the start, trying again");
      void again.run(1);
    },
    refused(why) {
      if (!isLockedOut(why)) return;
      state.down("token", why);
      void again.run(1);
    },
    stop: () => stopping.abort(),
  };
}
