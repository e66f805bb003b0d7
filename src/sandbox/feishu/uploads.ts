// Pictures and files: uploads by the bot, and their bytes for whoever looks at the screen.
import { ok, type Route } from "./http.ts";
import { Refusal } from "./refusal.ts";
import { newId, type StoredFile, type World } from "./state.ts";

const IMAGE_BYTES = 10 * 1024 * 1024; // Feishu: pictures ≤ 10 MB, other files ≤ 30 MB
const FILE_BYTES = 30 * 1024 * 1024;
const FILE_TYPES = ["opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"];
const UPLOAD_SCOPE = "im:resource";

type FormPart = { name: string; mime: string; bytes: Buffer };

/** Reads multipart/form-data. A part without a file name stays bytes too: the SDK sends buffers that way. */
const readMultipart = (type: string | undefined, body: Buffer): FormPart[] => {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(type ?? "");
  const mark = Buffer.from(`--${boundary?.[1] ?? boundary?.[2] ?? ""}`);
  if (boundary === null) throw new Refusal(234001, "Invalid request param: not multipart/form-data.");
  const parts: FormPart[] = [];
  let from = body.indexOf(mark);
  for (;;) {
    const next = from < 0 ? -1 : body.indexOf(mark, from + mark.length);
    if (next < 0) return parts;
    parts.push(readPart(body.subarray(from + mark.length + 2, next - 2)));
    from = next;
  }
};

const readPart = (part: Buffer): FormPart => {
  const end = part.indexOf("\r\n\r\n");
  const head = part.subarray(0, end).toString("utf8");
  return {
    name: /[; ]name="([^"]*)"/i.exec(head)?.[1] ?? "",
    mime: /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? "text/plain",
    bytes: part.subarray(end + 4),
  };
};

const textOf = (parts: FormPart[], name: string): string =>
  parts.find((part) => part.name === name)?.bytes.toString("utf8") ?? "";

const bytesOf = (parts: FormPart[], name: string, limit: number): Buffer => {
  const bytes = parts.find((part) => part.name === name)?.bytes;
  if (bytes === undefined) throw new Refusal(234001, `Invalid request param: ${name}.`);
  if (bytes.length === 0) throw new Refusal(234010, "File's size can't be 0.");
  if (bytes.length > limit) throw new Refusal(234006, "The file size exceed the max value.");
  return Buffer.from(bytes);
};

const keep = (world: World, file: StoredFile): void => void world.files.set(file.key, file);

const PICTURES: [mime: string, start: string][] = [
  ["image/png", "89504e47"],
  ["image/jpeg", "ffd8ff"],
  ["image/gif", "47494638"],
  ["image/webp", "52494646"],
  ["image/bmp", "424d"],
];

const MIMES: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  csv: "text/csv",
  json: "application/json",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export const mimeOf = (name: string): string =>
  MIMES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";

/** Where the sandbox's page finds a picture or a file; no platform has this path. */
export const SCREEN_FILES = "/sandbox-files/";

export const uploadRoutes: Route[] = [
  {
    method: "GET",
    path: "/open-apis/im/v1/messages/:id/resources/:key",
    scope: "im:message:readonly",
    answer: (world, request) => {
      const message = world.messages.get(request.params["id"] ?? "");
      const key = request.params["key"] ?? "";
      const file = world.files.get(key);
      const type = request.query.get("type");
      // Feishu: 获取消息中的资源文件, error codes
      if (message === undefined || (type !== "image" && type !== "file"))
        throw new Refusal(234001, "Invalid request param.");
      if (message.kind === "interactive") throw new Refusal(234043, "Unsupported message type.");
      if (message.isDeleted || file === undefined || !message.content.includes(`"${key}"`))
        throw new Refusal(234003, "File not in msg.");
      if (key.startsWith("img_") !== (type === "image")) throw new Refusal(234003, "File not in msg.");
      return { body: file.bytes, headers: { "content-type": file.mime } };
    },
  },
  {
    method: "POST",
    path: "/open-apis/im/v1/images",
    scope: UPLOAD_SCOPE,
    answer: (world, request) => {
      const parts = readMultipart(request.headers["content-type"], request.raw);
      if (!["message", "avatar"].includes(textOf(parts, "image_type")))
        throw new Refusal(234001, "Invalid request param: image_type.");
      const bytes = bytesOf(parts, "image", IMAGE_BYTES);
      const start = bytes.subarray(0, 4).toString("hex");
      const mime = PICTURES.find(([, magic]) => start.startsWith(magic))?.[0];
      if (mime === undefined) throw new Refusal(234011, "Can't recognize the image format.");
      const key = newId("img_v3_");
      keep(world, { key, name: key, mime, bytes });
      return ok({ image_key: key });
    },
  },
  {
    method: "POST",
    path: "/open-apis/im/v1/files",
    scope: UPLOAD_SCOPE,
    answer: (world, request) => {
      const parts = readMultipart(request.headers["content-type"], request.raw);
      const name = textOf(parts, "file_name");
      if (!FILE_TYPES.includes(textOf(parts, "file_type")) || name === "")
        throw new Refusal(234001, "Invalid request param: file_type, file_name.");
      const key = newId("file_v3_");
      keep(world, { key, name, mime: mimeOf(name), bytes: bytesOf(parts, "file", FILE_BYTES) });
      return ok({ file_key: key });
    },
  },
  {
    method: "GET",
    path: `${SCREEN_FILES}:key`,
    isOpen: true,
    answer: (world, request) => {
      const file = world.files.get(request.params["key"] ?? "");
      if (file === undefined) throw new Refusal(404, "no such file", { status: 404 });
      const headers = {
        "content-type": file.mime,
        "x-content-type-options": "nosniff",
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      };
      return { body: file.bytes, headers };
    },
  },
];
