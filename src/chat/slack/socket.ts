// Socket Mode, supervised by ourselves: reconnects at once, and no failure of it can end the process.
import { SocketModeReceiver } from "@slack/bolt";
import { type ConnectionState, keepTrying } from "./connection.ts";
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
const CLOSED = "the connection was closed";

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

/** One connection; null when Slack has said hello on it, else why not. */
async function connectOnce(client: SocketModeReceiver["client"], state: ConnectionState): Promise<string | null> {
  // Slack says hello within a moment; a connection on which it does not is given up.
  const patience = setTimeout(() => void client.disconnect(), HELLO_MS);
  try {
    await client.start();
    state.up("socket");
    return null;
  } catch (error) {
    // The socket itself rejects with nothing at all.
    const why = error === undefined ? CLOSED : readTrouble(error).why;
    state.down("socket", why);
    return why;
  } finally {
    clearTimeout(patience);
  }
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
  const tryOnce = (): Promise<string | null> => connectOnce(client, state);
  const failed = (why: string, attempt: number): void => log.warn({ why, attempt }, "slack: no socket yet");
  const again = keepTrying({ tryOnce, failed, signal: stopping.signal });
  let isStarted = false;

  client.on("disconnected", () => {
    if (stopping.signal.aborted || !isStarted || again.isRunning()) return;
    state.down("socket", CLOSED);
    void again.run(0);
  });

  return {
    receiver,
    async start() {
      const why = await tryOnce();
      isStarted = true;
      if (why === null) return;
      if (isLockedOut(why) || WRONG_TOKEN.includes(why)) throw tokenFault(why);
      void again.run(1);
    },
    async stop() {
      stopping.abort();
      await client.disconnect();
    },
  };
}
