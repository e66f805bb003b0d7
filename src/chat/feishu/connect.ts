// Opens Feishu: one way in for the long connection and the webhook, one way out for answers and the outbox.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Desk, FindProfile, Platform } from "../../core/platform.ts";
import { openApi } from "./api.ts";
import { openChatBook, sayError } from "./chats.ts";
import { fetchFile } from "./files.ts";
import { openHearing } from "./hearing.ts";
import { openReceive } from "./inbound.ts";
import { openLife } from "./life.ts";
import type { Log } from "./log.ts";
import { openFindProfile } from "./people.ts";
import { openPoster } from "./post.ts";
import { ANSWER_WITHIN_MS } from "./press.ts";
import { readThread } from "./read-thread.ts";
import { loadSdk } from "./sdk.ts";
import { sendOutgoing } from "./send.ts";
import { openUnderWay } from "./under-way.ts";
import { openWebhook } from "./webhook.ts";

export type FeishuConfig = {
  appId: string;
  appSecret: string;
  /** "feishu", "lark", or a URL. */
  domain: string;
  mode: "ws" | "webhook";
  encryptKey?: string;
  verificationToken?: string;
  /** How old a webhook request may be, by default five minutes. */
  freshForMs?: number;
};
export type FeishuOptions = { config: FeishuConfig; desk: Desk; log: Log; now?: () => Date; answerWithinMs?: number };

export type Feishu = Platform & {
  findProfile: FindProfile;
  /** For /feishu/events on the house's server; null with the long connection. */
  listener: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
};

export const EVENTS_PATH = "/feishu/events";
const FRESH_FOR_MS = 5 * 60_000;
const CLOSE_WITHIN_MS = 8_000;
const FLUSH_MS = 50;

/** Throws an Error that names the setting where the configuration cannot work. */
export function openFeishu({ config, desk, log, now = () => new Date(), answerWithinMs }: FeishuOptions): Feishu {
  checkConfig(config);
  const api = openApi(config);
  const chats = openChatBook(api, log);
  const poster = openPoster(api, chats);
  const room = { desk, poster, log, chats, answerWithinMs: answerWithinMs ?? ANSWER_WITHIN_MS };
  const underWay = openUnderWay((error) => log.error({ why: sayError(error) }, "work for Feishu failed"));
  const life = openLife({ api, log, now });
  const hearing = openHearing({ api, desk, chats, log });
  const receive = openReceive({ room, api, hearing, underWay, now, botId: life.botId, isClosing: life.isClosing });
  const findProfile = openFindProfile(api);
  const { encryptKey, verificationToken, freshForMs = FRESH_FOR_MS } = config;
  const secrets = { ...(encryptKey && { encryptKey }), ...(verificationToken && { verificationToken }) };
  const isWebhook = config.mode === "webhook";
  return {
    name: "feishu",
    start: () => life.start(isWebhook ? null : { sdk: loadSdk(config, log), receive }),
    async stop() {
      life.close();
      await underWay.settled(CLOSE_WITHIN_MS);
      await wait(FLUSH_MS); // the SDK sends the acknowledgement after the handler is done
      life.closeSocket();
    },
    send: (message) => underWay.count(sendOutgoing(poster, message, log)),
    connection: life.connection,
    fetchFile: (wanted) => fetchFile({ api, log }, wanted),
    readThread: ({ thread }) => readThread({ api, findProfile, log }, thread),
    findProfile,
    listener: isWebhook ? openWebhook({ secrets, freshForMs, now, log, receive }) : null,
  };
}

function checkConfig({ appId, mode, encryptKey, verificationToken }: FeishuConfig): void {
  // With any other id the SDK's long connection stays silent for ever.
  if (mode === "ws" && !/^cli_[0-9a-fA-F]{16}$/.test(appId))
    throw new Error(
      "FEISHU_APP_ID is no app id: it looks like cli_ and 16 letters or digits (console: 凭证与基础信息)",
    );
  if (mode === "webhook" && !encryptKey && !verificationToken)
    throw new Error(
      "FEISHU_MODE=webhook needs FEISHU_ENCRYPT_KEY (or at least FEISHU_VERIFICATION_TOKEN): anybody could post events otherwise (console: 事件与回调 › 加密策略)",
    );
}
