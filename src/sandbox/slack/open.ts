// Opens a Slack of our own on loopback, which the real Bolt connects to and which refuses what the real Slack refuses.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakePlatform } from "../screen.ts";
import { dismiss, submit } from "./client-modal.ts";
import { pin } from "./client-pin.ts";
import { press, suggest } from "./client-press.ts";
import { attach, correct, type House, refuse, say } from "./client-say.ts";
import { enter, useGlobalShortcut, useShortcut } from "./client-shortcut.ts";
import type { Controls, FakeSlack, SlackOptions } from "./fake.ts";
import { type Faults, openFaults } from "./faults.ts";
import { ACK_MS, type Line } from "./line.ts";
import { type HttpTarget, openHttpLine, postSigned } from "./line-http.ts";
import { openSocketLine, type SocketLine } from "./line-socket.ts";
import { makeWorld } from "./make-world.ts";
import { CHANNEL_METHODS } from "./methods-channels.ts";
import { CHAT_METHODS } from "./methods-chat.ts";
import { FILE_METHODS } from "./methods-files.ts";
import { PEOPLE_METHODS } from "./methods-people.ts";
import { VIEW_METHODS } from "./methods-views.ts";
import { openPostOffice } from "./post-office.ts";
import { deleteMessage } from "./posts.ts";
import { openRates } from "./rates.ts";
import { drawScreen } from "./screens.ts";
import { warmUp } from "./validate.ts";
import { type ApiCall, openWeb } from "./web.ts";
import { makeSecret, privateChatOf, type World } from "./world.ts";

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

type Parts = {
  house: House;
  line: Line;
  socketLine: SocketLine;
  target: HttpTarget;
  ackMs: number;
  server: Server;
  faults: Faults;
  calls: ApiCall[];
};

function openParts(options: SlackOptions): Parts {
  const world = makeWorld(options);
  const ackMs = options.ackMs ?? ACK_MS;
  const { events } = options;
  const socketLine = openSocketLine(world, ackMs);
  const target: HttpTarget = {
    url: events.mode === "http" ? (events.url ?? null) : null,
    signingSecret: events.mode === "http" ? events.signingSecret : makeSecret(),
  };
  const line = events.mode === "http" ? openHttpLine(target, ackMs) : socketLine;
  const post = openPostOffice(world, line, options.retryMs);
  const faults = openFaults();
  const calls: ApiCall[] = [];
  const methods = {
    ...{ ...CHAT_METHODS, ...VIEW_METHODS, ...PEOPLE_METHODS, ...CHANNEL_METHODS, ...FILE_METHODS },
    "apps.connections.open": () => ({ url: socketLine.issueUrl() }),
  };
  const rates = openRates(options.burst ?? 100);
  const server = openWeb({ world, methods, faults, rates, calls, during: post.during });
  server.on("upgrade", (request, socket, head) => socketLine.takeUpgrade(request, socket, head));
  return { house: { world, post, complaints: [] }, line, socketLine, target, ackMs, server, faults, calls };
}

/** What a test turns and reads besides what people do. */
function controls({ house, socketLine, target, ackMs, faults, calls }: Parts): Controls {
  const { world, post } = house;
  return {
    apiUrl: `${world.origin}/api/`,
    botToken: world.botToken,
    appToken: world.appToken,
    signingSecret: target.signingSecret,
    botUser: world.bot.user,
    teamId: world.team.id,
    calls,
    deliveries: post.deliveries,
    complaints: house.complaints,
    faults,
    deliver: (delivery, how) => post.redeliver(delivery, how?.times ?? 1),
    send: post.send,
    sendRaw: socketLine.sendRaw,
    postForged: (request) => postSigned(target, request, ackMs),
    pointAt(url) {
      target.url = url;
    },
    connections: socketLine.connections,
    disconnect: (how) => socketLine.disconnect(how ?? "cut"),
    revokeToken() {
      world.isRevoked = true;
      world.emit({ type: "tokens_revoked", tokens: { oauth: [], bot: [world.bot.user] } });
    },
    rewind() {
      world.lastTs = 0;
    },
    archive(channel) {
      const found = world.channels.get(channel);
      if (found) found.isArchived = true;
      world.changed();
    },
    remove(channel, message) {
      const found = world.channels.get(channel)?.messages.find(({ ts }) => ts === message);
      if (found) deleteMessage(world, found);
    },
    removeBot(channel) {
      world.channels.get(channel)?.members.delete(world.bot.user);
      world.changed();
    },
    globalShortcut: (user, callback) => useGlobalShortcut(house, user, callback),
  };
}

/** What a person can do, under the names that both fake platforms share. */
function people(house: House): Omit<FakePlatform, "onChange" | "settled" | "close"> {
  const { world } = house;
  return {
    name: "slack",
    users: () => [...world.users.values()],
    screen: (user) => drawScreen(world, user),
    say: (user, chat, text, thread) => say(house, user, { chat, text, thread: thread ?? null }),
    attach: (user, sent) => attach(house, user, { ...sent, text: sent.text ?? "", thread: sent.thread ?? null }),
    correct: async (user, place, text) => correct(house, user, { ...place, text }),
    pin: async (user, place, isSet) => pin(house, user, { ...place, isSet }),
    press: (user, what) => press(house, user, what),
    submit: (user, what) => submit(house, user, what),
    dismiss: (user, view) => dismiss(house, user, view),
    shortcut: (user, chat, message, callback) => useShortcut(house, user, { chat, message, callback }),
    suggest: (user, what, typed) => suggest(house, user, { ...what, typed }),
    enter: (user) => enter(house, user),
    menu: async () => refuse("Slack has no bot menu"),
    privateChat: (user) => privateChatOf(world, user).id,
  };
}

function openWatch(world: World): FakeSlack["onChange"] {
  const listeners = new Set<() => void>();
  world.changed = () => {
    for (const listener of listeners) listener();
  };
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

/** Starts the server; `events` says whether the app connects by Socket Mode or takes signed requests. */
export async function openFakeSlack(options: SlackOptions): Promise<FakeSlack> {
  warmUp();
  const parts = openParts(options);
  const { house, server, line, socketLine } = parts;
  house.world.origin = await listen(server, options.port ?? 0);
  return {
    ...people(house),
    ...controls(parts),
    onChange: openWatch(house.world),
    settled: house.post.settled,
    async close() {
      house.post.close();
      await Promise.all([line.close(), line === socketLine ? null : socketLine.close()]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
