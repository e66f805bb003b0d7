// The doctor says what is wrong with Feishu's setting and how to mend it, and tells no secret.
import { afterEach, describe, expect, it } from "vitest";
import type { FeishuConfig } from "../../../src/chat/feishu/connect.ts";
import { checkFeishu } from "../../../src/chat/feishu/doctor.ts";
import { neededScopes } from "../../../src/chat/feishu/scopes.ts";
import { LOCALES } from "../../../src/core/messages/index.ts";
import { openRoom, type Room } from "./room.ts";
import { type Front, openFront } from "./front.ts";

let room: Room;
let front: Front | undefined;
afterEach(async () => {
  await front?.close();
  front = undefined;
  await room.close();
});

const SCOPES_PATH = "/open-apis/application/v6/scopes";

async function examine(over: Partial<FeishuConfig> = {}, answers: Record<string, unknown[]> = {}) {
  room = await openRoom({ mode: "ws" });
  front = await openFront(room.fake, answers);
  const { appId, appSecret } = room.fake;
  const config: FeishuConfig = { appId, appSecret, domain: front.domain, mode: "ws", ...over };
  const findings = await checkFeishu(config, "zh-CN");
  expect(JSON.stringify(findings)).not.toContain(room.fake.appSecret);
  return findings;
}

const scopes = (names: readonly string[]) => ({
  code: 0,
  data: { scopes: names.map((scope_name) => ({ scope_name, grant_status: 1 })) },
});

describe("the doctor", () => {
  it("finds nothing wrong where nothing is, and says what only a person can compare", async () => {
    const findings = await examine({}, { [SCOPES_PATH]: [scopes(neededScopes())] });
    expect(findings.map(({ isOk }) => isOk)).toEqual([true, true, true, true]);
    expect(findings.at(-1)?.mend).toContain("card.action.trigger");
  });

  it("names the scopes that are missing", async () => {
    const [, found] = await examine({}, { [SCOPES_PATH]: [scopes(neededScopes().slice(1))] });
    expect(found?.isOk).toBe(false);
    expect(found?.mend).toContain(neededScopes()[0]);
  });

  it("says so when the scopes cannot be read", async () => {
    const [, found] = await examine({}, { [SCOPES_PATH]: [{ code: 99991672, msg: "no scope" }] });
    expect(found?.isOk).toBe(true);
    expect(found?.mend).toContain("feishu-app.json");
  });

  it.each([
    ["a wrong secret", { appSecret: "wrong" }, {}, "FEISHU_APP_SECRET"],
    ["an app without a bot", {}, { "/open-apis/bot/v3/info": [{ code: 230006, msg: "no bot" }] }, "机器人能力"],
    ["an address where nobody answers", { domain: "http://127.0.0.1:9" }, {}, "FEISHU_DOMAIN"],
    ["a refused long connection", {}, { "/callback/ws/endpoint": [{ code: 514, msg: "no" }] }, "使用长连接接收"],
    ["a webhook that anybody may call", { mode: "webhook" as const }, {}, "FEISHU_ENCRYPT_KEY"],
  ])("mends %s", async (_, over, answers, mend) => {
    const findings = await examine(over, answers);
    expect(findings.find(({ isOk }) => !isOk)?.mend).toContain(mend);
  });

  it("speaks both languages", async () => {
    room = await openRoom({ mode: "ws" });
    const { appId, domain } = room.fake;
    for (const locale of LOCALES) {
      const [found] = await checkFeishu({ appId, appSecret: "wrong", domain, mode: "ws" }, locale);
      expect(found?.mend).toContain("FEISHU_APP_SECRET");
    }
  });
});
