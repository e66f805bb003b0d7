// A fake Feishu with its own clock and the SDK's client, for the tests of the API.
import { type FakeFeishuOptions, openFakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";
import { type Bot, createLarkClient, seed } from "./bot.ts";
import { card } from "./cards.ts";

export type ApiRoom = Bot & { pass: (minutes: number) => void };

export const openApiRoom = async (options: Partial<FakeFeishuOptions> = {}): Promise<ApiRoom> => {
  let now = Date.parse("2026-11-21T02:00:00Z");
  const clock = { hasRates: false, now: () => new Date(now) };
  const fake = await openFakeFeishu({ ...seed, events: { mode: "ws" }, ...clock, ...options });
  const pass = (minutes: number): void => {
    now += minutes * 60_000;
  };
  return { fake, client: createLarkClient(fake), close: () => fake.close(), pass };
};

export type Kind = "text" | "post" | "interactive" | "image" | "file";
export type To = { id: string; type?: "open_id" | "chat_id" | "user_id" | "union_id" | "email"; uuid?: string };

type Sent = ReturnType<Bot["client"]["im"]["v1"]["message"]["create"]>;

/** `content` that is text goes as it is. */
export const send = ({ client }: Bot, to: To, { kind, content }: { kind: Kind; content: unknown }): Sent =>
  client.im.v1.message.create({
    params: { receive_id_type: to.type ?? "open_id" },
    data: {
      receive_id: to.id,
      msg_type: kind,
      content: typeof content === "string" ? content : JSON.stringify(content),
      ...(to.uuid === undefined ? {} : { uuid: to.uuid }),
    },
  });

export const sentId = async (sent: Sent): Promise<string> => (await sent).data?.message_id ?? "";

export const simpleCard = card([{ tag: "markdown", content: "好" }]);
