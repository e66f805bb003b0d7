// Is Slack set up rightly? Asks Slack itself, and says of each fault how to mend it.
import { webApi } from "@slack/bolt";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import { neededScopes } from "./scopes.ts";
import { type Log, openWeb, readTrouble, type SlackConfig, slackLogger } from "./web.ts";

export type Finding = { what: string; isOk: boolean; mend?: string };

type Words = ReturnType<typeof messagesFor>["chat"]["slack"]["doctor"];

const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The token works, and the workspace has granted what we need (Slack says it in the header x-oauth-scopes). */
async function checkToken(config: SlackConfig, words: Words): Promise<Finding[]> {
  if (!config.botToken.startsWith("xoxb-")) return [{ what: "SLACK_BOT_TOKEN", isOk: false, mend: words.botTokenKind }];
  try {
    const told = await openWeb(config, SILENT).auth.test();
    const granted = told.response_metadata?.scopes;
    const found: Finding = { what: words.token(told.team ?? "", told.user ?? ""), isOk: true };
    // A Slack that names no scopes (a proxy may drop the header) cannot be checked for them.
    if (!granted) return [found];
    const missing = neededScopes().filter((scope) => !granted.includes(scope));
    if (missing.length === 0) return [found, { what: words.scopes, isOk: true }];
    return [found, { what: words.scopes, isOk: false, mend: words.missing(missing.join(" ")) }];
  } catch (error) {
    const trouble = readTrouble(error);
    const mend = trouble.trouble === "refused" ? words.botToken(trouble.why) : words.unreachable(trouble.why);
    return [{ what: "SLACK_BOT_TOKEN", isOk: false, mend }];
  }
}

async function checkSocket(config: SlackConfig, words: Words): Promise<Finding> {
  const what = words.socket;
  if (!config.appToken?.startsWith("xapp-")) return { what, isOk: false, mend: words.appToken("xapp-…") };
  const web = new webApi.WebClient(config.appToken, {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    logger: slackLogger(SILENT),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  });
  try {
    await web.apps.connections.open({});
    return { what, isOk: true };
  } catch (error) {
    const trouble = readTrouble(error);
    const mend = trouble.trouble === "refused" ? words.appToken(trouble.why) : words.unreachable(trouble.why);
    return { what, isOk: false, mend };
  }
}

function checkHttp(config: SlackConfig, words: Words): Finding {
  const isOk = /^[0-9a-f]{32}$/.test(config.signingSecret ?? "");
  return { what: words.http, isOk, ...(isOk ? {} : { mend: words.signingSecret }) };
}

/** Everything that can be known from here, in the order in which it is set up. Never rejects; tells no secret. */
export async function checkSlack(config: SlackConfig, locale: Locale): Promise<Finding[]> {
  const words = messagesFor(locale).chat.slack.doctor;
  const way = config.appToken ? await checkSocket(config, words) : checkHttp(config, words);
  return [...(await checkToken(config, words)), way];
}
