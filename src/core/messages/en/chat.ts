import type { Messages } from "../index.ts";

export const chat: Messages["chat"] = {
  notice: "Rapport",
  slow: "Got it, working on it…",
  loading: "Opening…",
  saving: "Saving…",
  failed: (reference) =>
    `That did not work. Please try again; if it fails again, give the reference ${reference} to your administrator.`,
  moreItems: (count) => `… and ${count} more`,
  moreLetters: (count) => `… (${count} more characters)`,
  openForm: "Open the form",
  close: "Close",
  inPrivate: "The file is in your private chat with me.",
  chart: {
    others: (count: number) => `${count} others`,
    first: (count: number) => `top ${count}`,
    last: (count: number) => `latest ${count}`,
    titled: (title: string, unit: string) => `${title} (${unit})`,
    empty: (title: string) => `${title}: no figures to draw yet.`,
    failed: "The chart could not be drawn; all figures stand above.",
    later: "The chart comes in your private chat with me.",
    said: (title: string, figures: string) => `${title}: ${figures}`,
    comma: ", ",
    stop: "; ",
  },
  slack: {
    expired: "The form could not open in time. One tap opens it, with everything you wrote.",
    tooLong: (length, limit) =>
      `This field holds ${length} characters and a Slack input at most ${limit}: it is kept as it is and cannot be changed here.`,
    typed: (typed) => `You wrote “${typed}”, which could be no one or several. Please choose above.`,
    pickCustomer: "Type a name, short name or pinyin",
    pickOne: "Choose one",
    pickSeveral: "Choose any",
    pickDay: "Choose a day",
    doctor: {
      token: (team, bot) => `Slack token works: workspace ${team}, bot ${bot}`,
      botTokenKind:
        "SLACK_BOT_TOKEN should begin with xoxb-: copy the Bot User OAuth Token from the app's page OAuth & Permissions.",
      botToken: (why) =>
        `Slack refuses SLACK_BOT_TOKEN (${why}): install the app in the workspace and copy the Bot User OAuth Token from OAuth & Permissions.`,
      scopes: "Slack scopes",
      missing: (scopes) =>
        `Missing scopes ${scopes}: update the app from manifest.yml and reinstall it in the workspace.`,
      socket: "Slack Socket Mode",
      appToken: (why) =>
        `SLACK_APP_TOKEN does not work (${why}): make an App-Level Token with connections:write on Basic Information, and switch Socket Mode on.`,
      http: "Slack HTTP signing secret",
      signingSecret:
        "SLACK_SIGNING_SECRET should be 32 hexadecimal digits: copy the Signing Secret from Basic Information, or set SLACK_APP_TOKEN to use Socket Mode.",
      unreachable: (why) => `Slack cannot be reached (${why}): check the network, the proxy and SLACK_API_URL.`,
    },
  },
  feishu: {
    problems: (count) =>
      count === 1
        ? "One thing to mend; what you wrote is still there"
        : `${count} things to mend; what you wrote is still there`,
    pickOne: "Choose one",
    pickSeveral: "Choose any",
    pickDay: "Choose a day",
    pickCustomer: "Choose from the likely customers",
    otherCustomer: "Not among them? Type the name",
    typeCustomer: "Name, short name or pinyin",
    tooLong: (length, limit) =>
      `This field holds ${length} characters and a Feishu input at most ${limit}: it is kept as it is and cannot be changed here.`,
    formInPrivate: "The form is in your private chat with me.",
    notInPrivate:
      "The form cannot reach you: please open a private chat with me and try again; if it fails again, your administrator should look at the app's availability.",
    wordless: "I can only read text. One line is enough, such as: visit Yongqing order 12000",
    unreadable: "This button cannot be read any more. Please send the command again.",
    closing: "Restarting. Please press again in a moment.",
    fileFailed: "The file could not be sent. Please try again in a few minutes.",
    doctor: {
      app: (bot) => `The Feishu app works: bot ${bot}`,
      credentials: (why) =>
        `Feishu does not accept FEISHU_APP_ID or FEISHU_APP_SECRET (${why}): copy both from the console's page 凭证与基础信息 (Credentials).`,
      bot: (why) =>
        `The app has no bot, or its version is not published (${why}): add the bot under 添加应用能力 (Add features), then publish a version.`,
      unreachable: (why) => `Feishu cannot be reached (${why}): check the network, the proxy and FEISHU_DOMAIN.`,
      scopes: "Feishu permissions",
      missing: (scopes) =>
        `Missing ${scopes}: import the scopes of feishu-app.json under 权限管理 (Permissions), then publish a version.`,
      scopesUnread: (why) => `The granted permissions could not be read (${why}): compare them with feishu-app.json.`,
      socket: "Feishu's long connection",
      socketFails: (why) =>
        `The long connection does not open (${why}): under 事件与回调 (Events and callbacks) set both to the long connection, or use FEISHU_MODE=webhook.`,
      webhook: "Encryption and verification of Feishu's requests",
      webhookOpen:
        "Set FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN: copy them from 事件与回调 › 加密策略 (Events and callbacks › Encryption).",
      byHand: "Feishu's events, callbacks and bot menu",
      compare: (events, menu) =>
        `Feishu does not let an app ask for these. Compare the console with feishu-app.json: events and callbacks ${events}; the menu's event keys ${menu}.`,
    },
  },
};
