// A page of names, packed: two long texts and the places where each name begins, instead of thousands of small objects.
import { lettersIn, type Piece } from "./distance.ts";

export type Page = {
  /** Whose name the n-th is. */
  customerIds: Int32Array;
  text: string;
  /** The n-th name is `text` from the n-th of these to the next, less the line end between them. */
  textStarts: Uint32Array;
  sound: string;
  soundStarts: Uint32Array;
  /** The letters of each name's sound, a bit each. */
  letters: Int32Array;
};

const BETWEEN = "\n";

export function packPage(names: readonly { customerId: number; normalised: string; pinyin: string }[]): Page {
  return {
    customerIds: Int32Array.from(names, (name) => name.customerId),
    text: names.map((name) => name.normalised).join(BETWEEN),
    textStarts: startsOf(names.map((name) => name.normalised)),
    sound: names.map((name) => name.pinyin).join(BETWEEN),
    soundStarts: startsOf(names.map((name) => name.pinyin)),
    letters: Int32Array.from(names, (name) => lettersIn(name.pinyin)),
  };
}

function startsOf(texts: readonly string[]): Uint32Array {
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, at) => {
    starts[at + 1] = (starts[at] ?? 0) + text.length + BETWEEN.length;
  });
  return starts;
}

export const textAt = (page: Page, at: number): Piece => ({
  text: page.text,
  start: page.textStarts[at] ?? 0,
  end: (page.textStarts[at + 1] ?? 0) - BETWEEN.length,
});

export const soundAt = (page: Page, at: number): Piece => ({
  text: page.sound,
  start: page.soundStarts[at] ?? 0,
  end: (page.soundStarts[at + 1] ?? 0) - BETWEEN.length,
});

/** The places of all names (or sounds) that a word is part of. */
export function namesWith(word: string, text: string, starts: Uint32Array): number[] {
  const found: number[] = [];
  let at = 0;
  for (let place = text.indexOf(word); place !== -1; place = text.indexOf(word, starts[at] ?? text.length)) {
    while ((starts[at + 1] ?? text.length + 1) <= place) at++;
    found.push(at);
    at++;
    if (at >= starts.length - 1) break;
  }
  return found;
}
