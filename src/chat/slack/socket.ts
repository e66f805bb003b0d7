// Socket Mode, supervised by ourselves: reconnects at once, and no failure of it can end the process.
import { SocketModeReceiver } from "@slack/bolt";
import { type ConnectionState, pauseBefore } from "./connection.ts";
import { isLockedOut, type Log, readTrouble, type SlackConfig, slackLogger } from "./web.ts";

export type Socket = {
  receiver: SocketModeReceiver;
  /** Rejects only if the app token can never work. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

// Slack's words for an app token of the wrong kind or without connections:write (apps.connections.open, error codes).
const WRONG_TOKEN = ["not_allowed_token_type", "missing_scope", "no_permission", "access_denied"];

const HELLO_MS = 15_000;

const tokenFault = (why: string): Error =>
  new Error(
    `SLACK_APP_TOKEN is refused by Slack (${why}). Make an app-level token (xapp-…) with the scope connections:write on ` +
      "the app's page “Basic Information”, and switch Socket Mode on.",
  );

/** Bolt's own reconnecting waits up to 5 s and leaves a rejection unhandled when Slack answers 500, so it is off. */
function openReceiver(config: SlackConfig & { appToken: string }, log: Log): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: config.appToken,
    autoReconnectEnabled: false,
    logger: slackLogger(log),
    installerOptions: {
      clientOptions: {
        ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    },
  });
}

export function openSocket(options: {
  config: SlackConfig & { appToken: string };
  state: ConnectionState;
  log: Log;
}): Socket {
  const { config, state, log } = options;
  const receiver = openReceiver(config, log);
  const { client } = receiver;
  const stopping = new AbortController();
  let isConnecting = false;

  async function connectOnce(): Promise<string | null> {
    // Slack says hello within a moment; a connection on which it does not is given up.
    const patience = setTimeout(() => void client.disconnect(), HELLO_MS);
    try {
      await client.start();
      state.up("socket");
      return null;
    } catch (error) {
      // The socket itself rejects with nothing at all.
      const why = error === undefined ? "the connection was closed" : readTrouble(error).why;
      state.down("socket", why);
      return why;
    } finally {
      clearTimeout(patience);
    }
  }

  async function keepConnecting(firstAttempt: number): Promise<void> {
    if (isConnecting) return;
    isConnecting = true;
    for (let attempt = firstAttempt; !stopping.signal.aborted; attempt += 1) {
      await pauseBefore(attempt, stopping.signal);
      if (stopping.signal.aborted) break;
      const why = await connectOnce();
      if (why === null) break;
      log.warn({ why, attempt }, "slack: no socket yet");
    }
    isConnecting = false;
  }

  client.on("disconnected", () => {
    if (stopping.signal.aborted || isConnecting) return;
    state.down("socket", "the connection was closed");
    void keepConnecting(0);
  });

  return {
    receiver,
    async start() {
      isConnecting = true;
      const why = await connectOnce();
      isConnecting = false;
      if (why === null) return;
      if (isLockedOut(why) || WRONG_TOKEN.includes(why)) throw tokenFault(why);
      void keepConnecting(1);
    },
    async stop() {
      stopping.abort();
      await client.disconnect();
    },
  };
}
