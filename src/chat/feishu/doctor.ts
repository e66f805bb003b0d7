// Is Feishu set up rightly? Asks Feishu itself, and says of each fault how to mend it.
import type { Finding } from "../../core/check.ts";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import { dataOf, type FeishuApi, FeishuError, isBody, openApi } from "./api.ts";
import { sayError } from "./chats.ts";
import type { FeishuConfig } from "./connect.ts";
import { EVENTS } from "./events.ts";
import { isWrongApp } from "./life.ts";
import { MENU } from "./menu.ts";
import { readBotId } from "./people.ts";
import { neededScopes } from "./scopes.ts";

type Words = ReturnType<typeof messagesFor>["chat"]["feishu"]["doctor"];

/** Everything that can be known from here, in the order in which it is set up. Never rejects; tells no secret. */
export async function checkFeishu(config: FeishuConfig, locale: Locale): Promise<Finding[]> {
  const words = messagesFor(locale).chat.feishu.doctor;
  const api = openApi(config);
  const app = await checkApp(api, words);
  if (!app.isOk) return [app];
  const way = config.mode === "ws" ? await checkSocket(api, config, words) : checkWebhook(config, words);
  const compare = words.compare(EVENTS.join(" "), Object.keys(MENU).join(" "));
  return [app, await checkScopes(api, words), way, { what: words.byHand, isOk: true, mend: compare }];
}

async function checkApp(api: FeishuApi, words: Words): Promise<Finding> {
  const what = "FEISHU_APP_ID, FEISHU_APP_SECRET";
  try {
    return { what: words.app(await readBotId(api)), isOk: true };
  } catch (error) {
    const why = sayError(error);
    if (isWrongApp(error)) return { what, isOk: false, mend: words.credentials(why) };
    const isAnswered = error instanceof FeishuError && error.status > 0 && error.status < 500;
    return { what, isOk: false, mend: isAnswered ? words.bot(why) : words.unreachable(why) };
  }
}

const GRANTED = 1; // Feishu: 查询租户授权状态, grant_status 1 granted, 2 not

async function checkScopes(api: FeishuApi, words: Words): Promise<Finding> {
  const what = words.scopes;
  try {
    const listed = dataOf(await api.call({ method: "GET", url: "/open-apis/application/v6/scopes" }))["scopes"];
    const scopes = Array.isArray(listed) ? listed.filter(isBody) : [];
    const granted = scopes.filter((scope) => scope["grant_status"] === GRANTED).map((scope) => scope["scope_name"]);
    const missing = neededScopes().filter((scope) => !granted.includes(scope));
    return missing.length === 0 ? { what, isOk: true } : { what, isOk: false, mend: words.missing(missing.join(" ")) };
  } catch (error) {
    return { what, isOk: true, mend: words.scopesUnread(sayError(error)) };
  }
}

/** Asks for an address of the long connection, without using it. */
async function checkSocket(api: FeishuApi, config: FeishuConfig, words: Words): Promise<Finding> {
  const what = words.socket;
  try {
    const data = { AppID: config.appId, AppSecret: config.appSecret };
    await api.call({ method: "POST", url: "/callback/ws/endpoint", data });
    return { what, isOk: true };
  } catch (error) {
    return { what, isOk: false, mend: words.socketFails(sayError(error)) };
  }
}

function checkWebhook({ encryptKey, verificationToken }: FeishuConfig, words: Words): Finding {
  const isOk = Boolean(encryptKey && verificationToken);
  return { what: words.webhook, isOk, ...(!isOk && { mend: words.webhookOpen }) };
}
