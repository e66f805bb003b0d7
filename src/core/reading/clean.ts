// What a person typed, made fit to keep, and its plain twin, in which words are recognised.

// Control characters but for tab and line end, the zero-width ones, and those that turn the direction of writing.
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;
// The zero-width joiner belongs to an emoji only between two pictographs.
const LOOSE_JOINER =
  /(?<![\p{Extended_Pictographic}\u{fe0f}\p{Emoji_Modifier}])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** The person's own characters without those that nobody sees. Line ends become \n. */
export function cleanText(text: string): string {
  const lines = text.replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu, "\n");
  return lines.replace(UNSEEN, "").replace(LOOSE_JOINER, "");
}

/** `plain` is the lower-case, half-width twin of `source`; `at[i]` says where its i-th unit stands in `source`. */
export type Folded = { source: string; plain: string; at: readonly number[] };

export function foldText(source: string): Folded {
  const at: number[] = [];
  let plain = "";
  let index = 0;
  for (const sign of source) {
    const twin = foldSign(sign);
    for (let unit = 0; unit < twin.length; unit++) at.push(index);
    plain += twin;
    index += sign.length;
  }
  at.push(index);
  return { source, plain, at };
}

/** The person's own characters behind plain[from…to). */
export function sourceOf({ source, at }: Folded, from: number, to: number): string {
  return source.slice(at[from] ?? source.length, at[to] ?? source.length);
}

function foldSign(sign: string): string {
  const code = sign.charCodeAt(0);
  // Han characters are their own twins, and they are most of what is typed.
  if (code >= 0x4e00 && code <= 0x9fff) return sign;
  if (code < 0x80) return sign === "\t" ? " " : sign.toLowerCase();
  // A raised or ringed number is no digit: 10² is not 102.
  if (/\p{No}/u.test(sign)) return sign;
  const twin = sign.normalize("NFKC").toLowerCase();
  return /^\s+$/u.test(twin) && sign !== "\n" ? " " : twin;
}

/** The plain twin alone. */
export const plainOf = (text: string): string => foldText(text).plain;

/** Without the signs of `marks` at its end. A pattern would take quadratic time on thousands of such signs. */
export function trimEndOf(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text[end - 1] ?? "")) end--;
  return text.slice(0, end);
}
