// From start to stop: who the bot is, whether the connection stands, and trying again while Feishu cannot be reached.
import { setTimeout as wait } from "node:timers/promises";
import type { Connection } from "../../core/platform.ts";
import { type FeishuApi, FeishuError } from "./api.ts";
import { sayError } from "./chats.ts";
import type { Receive } from "./inbound.ts";
import type { Log } from "./log.ts";
import { readBotId } from "./people.ts";
import type { LoadedSdk } from "./sdk.ts";
import { openSupervised, type SocketState } from "./socket.ts";

export type Life = {
  /** `socket` is null in webhook mode. Rejects only where the app's credentials are wrong. */
  start: (socket: { sdk: LoadedSdk; receive: Receive } | null) => Promise<void>;
  close: () => void;
  closeSocket: () => void;
  botId: () => string | null;
  isClosing: () => boolean;
  connection: () => Connection;
};

// Feishu: 10003 no such app, 10014 wrong secret, 10012 and 10013 app disabled or not there, 99991543 either.
const WRONG_APP = new Set([10003, 10012, 10013, 10014, 99991543]);
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const UP_WITHIN_MS = 5_000;

export const isWrongApp = (error: unknown): error is FeishuError =>
  error instanceof FeishuError && WRONG_APP.has(error.code);

export function openLife({ api, log, now }: { api: FeishuApi; log: Log; now: () => Date }): Life {
  let botId: string | null = null;
  let isClosing = false;
  let state: Connection = { isUp: false, since: now(), why: "not started" };
  let socket: { close(): void } | null = null;
  let rise = (): void => undefined;
  const risen = new Promise<void>((resolve) => {
    rise = resolve;
  });
  const change = (next: SocketState) => {
    if (next.isUp !== state.isUp || next.why !== state.why) state = { ...next, since: now() };
    if (next.isUp) rise();
  };
  const begin: Life["start"] = async (wanted) => {
    botId = await readBotId(api);
    if (isClosing) return;
    if (wanted) socket = openSupervised({ ...wanted, log, changed: change });
    else change({ isUp: true });
  };
  const beginAgain = async (wanted: Parameters<Life["start"]>[0]) => {
    for (let round = 0; botId === null && !isClosing; round += 1) {
      await wait(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** round), undefined, { ref: false });
      await begin(wanted).catch((error: unknown) => change({ isUp: false, why: sayError(error) }));
    }
  };
  return {
    async start(wanted) {
      try {
        await begin(wanted);
      } catch (error) {
        if (isWrongApp(error)) throw wrongApp(error);
        change({ isUp: false, why: sayError(error) });
        log.error({ why: sayError(error) }, "Feishu cannot be reached; trying again");
        void beginAgain(wanted);
        return;
      }
      await Promise.race([risen, wait(UP_WITHIN_MS, undefined, { ref: false })]);
    },
    close() {
      isClosing = true;
    },
    closeSocket() {
      socket?.close();
      change({ isUp: false, why: "closed" });
    },
    botId: () => botId,
    isClosing: () => isClosing,
    connection: () => state,
  };
}

const wrongApp = (error: FeishuError): Error =>
  new Error(
    `FEISHU_APP_ID or FEISHU_APP_SECRET is not accepted (${error.message}); copy both from the console: 凭证与基础信息`,
  );
