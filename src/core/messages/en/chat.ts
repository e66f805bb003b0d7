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
  slack: {
    expired: "The form could not open in time. One tap opens it, with everything you wrote.",
    tooLong: (length, limit) =>
      `This field holds ${length} characters and a Slack input at most ${limit}: it is kept as it is and cannot be changed here.`,
    typed: (typed) => `You wrote “${typed}”, which could be no one or several. Please choose above.`,
    pickCustomer: "Type a name, short name or pinyin",
    pickOne: "Choose one",
    pickSeveral: "Choose any",
    pickDay: "Choose a day",
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
    wordless: "I can only read text. One line is enough, such as: visit Yongqing order 12000",
    unreadable: "This button cannot be read any more. Please send the command again.",
    closing: "Restarting. Please press again in a moment.",
    fileFailed: "The file could not be sent. Please try again in a few minutes.",
  },
};
