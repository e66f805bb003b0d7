// What people said in a thread so far, with the names and the words as they saw them.
import type { SaidBefore } from "../../core/platform.ts";
import type { Directory } from "./names.ts";
import { readTs, SPOKEN } from "./read.ts";
import { readFiles } from "./read-heard.ts";
import { idsIn, readText } from "./read-text.ts";
import { type Log, readTrouble, type WebClient } from "./web.ts";

type Reply = {
  ts?: string;
  thread_ts?: string;
  user?: string;
  bot_id?: string;
  subtype?: string;
  text?: string;
  files?: Parameters<typeof readFiles>[0];
};

const MOST = 50;

/** The oldest first, at most 50 and without any bot's. What cannot be read is missing, and logged: never rejects. */
export async function readThread(
  room: { web: WebClient; directory: Directory; log: Log },
  where: { chat: string; thread: string },
): Promise<SaidBefore[]> {
  try {
    const replies = async (ts: string) =>
      ((await room.web.conversations.replies({ channel: where.chat, ts, limit: 200 })).messages ?? []) as Reply[];
    const first = await replies(where.thread);
    // Slack: by a reply's own ts only that reply is given, with its thread_ts.
    const root = first.find(({ ts }) => ts === where.thread)?.thread_ts;
    const messages = root === undefined || root === where.thread ? first : await replies(root);
    const said = messages
      .filter(({ ts, bot_id: bot, subtype }) => ts !== undefined && bot === undefined && SPOKEN.includes(subtype))
      .slice(0, MOST);
    const ids = said.flatMap(({ user, text = "" }) => [...(user ? [user] : []), ...idsIn(text)]);
    const names = await room.directory.namesOf(ids);
    return said.map(({ ts = "", user, text = "", files }) => ({
      user: user ?? null,
      author: user === undefined ? null : (names.get(user) ?? null),
      message: ts,
      at: readTs(ts),
      text: readText(text, names).trim(),
      files: readFiles(files),
    }));
  } catch (error) {
    room.log.warn({ why: readTrouble(error).why }, "slack: a thread could not be read");
    return [];
  }
}
