// What the two platforms send, signed and encrypted as they do it: a visit in one line, of another customer each time.
import { createCipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { CUSTOMERS, customerName, feishuUser, repOf, slackUser } from "./company.ts";

export const SECRETS = {
  slackSigning: "bench-signing-secret",
  feishuEncrypt: "bench-encrypt-key",
  feishuToken: "bench-verification-token",
} as const;

export type Door = "slack" | "feishu";
export type SignedRequest = { path: string; headers: Record<string, string>; body: string };

/** Spreads the commands over all customers and people; 7,919 is prime to both. */
const customerOf = (number: number): number => (number * 7_919) % CUSTOMERS;
const lineOf = (number: number): string => `${customerName(customerOf(number))} 订货1.2万 下次 下周三 送POP`;

/** `number` makes it a command of its own: the same number twice would be a redelivery. */
export function drawRequest(door: Door, number: number): SignedRequest {
  return door === "slack" ? drawSlack(number) : drawFeishu(number);
}

function drawSlack(number: number): SignedRequest {
  const user = slackUser(repOf(customerOf(number)));
  const body = new URLSearchParams({
    token: "verification",
    team_id: "T0BENCH",
    team_domain: "bench",
    channel_id: "D0BENCH",
    channel_name: "directmessage",
    user_id: user,
    user_name: user.toLowerCase(),
    command: "/visit",
    text: lineOf(number),
    api_app_id: "A0BENCH",
    is_enterprise_install: "false",
    response_url: "http://127.0.0.1:9/none",
    trigger_id: `bench.${number}`,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  // Slack: HMAC-SHA256 of `v0:{timestamp}:{body}` (docs, "Verifying requests from Slack").
  const digest = createHmac("sha256", SECRETS.slackSigning).update(`v0:${timestamp}:${body}`).digest("hex");
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${digest}`,
  };
  return { path: "/slack/events", headers, body };
}

function drawFeishu(number: number): SignedRequest {
  const now = Date.now();
  const open_id = feishuUser(repOf(customerOf(number)));
  const message = {
    message_id: `om_bench${number}`,
    create_time: String(now),
    update_time: String(now),
    chat_id: `oc_${open_id.slice(3)}`,
    chat_type: "p2p",
    message_type: "text",
    content: JSON.stringify({ text: `/visit ${lineOf(number)}` }),
  };
  const header = {
    event_id: `bench${number}`,
    token: SECRETS.feishuToken,
    create_time: String(now),
    event_type: "im.message.receive_v1",
    tenant_key: "bench",
    app_id: "cli_0123456789abcdef",
  };
  const sender = { sender_id: { open_id }, sender_type: "user", tenant_key: "bench" };
  const body = JSON.stringify({
    encrypt: encrypt(JSON.stringify({ schema: "2.0", header, event: { sender, message } })),
  });
  return { path: "/feishu/events", headers: signFeishu(String(Math.floor(now / 1000)), body), body };
}

/** Feishu: base64 of a 16-byte vector and AES-256-CBC under sha256(encrypt key) (接收事件). */
function encrypt(text: string): string {
  const vector = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(SECRETS.feishuEncrypt).digest(), vector);
  return Buffer.concat([vector, cipher.update(text), cipher.final()]).toString("base64");
}

/** Feishu: sha256 of timestamp + nonce + encrypt key + body, in hex (接收事件). */
function signFeishu(timestamp: string, body: string): Record<string, string> {
  const nonce = randomBytes(8).toString("hex");
  const signature = createHash("sha256")
    .update(timestamp + nonce + SECRETS.feishuEncrypt + body)
    .digest("hex");
  return {
    "content-type": "application/json; charset=utf-8",
    "x-lark-request-timestamp": timestamp,
    "x-lark-request-nonce": nonce,
    "x-lark-signature": signature,
  };
}
