// Slack as the house sees it: connects (Socket Mode or HTTP, by one setting), takes in, answers, sends, closes.
import type { RequestListener } from "node:http";
import { App, type Receiver } from "@slack/bolt";
import type { Desk, FindProfile, Outgoing, Platform, Sent } from "../../core/platform.ts";
import { type ConnectionState, openConnectionState } from "./connection.ts";
import { addFile, fetchFile } from "./files.ts";
import { type Identity, openIdentity } from "./identity.ts";
import { listen } from "./listen.ts";
import { openDirectory } from "./names.ts";
import { readThread } from "./read-thread.ts";
import { changeMessage } from "./replace.ts";
import type { Room } from "./room.ts";
import { openPictures, type PictureRoom } from "./pictures.ts";
import { drawPictured, isDoubtful, type Post, postAgain, postOnce, whereTo } from "./send.ts";
import { openSocket } from "./socket.ts";
import { type Log, openWeb, type SlackConfig, slackLogger, type WebClient } from "./web.ts";
import { openWebhook } from "./webhook.ts";

export type SlackOptions = {
  config: SlackConfig;
  desk: Desk;
  log: Log;
  /** Slash commands that open a form when nothing stands behind them: those of the records. */
  formCommands: readonly string[];
  now?: () => Date;
  /** The program that draws charts, another one in tests. */
  chartDrawer?: URL;
};

export type Slack = Platform & {
  findProfile: FindProfile;
  /** HTTP mode: takes the requests to /slack/events. Null in Socket Mode. */
  listener: RequestListener | null;
};

type Intake = { receiver: Receiver; listener: RequestListener | null; start(): Promise<void>; stop(): Promise<void> };

export const EVENTS_PATH = "/slack/events";

function openHttp(config: SlackConfig, log: Log): Intake {
  if (!config.signingSecret) {
    throw new Error(
      "Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): both stand on the app's page “Basic Information”.",
    );
  }
  const nothing = async (): Promise<void> => undefined;
  return {
    ...openWebhook({ signingSecret: config.signingSecret, path: EVENTS_PATH, log }),
    start: nothing,
    stop: nothing,
  };
}

function openIntake(options: { config: SlackConfig; state: ConnectionState; log: Log }): Intake {
  const { config, state, log } = options;
  const { appToken } = config;
  if (!appToken) return openHttp(config, log);
  return { ...openSocket({ config: { ...config, appToken }, state, log }), listener: null };
}

/** Our own identity is asked for by openIdentity, so that Bolt neither asks nor fails on its own. */
function openApp(options: { receiver: Receiver; identity: Identity; config: SlackConfig; log: Log }): App {
  const { receiver, identity, config, log } = options;
  return new App({
    receiver,
    authorize: async () => {
      const self = identity.self();
      if (!self) throw new Error("not connected yet");
      return { botToken: config.botToken, botUserId: self.botUserId, ...(self.botId ? { botId: self.botId } : {}) };
    },
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: { ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}), retryConfig: { retries: 0 } },
  });
}

/** Sends what the outbox gives. A message left in doubt is looked for before it is sent again (test/chat/slack/send.test.ts). */
function openSending(room: { web: WebClient; identity: Identity; pictures: PictureRoom; log: Log }) {
  const { web, identity, pictures } = room;
  const inDoubt = new Set<string>();
  const post = async (message: Outgoing): Promise<Sent> => {
    const { card, locale, replaces, file } = message;
    const where = whereTo(message);
    const draft = async (): Promise<Post> => ({
      ...where,
      ...drawPictured(card, locale, await pictures.of(card, locale)),
    });
    if (replaces !== undefined) {
      const { drawn } = await draft();
      return changeMessage(web, { channel: where.channel, message: replaces, drawn });
    }
    const isAgain = isDoubtful(message) || inDoubt.has(message.key);
    const sent = isAgain ? await postAgain(web, where, draft) : await postOnce(web, await draft());
    if (!file || sent.sent !== "yes") return sent;
    const { channel, thread } = where;
    return (await addFile(room, { channel, thread, file, after: sent.messageId, isAgain })) ?? sent;
  };
  return async (message: Outgoing): Promise<Sent> => {
    const sent = await post(message);
    if (sent.sent === "unknown") inDoubt.add(message.key);
    if (sent.sent === "yes" || sent.sent === "never") inDoubt.delete(message.key);
    if (sent.sent !== "yes") identity.refused(sent.why);
    return sent;
  };
}

const DRAIN_MS = 8_000;

/** Waits for what is under way, but no longer than a stop may take; what is not said by then stays owed to its asker. */
async function drain(underway: ReadonlySet<Promise<unknown>>): Promise<void> {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DRAIN_MS);
  }).then(() => {
    isOver = true;
  });
  while (underway.size > 0 && !isOver) await Promise.race([Promise.allSettled([...underway]), over]);
  clearTimeout(timer);
}

/** Connects to nothing yet. Throws if neither Socket Mode nor HTTP is configured. */
export function openSlack(options: SlackOptions): Slack {
  const { config, desk, log } = options;
  const now = options.now ?? (() => new Date());
  const state = openConnectionState(config.appToken ? ["token", "socket"] : ["token"], now);
  const web = openWeb(config, log);
  const identity = openIdentity({ web, state, log });
  const intake = openIntake({ config, state, log });
  const directory = openDirectory(web, now);
  const pictures = openPictures({ web, log, drawer: options.chartDrawer });
  const room: Room = {
    web,
    desk,
    log,
    directory,
    pictures,
    identity,
    now,
    formCommands: new Set(options.formCommands),
    underway: new Set(),
    homes: new Map(),
    posted: new Set(),
  };
  let isStopping = false;
  listen(openApp({ receiver: intake.receiver, identity, config, log }), room, () => isStopping);
  return {
    name: "slack",
    findProfile: directory.findProfile,
    listener: intake.listener,
    connection: state.read,
    send: openSending({ web, identity, pictures, log }),
    fetchFile: ({ file }) => fetchFile({ web, log, config }, file),
    readThread: (where) => readThread({ web, directory, log }, where),
    async start() {
      await identity.start();
      await intake.start();
    },
    async stop() {
      isStopping = true;
      identity.stop();
      await drain(room.underway);
      pictures.close();
      await intake.stop();
    },
  };
}
