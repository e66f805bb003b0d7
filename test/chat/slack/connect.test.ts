// Connecting and letting go: wrong tokens, a network that is away, lost sockets, forged requests, an orderly stop.
import { afterEach, describe, expect, it } from "vitest";
import { openSlack } from "../../../src/chat/slack/connect.ts";
import type { FakeSlack } from "../../../src/sandbox/slack/fake.ts";
import { makeDesk, saidCard } from "./scripted-desk.ts";
import { type Both, configFor, LI, makeLog, MODES, openBoth, openFake, seen, until } from "./open-both.ts";

let both: Both | null = null;
let fake: FakeSlack | null = null;
afterEach(async () => {
  await both?.close();
  await fake?.close();
  both = null;
  fake = null;
});

const open = (config: Parameters<typeof openSlack>[0]["config"]) =>
  openSlack({ config, desk: makeDesk(), log: makeLog(), formCommands: [] });

describe("a start", () => {
  it("names the bot token that can never work", async () => {
    fake = await openFake("socket");
    const slack = open({ ...configFor(fake, "socket"), botToken: "xoxb-wrong" });
    await expect(slack.start()).rejects.toThrow(/SLACK_BOT_TOKEN.*invalid_auth/);
    await slack.stop();
  });

  it("names the app token that can never work", async () => {
    fake = await openFake("socket");
    const slack = open({ ...configFor(fake, "socket"), appToken: "xapp-wrong" });
    await expect(slack.start()).rejects.toThrow(/SLACK_APP_TOKEN.*invalid_auth/);
    await slack.stop();
  });

  it("names the settings of which one is needed", () => {
    expect(() => open({ botToken: "xoxb-1" })).toThrow(/SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/);
  });

  it("goes on trying while Slack cannot be reached", async () => {
    fake = await openFake("socket");
    fake.faults.next("auth.test", { fault: "drop-before" });
    fake.faults.next("apps.connections.open", { fault: "status", status: 500 }, 2);
    const slack = open(configFor(fake, "socket"));
    await slack.start();
    expect(slack.connection().isUp).toBe(false);
    await until(() => slack.connection().isUp, 10_000);
    await slack.stop();
  });
});

describe("a socket", () => {
  it.each(["refresh", "cut"] as const)("is opened again at once after a %s", async (how) => {
    const desk = makeDesk(saidCard("收到"));
    both = await openBoth("socket", desk);
    const { fake: slack } = both;
    const before = slack.calls.filter((call) => call.method === "apps.connections.open").length;
    slack.disconnect(how);
    await until(() => slack.calls.filter((call) => call.method === "apps.connections.open").length > before, 1000);
    await until(() => both?.slack.connection().isUp === true && slack.connections() === 1, 1000);
    await slack.say(LI, slack.privateChat(LI), "拜访 永清");
    await until(() => desk.said_.length === 1);
  });

  it("survives Slack failing while it is opened again", async () => {
    both = await openBoth("socket", makeDesk());
    const { fake: slack } = both;
    slack.faults.next("apps.connections.open", { fault: "status", status: 500 });
    slack.faults.next("apps.connections.open", { fault: "error", error: "internal_error" });
    slack.disconnect("cut");
    await until(() => both?.slack.connection().isUp === false);
    await until(() => both?.slack.connection().isUp === true, 8000);
  });

  it("survives what is no JSON and what it does not know", async () => {
    both = await openBoth("socket", makeDesk());
    both.fake.sendRaw("no json");
    both.fake.sendRaw('{"type":"surprise","envelope_id":"e1","payload":{}}');
    const outcome = await both.fake.say(LI, both.fake.privateChat(LI), "/today");
    expect(outcome).toMatchObject({ isOk: true });
  });
});

describe("a request by HTTP", () => {
  const body = `command=%2Fvisit&text=x&user_id=${LI}&channel_id=D1&trigger_id=1.1.x&team_id=T1&response_url=http%3A%2F%2F127.0.0.1`;
  const form = "application/x-www-form-urlencoded";

  it.each([
    ["under another secret", { secret: "ffffffffffffffffffffffffffffffff" }],
    ["six minutes old", { ageSeconds: 360 }],
    ["unsigned", { headers: { "x-slack-signature": "" } }],
  ])("is refused and written down: %s", async (_, forged) => {
    const desk = makeDesk(saidCard("x"));
    both = await openBoth("http", desk);
    const ack = await both.fake.postForged({ type: form, body, ...forged });
    expect(ack.status).toBe(401);
    expect(desk.asked).toEqual([]);
    expect(both.log.lines.filter((line) => line.level === "warn")).not.toEqual([]);
  });

  it("is taken when a proxy has named its charset", async () => {
    const desk = makeDesk(saidCard("x"));
    both = await openBoth("http", desk);
    const ack = await both.fake.postForged({ type: `${form}; charset=utf-8`, body });
    expect(ack.status).toBe(200);
    expect(desk.asked).toHaveLength(1);
  });

  it.each([
    ["garbage", "application/json", "{", 400],
    ["a challenge", "application/json", '{"type":"url_verification","challenge":"c"}', 200],
  ])("that is %s is answered", async (_, type, text, status) => {
    both = await openBoth("http", makeDesk());
    expect((await both.fake.postForged({ type, body: text })).status).toBe(status);
  });

  it("to another path is not found", async () => {
    both = await openBoth("http", makeDesk());
    const response = await fetch(String(both.url).replace("/slack/events", "/slack/other"), { method: "POST" });
    expect(response.status).toBe(404);
  });
});

describe.each(MODES)("a stop by %s", (mode) => {
  it("waits for the answer that is under way", async () => {
    let answer: () => void = () => undefined;
    const desk = makeDesk(
      () =>
        new Promise((resolve) => {
          answer = () => resolve(saidCard("已记下"));
        }),
    );
    both = await openBoth(mode, desk);
    const { fake: slack } = both;
    const chat = slack.privateChat(LI);
    await slack.say(LI, chat, "拜访 永清");
    await until(() => desk.asked.length === 1);
    const stopped = both.slack.stop();
    answer();
    await stopped;
    expect(desk.said_).toHaveLength(1);
    expect(seen(slack, LI, chat)).toHaveLength(2);
  });
});
