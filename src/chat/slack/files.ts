// Files both ways: ours into a thread beside the words that came with them, people's out of Slack to be kept.
import type { HeardFile } from "../../core/ask.ts";
import type { Sent } from "../../core/platform.ts";
import { pictureKind } from "../../core/picture.ts";
import type { Attachment } from "../../core/reply.ts";
import { FETCH_WITHIN_MS, MOST_BYTES } from "../file-kind.ts";
import { openPrivate, readSent } from "./send.ts";
import { type Log, readTrouble, type SlackConfig, type WebClient } from "./web.ts";

type Upload = { channel: string; thread: string | undefined; file: Attachment; after: string; isAgain: boolean };

/**
 * The file of a message that is there already (`after`). Slack gives uploads no key: where an earlier attempt may have
 * brought it, it is looked for by its name among what the bot said since. Null: it is there, or Slack will not take it.
 */
export async function addFile(room: { web: WebClient; log: Log }, upload: Upload): Promise<Sent | null> {
  const { web, log } = room;
  const { thread, file } = upload;
  try {
    const channel = /^[UW]/u.test(upload.channel) ? await openPrivate(web, upload.channel) : upload.channel;
    if (upload.isAgain && (await isThere(web, { ...upload, channel }))) return null;
    const whole = { channel_id: channel, file: Buffer.from(file.bytes), filename: file.name };
    await web.files.uploadV2(thread ? { ...whole, thread_ts: thread } : whole);
    return null;
  } catch (error) {
    const trouble = readTrouble(error);
    const sent = readSent(trouble);
    // The words stand and name the file; without it they are still worth more than nothing.
    if (sent.sent === "never") log.warn({ why: trouble.why }, "slack: a message's file was refused");
    if (sent.sent === "never" || sent.sent === "yes") return null;
    // The message itself is there, so the whole is in doubt, whatever became of the file.
    return { ...sent, sent: "unknown" };
  }
}

type Found = { ts?: string; bot_id?: string; files?: { name?: string | undefined }[] };

async function isThere(web: WebClient, { channel, thread, after, file }: Upload): Promise<boolean> {
  const since = { channel, oldest: after, limit: 200 };
  const { messages = [] } = thread
    ? await web.conversations.replies({ ...since, ts: thread })
    : await web.conversations.history(since);
  return (messages as Found[]).some(
    ({ bot_id: bot, files = [] }) => bot !== undefined && files.some(({ name }) => name === file.name),
  );
}

export type FetchRoom = { web: WebClient; log: Log; config: SlackConfig };

/** At most 10 MB. Null: deleted, not allowed, or not held by Slack. Rejects where it may be had another time. */
export async function fetchFile(room: FetchRoom, file: HeardFile): Promise<Attachment | "tooBig" | null> {
  const { web, log, config } = room;
  if (file.size > MOST_BYTES) return "tooBig";
  try {
    const { file: told } = await web.files.info({ file: file.id });
    const url = told?.url_private_download ?? told?.url_private;
    if (!url || !isSlacks(url, config)) return null;
    if ((told?.size ?? 0) > MOST_BYTES) return "tooBig";
    const bytes = await download(url, config.botToken, told?.mimetype);
    if (bytes === "tooBig") return bytes;
    return bytes && { name: told?.name ?? file.name, mime: pictureKind(bytes)?.mime ?? file.mime, bytes };
  } catch (error) {
    const { trouble, why } = readTrouble(error);
    log.warn({ why, file: file.id }, "slack: a file could not be fetched");
    if (trouble === "refused") return null;
    throw error;
  }
}

/** The token goes to nobody but Slack: a file may also lie elsewhere (mode "external"). */
export function isSlacks(url: string, { apiUrl }: Pick<SlackConfig, "apiUrl">): boolean {
  const { protocol, hostname, origin } = new URL(url);
  if (apiUrl) return origin === new URL(apiUrl).origin;
  return protocol === "https:" && (hostname === "slack.com" || hostname.endsWith(".slack.com"));
}

async function download(url: string, token: string, mime: string | undefined): Promise<Uint8Array | "tooBig" | null> {
  const signal = AbortSignal.timeout(FETCH_WITHIN_MS);
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal });
  const type = response.headers.get("content-type") ?? "";
  // Without files:read Slack answers with its page for signing in (python-slack-sdk and bolt-js, issues).
  const isLogin = type.startsWith("text/html") && mime !== "text/html";
  if (!response.ok || isLogin || !response.body) {
    await response.body?.cancel();
    if (response.status >= 500 || response.status === 429) throw new Error(`HTTP ${response.status}`);
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES) return "tooBig";
    chunks.push(chunk);
  }
  return size > 0 ? new Uint8Array(Buffer.concat(chunks)) : null;
}
