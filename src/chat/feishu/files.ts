// Files out of Feishu: the pictures and documents of people's messages, to be kept.
import type { HeardFile } from "../../core/ask.ts";
import { pictureKind } from "../../core/picture.ts";
import type { Attachment } from "../../core/reply.ts";
import { FETCH_WITHIN_MS, MOST_BYTES } from "../file-kind.ts";
import { type FeishuApi, FeishuError } from "./api.ts";
import { sayError } from "./chats.ts";
import type { Log } from "./log.ts";
import { judge } from "./send.ts";

/** Keys of pictures begin so; a picture is asked for by another type than a file (获取消息中的资源文件). */
const isImageKey = (key: string): boolean => key.startsWith("img_");

/** HTTP 413; also what api.ts says of more bytes than were asked for. */
const TOO_LARGE = 413;

type Wanted = { message: string; file: HeardFile };

/** At most 10 MB. Null: recalled, or not allowed. Rejects where it may be had another time. */
export async function fetchFile(
  { api, log }: { api: FeishuApi; log: Log },
  { message, file }: Wanted,
): Promise<Attachment | "tooBig" | null> {
  if (file.size > MOST_BYTES) return "tooBig";
  const url = `/open-apis/im/v1/messages/${encodeURIComponent(message)}/resources/${encodeURIComponent(file.id)}`;
  try {
    const bytes = await api.download(
      { method: "GET", url, params: { type: isImageKey(file.id) ? "image" : "file" } },
      { most: MOST_BYTES, withinMs: FETCH_WITHIN_MS },
    );
    if (bytes.length === 0) return null;
    const kind = pictureKind(bytes);
    if (!kind) return { name: file.name, mime: file.mime, bytes };
    const name = isImageKey(file.id) ? file.name.replace(/\.\w+$/u, `.${kind.ending}`) : file.name;
    return { name, mime: kind.mime, bytes };
  } catch (error) {
    log.warn({ file: file.id, why: sayError(error) }, "a file could not be fetched from Feishu");
    if (error instanceof FeishuError && error.status === TOO_LARGE) return "tooBig";
    if (judge(error).sent === "never") return null;
    throw error;
  }
}
