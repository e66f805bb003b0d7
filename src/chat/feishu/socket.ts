// Keeps the long connection up: the SDK reconnects by itself after a drop, but gives up for good on some refusals.
import type { Log } from "./log.ts";
import type { LoadedSdk, SdkSocket } from "./sdk.ts";
import { EVENTS } from "./events.ts";

export type SocketState = { isUp: boolean; why?: string };
export type SocketOptions = {
  sdk: LoadedSdk;
  log: Log;
  receive: (event: unknown) => Promise<object | undefined>;
  changed: (state: SocketState) => void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Answers what closes it. `changed` hears of every rise and fall. */
export function openSupervised({ sdk, log, receive, changed }: SocketOptions): { close(): void } {
  let socket: SdkSocket | null = null;
  let again: NodeJS.Timeout | undefined;
  let attempts = 0;
  const dispatcher = sdk.makeDispatcher().register(Object.fromEntries(EVENTS.map((name) => [name, receive])));
  const rise = () => {
    attempts = 0;
    changed({ isUp: true });
  };
  const open = () => {
    const own = sdk.openSocket({
      onReady: rise,
      onReconnected: rise,
      onReconnecting: () => changed({ isUp: false, why: "the long connection was lost" }),
      // Terminal for the SDK, also where Feishu was only busy (code 1): a new socket is opened.
      onError: (error) => {
        changed({ isUp: false, why: error.message });
        log.error({ why: error.message }, "Feishu's long connection was refused; trying again");
        own.close();
        again = setTimeout(open, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts));
        attempts += 1;
      },
    });
    socket = own;
    own.start({ eventDispatcher: dispatcher }).catch((error: unknown) => {
      log.error({ why: error instanceof Error ? error.message : "unknown" }, "the long connection did not start");
    });
  };
  open();
  return {
    close() {
      clearTimeout(again);
      socket?.close();
    },
  };
}
