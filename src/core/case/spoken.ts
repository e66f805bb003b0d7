// A deed as it is said: its word, and what was given with it.
import { LONGEST_TEXT } from "../reading/field-text.ts";
import type { Turn } from "../turn.ts";
import type { Given } from "./changes.ts";
import { findNamed } from "./people.ts";
import type { Deed } from "./steps.ts";
import { readCompensation, readSatisfaction, readVerb } from "./verbs.ts";

/** `hasWords`: something follows the word, so that it may have been no verb at all. */
export type Spoken = { deed: Deed; given: Given; hasWords: boolean };

/** Null: these are plain words. A colleague who is not found, or not the only one of his name, is left to the form. */
export async function readSpokenDeed(turn: Turn, text: string): Promise<Spoken | null> {
  if (text.length > LONGEST_TEXT) return null;
  const verb = readVerb(text);
  if (!verb) return null;
  const { deed, rest } = verb;
  return { deed, given: rest === "" ? {} : await givenWith(turn, deed, rest), hasWords: rest !== "" };
}

async function givenWith(turn: Turn, deed: Deed, rest: string): Promise<Given> {
  if (deed === "propose") return { words: rest, amountFen: readCompensation(rest) };
  if (deed === "close") {
    const score = readSatisfaction(rest);
    return score ? { satisfaction: score.satisfaction, ...(score.words && { words: score.words }) } : { words: rest };
  }
  if (deed === "assess") return { cause: rest };
  if (deed !== "assign") return { words: rest };
  const [person, other] = await findNamed(turn, rest);
  return person && !other ? { person } : {};
}
