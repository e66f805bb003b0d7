// The hostile words, and those that are too long or too little for a field of Slack's.
import { HOSTILE as WORDS } from "../hostile.ts";

export const HOSTILE: readonly string[] = [...WORDS, "👨‍👩‍👧 😀".repeat(400), "长".repeat(10_000), " ", ""];
