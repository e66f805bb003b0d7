// Uploaded pictures in the fake Slack's blocks: who may show which, and where.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFake, configFor, LI, SALES, seen } from "../../chat/slack/open-both.ts";
import { openWeb } from "../../../src/chat/slack/web.ts";
import { makeLog } from "../../chat/slack/open-both.ts";
import type { FakeSlack } from "../../../src/sandbox/slack/fake.ts";
import { type Caller, callerOf } from "./web-api.ts";

const image = (id: string) => [{ type: "image", slack_file: { id }, alt_text: "四周订单" }];

describe("a picture in blocks", () => {
  let slack: FakeSlack;
  let call: Caller;
  let png: string;
  let table: string;
  let unfinished: string;

  const upload = async (filename: string): Promise<string> => {
    const web = openWeb(configFor(slack, "socket"), makeLog());
    const sent = (await web.files.uploadV2({ file: Buffer.from("bytes"), filename })) as unknown as {
      files: { files: { id: string }[] }[];
    };
    return sent.files[0]?.files[0]?.id ?? "";
  };

  beforeAll(async () => {
    slack = await openFake("socket");
    call = callerOf(slack);
    png = await upload("chart.png");
    table = await upload("chart.xlsx");
    const begun = await call("files.getUploadURLExternal", { filename: "chart.png", length: "5" });
    unfinished = String(begun["file_id"]);
  });
  afterAll(() => slack.close());

  it("of one's own is shown, and its bytes are on the screen", async () => {
    expect(await call("chat.postMessage", { channel: LI, text: "图", blocks: image(png) })).toMatchObject({ ok: true });
    const [message] = seen(slack, LI, slack.privateChat(LI));
    expect(message?.files).toEqual([]);
    const url = message?.pictures?.[png]?.url ?? "";
    expect(await (await fetch(url)).text()).toBe("bytes");
  });

  it.each([
    ["that nobody uploaded", () => "F0UNKNOWN9", "invalid slack file [json-pointer:/blocks/0/slack_file]"],
    ["whose upload is not complete", () => unfinished, "invalid slack file [json-pointer:/blocks/0/slack_file]"],
    ["that is no picture", () => table, "invalid slack file [json-pointer:/blocks/0/slack_file]"],
    [
      "by something else than an id",
      () => "https://files.slack.com/x.png",
      "input must match regex pattern: ^[F][A-Z0-9]{8,}$ [json-pointer:/blocks/0/slack_file/id]",
    ],
  ])("%s is refused", async (_, id, said) => {
    const refused = { ok: false, error: "invalid_blocks", errors: [said] };
    expect(await call("chat.postMessage", { channel: LI, text: "图", blocks: image(id()) })).toMatchObject(refused);
    const view = { type: "home", blocks: image(id()) };
    expect(await call("views.publish", { user_id: LI, view })).toMatchObject(refused);
  });

  it("is refused in an answer by response_url, which has nobody's token", async () => {
    void slack.say(LI, SALES, "/visit");
    await expect.poll(() => slack.deliveries.length).toBeGreaterThan(0);
    const url = String(slack.deliveries.at(-1)?.payload["response_url"]);
    const post = (blocks: unknown[]) =>
      fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: "图", blocks }),
      });
    const refused = await post(image(png));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: "invalid_blocks" });
    expect((await post([{ type: "divider" }])).status).toBe(200);
  });
});
