// What people said in a topic so far, or in the message that a quote answers; with their names.
import { z } from "zod";
import type { FindProfile, SaidBefore } from "../../core/platform.ts";
import { type Body, dataOf, type FeishuApi, textOf } from "./api.ts";
import { sayError } from "./chats.ts";
import { mentionShape, readTime } from "./events.ts";
import type { Log } from "./log.ts";
import { readSaid } from "./read-heard.ts";

const MOST = 50;
const MESSAGES = "/open-apis/im/v1/messages";

const messageShape = z.object({
  message_id: z.string(),
  msg_type: z.string(),
  create_time: z.string().nullish(),
  deleted: z.boolean().nullish(),
  sender: z.object({ id: z.string(), sender_type: z.string() }),
  body: z.object({ content: z.string() }),
  mentions: z.array(mentionShape).nullish(),
});
type Message = z.infer<typeof messageShape>;

type ThreadRoom = { api: FeishuApi; findProfile: FindProfile; log: Log };

/** The oldest first, at most 50 and without any bot's. What cannot be read is missing, and logged: never rejects. */
export async function readThread(room: ThreadRoom, thread: string): Promise<SaidBefore[]> {
  try {
    const messages = await askMessages(room.api, thread);
    const said = messages.filter(({ sender, deleted }) => sender.sender_type === "user" && deleted !== true);
    const names = await namesOf(room, new Set(said.map(({ sender }) => sender.id)));
    return said.map((message) => readBefore(message, names));
  } catch (error) {
    room.log.warn({ thread, why: sayError(error) }, "a thread could not be read from Feishu");
    return [];
  }
}

/** Feishu: a topic is listed by its own id, which its first message tells; without a topic there is only that message. */
async function askMessages(api: FeishuApi, thread: string): Promise<Message[]> {
  const first = await api.call({ method: "GET", url: `${MESSAGES}/${encodeURIComponent(thread)}` });
  const [root] = itemsOf(first);
  const topic = textOf((root ?? {})["thread_id"]);
  if (topic === null) return readItems(first);
  const params = {
    container_id_type: "thread",
    container_id: topic,
    sort_type: "ByCreateTimeAsc",
    page_size: String(MOST),
  };
  return readItems(await api.call({ method: "GET", url: MESSAGES, params }));
}

const itemsOf = (body: Body): Body[] => {
  const { items } = dataOf(body);
  return Array.isArray(items) ? (items as Body[]) : [];
};

const readItems = (body: Body): Message[] =>
  itemsOf(body).flatMap((item) => {
    const read = messageShape.safeParse(item);
    return read.success ? [read.data] : [];
  });

/** A name that cannot be had is missing: what was said is worth more. */
async function namesOf({ findProfile }: ThreadRoom, users: ReadonlySet<string>): Promise<Map<string, string>> {
  const asked = [...users].map(async (user): Promise<[string, string][]> => {
    const profile = await findProfile({ platform: "feishu", user }).catch(() => null);
    return profile ? [[user, profile.name]] : [];
  });
  return new Map((await Promise.all(asked)).flat());
}

function readBefore(message: Message, names: ReadonlyMap<string, string>): SaidBefore {
  const { message_id: id, msg_type: type, sender, body, mentions, create_time: time } = message;
  return {
    user: sender.id,
    author: names.get(sender.id) ?? null,
    message: id,
    at: readTime(time, new Date(0)),
    ...readSaid({ type, content: body.content, mentions: mentions ?? [] }),
  };
}
