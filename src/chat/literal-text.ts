// What both platforms do to a person's text before it is drawn: nothing unseen in it, and cut without harm.

const SURROGATE = /\p{Surrogate}/gu;
// Controls but tab and newline; overrides of writing direction, which can make a name read backwards.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** The text without what nobody typed on purpose: lone surrogates, control characters, direction overrides. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(UNSEEN, "").replace(SURROGATE, "\ufffd");

/** At most `limit` UTF-16 units; "…" at the end where something was cut, and never half a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The text in pieces of at most `limit` UTF-16 units, each ending with a line where a line ends in its later half. */
export function divideText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const line = rest.lastIndexOf("\n", limit - 1) + 1;
    const at = line > limit / 2 ? line : limit - (/[\ud800-\udbff]/.test(rest[limit - 1] ?? "") ? 1 : 0);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}
