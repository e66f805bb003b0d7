// A server of the test's own: for the bot's webhook, and to stand before the sandbox's Feishu and answer some calls itself.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";

/** Where it listens; the path is the webhook's. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feishu/events`;
}

export type Front = { domain: string; close(): Promise<void> };

/** Stands before the sandbox's Feishu: answers these paths itself while it has answers for them, and hands on the rest. */
export async function openFront(fake: FakeFeishu, answers: Record<string, unknown[]>): Promise<Front> {
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.setHeader("Content-Type", "application/json");
    const own = answers[request.url ?? ""]?.shift();
    if (own) return response.end(JSON.stringify(own));
    const { authorization } = request.headers;
    const real = await fetch(`${fake.domain}${request.url}`, {
      method: request.method ?? "GET",
      headers: { "Content-Type": "application/json", ...(authorization && { authorization }) },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    response.statusCode = real.status;
    return response.end(await real.text());
  };
  const server = createServer((request, response) => void pass(request, response));
  const url = new URL(await listen(server));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { domain: url.origin, close };
}
