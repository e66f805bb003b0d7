// Market reports: who hears of one, and when.
import type { Messages } from "../index.ts";

export const markets: Messages["markets"] = {
  onMonday: "It stands in Monday's report. To tell your superior at once, press Edit and tick “Urgent”.",
  told: (names) => `${names} was told.`,
  nobodyToTell: "Marked urgent, but nobody above you can be written to: please call.",
};
