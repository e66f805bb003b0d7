// What the clock and the outbox say by themselves.
import type { Messages } from "../index.ts";

export const clock: Messages["clock"] = {
  fileLost: (typed) =>
    `The program restarted just now and the file was not sent. Please ask again${typed ? `: ${typed}` : "."}`,
  deadTitle: "A message could not be delivered",
  deadText: (platform, to, why) => `A message to ${to} (${platform}) could not be delivered and is given up: ${why}`,
};
