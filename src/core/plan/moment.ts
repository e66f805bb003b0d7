// Instants as people say them, in the reader's own zone.
import { sayDay } from "../reading/say.ts";
import { dayOf, timeOf } from "../turn.ts";
import type { Reader } from "./say-line.ts";

/** `11月20日 周五 17:05` */
export function sayMoment(at: Date, { locale, timezone }: Reader): string {
  const day = dayOf(at, timezone);
  return `${sayDay(day, day, locale)} ${timeOf(at, timezone)}`;
}
