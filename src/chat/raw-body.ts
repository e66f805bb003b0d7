// What both webhooks do before they know whose request it is: read its bytes whole, and refuse without saying why.
import type { IncomingMessage } from "node:http";

const BODY_MAX = 1_000_000;

/** A refusal: its status, and why for the log; the sender learns nothing. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, why: string) {
    super(why);
    this.status = status;
  }
}

/** The body of a POST, at most 1,000,000 bytes, as it was sent: signatures are over the bytes. Refused: 405, 413, 400. */
export function readRaw(request: IncomingMessage): Promise<Buffer> {
  if (request.method !== "POST") throw new Refused(405, "not a POST");
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= BODY_MAX) chunks.push(chunk);
      else reject(new Refused(413, "too long")); // what still comes is read and thrown away until the answer is out
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => {
      if (!request.complete) reject(new Refused(400, "broken off"));
    });
  });
}

/** The object that a text of JSON holds. Refused with 400 where it holds anything else. */
export function parseObject(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // answered below, like any other body that is no object
  }
  throw new Refused(400, "not a JSON object");
}
