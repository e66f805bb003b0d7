// Who is who in Feishu: the bot itself, and what a person is called.
import type { FindProfile } from "../../core/platform.ts";
import { dataOf, type FeishuApi, FeishuError, isBody, textOf } from "./api.ts";

/** The bot's own open_id, by which its mentions are known; asking for it also warms the token. */
export async function readBotId(api: FeishuApi): Promise<string> {
  const answer = await api.call({ method: "GET", url: "/open-apis/bot/v3/info" });
  const bot = isBody(answer["bot"]) ? answer["bot"] : {}; // Feishu: under "bot", not under "data"
  const id = textOf(bot["open_id"]);
  if (id === null) throw new FeishuError("Feishu named no bot", { code: 230006, status: 200, isUnsent: true });
  return id;
}

// Feishu: 获取单个用户信息: 41050 outside the contact range, 41012 and 9999235x no such id, 99992361 another app's id.
const NOT_KNOWN = new Set([41050, 41012, 99992351, 99992352, 99992361]);

/** Null: outside the app's contact range or not there; other failures are thrown, so that nobody is taken for a stranger. */
export const openFindProfile =
  (api: FeishuApi): FindProfile =>
  async ({ user }) => {
    const url = `/open-apis/contact/v3/users/${encodeURIComponent(user)}`;
    try {
      const found = dataOf(await api.call({ method: "GET", url, params: { user_id_type: "open_id" } }))["user"];
      if (!isBody(found)) return null;
      const email = textOf(found["enterprise_email"]) ?? textOf(found["email"]);
      return { name: textOf(found["name"]) ?? user, email };
    } catch (error) {
      if (error instanceof FeishuError && (NOT_KNOWN.has(error.code) || error.status === 404)) return null;
      throw error;
    }
  };
