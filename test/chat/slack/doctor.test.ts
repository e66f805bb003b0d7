// The doctor: says what is wrong with the Slack settings and how to mend it, and tells no secret.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkSlack } from "../../../src/chat/slack/doctor.ts";
import type { FakeSlack } from "../../../src/sandbox/slack/fake.ts";
import { configFor, openFake, readManifest } from "./open-both.ts";

let fake: FakeSlack;
beforeEach(async () => {
  fake = await openFake("socket");
});
afterEach(() => fake.close());

const faults = async (over: object, mode: "socket" | "http" = "socket") =>
  (await checkSlack({ ...configFor(fake, mode), ...over }, "en")).filter((finding) => !finding.isOk);

describe("the doctor", () => {
  it.each(["socket", "http"] as const)("finds nothing wrong with a good %s set-up", async (mode) => {
    const signingSecret = "0123456789abcdef0123456789abcdef";
    expect(await faults(mode === "http" ? { signingSecret } : {}, mode)).toEqual([]);
  });

  it.each([
    ["a bot token of another kind", { botToken: "xoxp-1" }, /xoxb-/],
    ["a bot token that is refused", { botToken: "xoxb-wrong" }, /invalid_auth/],
    ["an app token of another kind", { appToken: "abc" }, /xapp-/],
    ["an app token that is refused", { appToken: "xapp-wrong" }, /invalid_auth/],
    ["no way in", { appToken: undefined }, /SLACK_SIGNING_SECRET/],
    ["a Slack that is away", { apiUrl: "http://127.0.0.1:9/api/" }, /cannot be reached/],
  ])("finds %s", async (_, over, mend) => {
    const found = await faults(over);
    expect(found.map((finding) => finding.mend).join("\n")).toMatch(mend);
  });

  it("finds the scopes that were not granted", async () => {
    const manifest = readManifest();
    const bot = (manifest.oauth_config?.scopes?.bot ?? []).filter((scope) => scope !== "files:write");
    await fake.close();
    fake = await openFake("socket", { manifest: { ...manifest, oauth_config: { scopes: { bot } } } });
    expect((await faults({}))[0]?.mend).toContain("files:write");
  });

  it("tells no token", async () => {
    const said = JSON.stringify(await checkSlack(configFor(fake, "socket"), "zh-CN"));
    expect(said).not.toContain(fake.botToken);
    expect(said).not.toContain(fake.appToken);
  });
});
