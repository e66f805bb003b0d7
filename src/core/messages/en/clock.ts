// What the clock and the outbox say by themselves.
import type { Messages } from "../index.ts";

export const clock: Messages["clock"] = {
  fileLost: (typed) =>
    `The program restarted just now and the file was not sent. Please ask again${typed ? `: ${typed}` : "."}`,
  deadTitle: "A message could not be delivered",
  deadText: (platform, to, why) => `A message to ${to} (${platform}) could not be delivered and is given up: ${why}`,
  deadMorning: (count, from) => {
    const many = count === 1 ? "1 message" : `${count} messages`;
    return `${many} could not be delivered ${from === null ? "yesterday" : `since ${from}`}`;
  },
  deadLine: ({ when, to, platform, why }) => `${when} → ${to} (${platform}): ${why}`,
  deadMore: (count) => `and ${count} more`,
  deadMend:
    "They are given up. See whether the person has left or stopped the app and whether the bot is still in the channel, then have them sent again.",
  willBeTold: (name, day, time) => `${name}, who looks after this customer, will be told on ${day} at ${time}.`,
};
