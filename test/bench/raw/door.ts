// The limit's front: node:http, each platform's signature, and the least reading that finds the visit in the body.
import { createDecipheriv, createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { normaliseName } from "../../../src/core/customers/names.ts";
import { SECRETS } from "../requests.ts";

export type RawVisit = { customer: string; orderFen: number; action: string; platform: "slack" | "feishu" };

/** Listens on PORT; `keep` resolves with the visit's number when it is kept. */
export function openDoor(keep: (visit: RawVisit) => Promise<number>): void {
  const server = createServer((request, response) => {
    if (request.method === "GET") return answer(response, 200, usage());
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void take(request, response, { raw: Buffer.concat(chunks), keep }));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(Number(process.env["PORT"]), "127.0.0.1");
}

type Taken = { raw: Buffer; keep: (visit: RawVisit) => Promise<number> };

async function take({ url, headers }: IncomingMessage, response: ServerResponse, { raw, keep }: Taken): Promise<void> {
  try {
    if (url === "/feishu/events") {
      await keep(readFeishu(headers, raw));
      return answer(response, 200, "{}");
    }
    const number = await keep(readSlack(headers, raw.toString("utf8")));
    answer(response, 200, JSON.stringify({ response_type: "ephemeral", text: `V-${number}` }));
  } catch (error) {
    answer(response, 500, String(error));
  }
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(body);
}

type Headers = IncomingMessage["headers"];

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function readSlack(headers: Headers, body: string): RawVisit {
  const timestamp = String(headers["x-slack-request-timestamp"]);
  const digest = createHmac("sha256", SECRETS.slackSigning).update(`v0:${timestamp}:${body}`).digest("hex");
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) throw new Error("too old");
  if (!isSame(`v0=${digest}`, String(headers["x-slack-signature"]))) throw new Error("wrong signature");
  return { ...readLine(new URLSearchParams(body).get("text") ?? ""), platform: "slack" };
}

const feishuKey = createHash("sha256").update(SECRETS.feishuEncrypt).digest();

function readFeishu(headers: Headers, raw: Buffer): RawVisit {
  const head = `${String(headers["x-lark-request-timestamp"])}${String(headers["x-lark-request-nonce"])}`;
  const digest = createHash("sha256")
    .update(head + SECRETS.feishuEncrypt)
    .update(raw)
    .digest("hex");
  if (!isSame(digest, String(headers["x-lark-signature"]))) throw new Error("wrong signature");
  const sealed = Buffer.from((JSON.parse(raw.toString("utf8")) as { encrypt: string }).encrypt, "base64");
  const decipher = createDecipheriv("aes-256-cbc", feishuKey, sealed.subarray(0, 16));
  const opened = Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString("utf8");
  const { event } = JSON.parse(opened) as { event: { message: { content: string } } };
  const { text } = JSON.parse(event.message.content) as { text: string };
  return { ...readLine(text.slice("/visit ".length)), platform: "feishu" };
}

/** `客户 订货1.2万 下次 下周三 送POP`, always in this order. */
function readLine(line: string): Omit<RawVisit, "platform"> {
  const [customer = "", order = "", , , ...action] = line.split(" ");
  const orderFen = Math.round(Number(order.slice(2, -1)) * 1_000_000);
  return { customer: normaliseName(customer), orderFen, action: action.join(" ") };
}

/** Two lines in the format of prom-client. */
export function usage(): string {
  const { user, system } = process.cpuUsage();
  return `process_cpu_seconds_total ${(user + system) / 1e6}\nprocess_resident_memory_bytes ${process.memoryUsage.rss()}\n`;
}
