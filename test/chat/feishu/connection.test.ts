// The long connection: it comes back after a drop and a refusal, and closing waits for what is under way.
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { loadSdk } from "../../../src/chat/feishu/sdk.ts";
import { openSupervised } from "../../../src/chat/feishu/socket.ts";
import { LI, openRoom, type Room } from "./room.ts";
import { plainCard } from "./script.ts";
import { botMessages, findButton } from "./seen.ts";
import { openFront } from "./front.ts";

let room: Room;
afterEach(() => room.close());

describe("the long connection", () => {
  it("comes back after a drop and says so", async () => {
    room = await openRoom({ mode: "ws" });
    expect(room.feishu.connection().isUp).toBe(true);
    room.fake.dropSockets();
    await room.fake.until(() => !room.feishu.connection().isUp);
    await room.fake.until(() => room.feishu.connection().isUp);
    await room.fake.connected();
    await room.fake.say(LI.id, room.fake.privateChat(LI.id), "拜访 永清超市");
    await room.fake.settled();
    expect(botMessages(room.fake, LI.id, room.fake.privateChat(LI.id))).toHaveLength(1);
  });

  it("tries again where the SDK gives up", async () => {
    room = await openRoom({ mode: "ws" });
    const { fake, log } = room;
    // "System busy" ends the SDK's own trying.
    const busy = { code: 1, msg: "system busy", data: {} };
    const front = await openFront(fake, { "/callback/ws/endpoint": [busy, busy] });
    const sdk = loadSdk({ appId: fake.appId, appSecret: fake.appSecret, domain: front.domain }, log);
    const states: boolean[] = [];
    const receive = async () => undefined;
    const socket = openSupervised({ sdk, log, receive, changed: ({ isUp }) => states.push(isUp) });
    await fake.until(() => states.includes(true), 10_000);
    expect(states).toEqual([false, false, true]);
    expect(fake.connectionCount()).toBe(2);
    socket.close();
    await front.close();
  });

  it("closes after the answers under way are said, and acknowledges nothing new", async () => {
    room = await openRoom({ mode: "ws" });
    const { fake, desk, feishu } = room;
    const chat = fake.privateChat(LI.id);
    await fake.say(LI.id, chat, "拜访 永清超市");
    await fake.settled();
    const card = botMessages(fake, LI.id, chat)[0];
    desk.script = async () => {
      await wait(300);
      return { reply: "card", card: plainCard("慢的") };
    };
    await fake.say(LI.id, chat, "拜访 新华超市");
    await fake.until(() => desk.asks.length === 2);
    const stopped = feishu.stop();
    const envelope = structuredClone(fake.envelopes[0]);
    if (!envelope) throw new Error("no envelope");
    Object.assign((envelope.event as { message: object }).message, { message_id: "om_new" });
    const [late] = await fake.deliver(envelope);
    expect(late).toMatchObject({ isAcked: false });
    const action = findButton(card?.json, "撤销");
    const pressed = await fake.press(LI.id, { chat, message: card?.id ?? "", action });
    expect(pressed.isOk).toBe(true);
    expect(fake.screen(LI.id).word).toMatchObject({ content: "正在重启，请过一会儿再按一次。" });
    await stopped;
    expect(botMessages(fake, LI.id, chat).at(-1)?.text).toContain("慢的");
    expect(desk.told).toHaveLength(2);
    await fake.until(() => fake.connectionCount() === 0);
  });
});
