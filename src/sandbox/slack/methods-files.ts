// files.*: an upload in three steps, as files.uploadV2 of Slack's client makes it.
import { isObject } from "./json.ts";
import { type Args, findChannel, type Method, readText, Refusal, requireText } from "./method.ts";
import { readThread } from "./methods-chat.ts";
import { drawFile } from "./payloads.ts";
import { addMessage, announceMessage } from "./posts.ts";
import { type FileRecord, makeId, makeSecret, type World } from "./world.ts";

const MIMES: Record<string, string> = {
  csv: "text/csv",
  json: "application/json",
  jpg: "image/jpeg",
  png: "image/png",
  pdf: "application/pdf",
  txt: "text/plain",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export function guessMime(name: string): string {
  return MIMES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
}

const getUploadUrl: Method = (world, args) => {
  const name = requireText(args, "filename");
  const length = Number(requireText(args, "length"));
  if (!Number.isInteger(length) || length <= 0) throw new Refusal("invalid_arguments");
  const id = makeId("F");
  const key = makeSecret();
  const file: FileRecord = { id, name, mime: guessMime(name), body: new Uint8Array(), user: world.bot.user, key };
  world.uploads.set(id, { file, length, isComplete: false });
  return { upload_url: `${world.origin}/upload/v1/${id}`, file_id: id };
};

/** The second step. Null: taken; else what is wrong. */
export function takeUpload(world: World, id: string, body: Uint8Array): string | null {
  const upload = world.uploads.get(id);
  if (!upload) return "no such upload";
  if (body.length !== upload.length) return `length is ${body.length}, announced were ${upload.length}`;
  upload.file.body = body;
  return null;
}

function readFiles(world: World, args: Args): FileRecord[] {
  if (!Array.isArray(args.files) || args.files.length === 0) throw new Refusal("invalid_arguments");
  return args.files.map((given) => {
    const upload = isObject(given) ? world.uploads.get(String(given.id)) : undefined;
    if (!upload || upload.isComplete || upload.file.body.length === 0) throw new Refusal("file_not_found");
    return upload.file;
  });
}

const completeUpload: Method = (world, args) => {
  const files = readFiles(world, args);
  const channelId = readText(args, "channel_id");
  if (channelId !== null) {
    const channel = findChannel(world, channelId);
    if (!channel.members.has(world.bot.user)) throw new Refusal("not_in_channel");
    const text = readText(args, "initial_comment") ?? "";
    if (channel.isArchived) throw new Refusal("is_archived");
    const threadTs = readThread(channel, args);
    const place = { user: world.bot.user, subtype: "file_share", threadTs };
    announceMessage(world, channel, addMessage(world, channel, { ...place, text, sent: { text }, files }));
  }
  for (const file of files) {
    const upload = world.uploads.get(file.id);
    if (upload) upload.isComplete = true;
  }
  return { files: files.map((file) => ({ id: file.id, title: file.name })) };
};

/** What Slack tells of a file, the addresses of its bytes among it (slack-api-ref files.info). */
const info: Method = (world, args) => {
  const upload = world.uploads.get(requireText(args, "file"));
  if (!upload?.isComplete) throw new Refusal("file_not_found");
  return { file: drawFile(world, upload.file) };
};

export const FILE_METHODS: Record<string, Method> = {
  "files.info": info,
  "files.getUploadURLExternal": getUploadUrl,
  "files.completeUploadExternal": completeUpload,
};
