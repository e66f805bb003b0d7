// What was given with a deed as one line of the timeline: the words, the amount, the name, the score.
import { sayMoney } from "../reading/say.ts";
import type { Doing } from "./changes.ts";

/** Literal, in nobody's language: it is what people typed, with numbers and names. */
export function sayGiven({ deed, given, climber }: Doing): string {
  const words = given.words?.trim() ?? "";
  const parts: (string | null)[] = [words || null];
  if (given.amountFen) parts.push(sayMoney(given.amountFen, "zh-CN"));
  if (deed === "assign") parts.unshift(given.person?.name ?? null);
  if (deed === "assess" || deed === "close") parts.unshift(given.cause && given.cause !== words ? given.cause : null);
  if (given.satisfaction !== undefined) parts.unshift(`${given.satisfaction} / 5`);
  if (climber) parts.unshift(`→ ${climber.name}`);
  return parts.filter(Boolean).join(" · ");
}
