// Formatted text as a tree of our own: both platforms' markup is read into it, and only it is drawn. It holds no HTML.
export type Inline =
  | { inline: "text"; text: string }
  | { inline: "bold" | "italic" | "strike"; children: Inline[] }
  | { inline: "code"; text: string }
  | { inline: "link"; href: string; children: Inline[] }
  /** A loud mention notifies everybody. */
  | { inline: "mention"; text: string; isLoud: boolean }
  | { inline: "coloured"; colour: string; children: Inline[] }
  | { inline: "tag"; colour: string; text: string }
  | { inline: "break" };

export type Passage =
  | { passage: "lines"; children: Inline[] }
  | { passage: "heading"; level: number; children: Inline[] }
  | { passage: "quote"; children: Inline[] }
  | { passage: "code"; text: string }
  | { passage: "list"; isOrdered: boolean; start: number; items: Inline[][] }
  | { passage: "rule" };

/** Tries to read one piece of markup at `at`; null: nothing of its kind begins there. */
export type Rule = (
  text: string,
  at: number,
  scan: (inner: string) => Inline[],
) => { end: number; found: Inline } | null;

/** Reads `text` by the first rule that fits at each place; what no rule takes is plain, through `readPlain`. */
export function scanInline(text: string, rules: readonly Rule[], readPlain: (plain: string) => string): Inline[] {
  const found: Inline[] = [];
  const scan = (inner: string): Inline[] => scanInline(inner, rules, readPlain);
  let plainFrom = 0;
  const flush = (to: number): void => {
    if (to > plainFrom) found.push({ inline: "text", text: readPlain(text.slice(plainFrom, to)) });
  };
  let at = 0;
  while (at < text.length) {
    const hit = firstHit(rules, (rule) => rule(text, at, scan));
    if (hit === null) {
      at += 1;
      continue;
    }
    flush(at);
    found.push(hit.found);
    at = hit.end;
    plainFrom = at;
  }
  flush(text.length);
  return found;
}

function firstHit(rules: readonly Rule[], attempt: (rule: Rule) => ReturnType<Rule>): ReturnType<Rule> {
  for (const rule of rules) {
    const hit = attempt(rule);
    if (hit !== null) return hit;
  }
  return null;
}

/** Only web and mail addresses may become links; anything else (javascript:, data:, file:) stays text. */
export function readHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return ["http:", "https:", "mailto:", "tel:"].includes(protocol) ? href : null;
}

/** The words of a tree without its formatting, for names and labels. */
export function readWords(inlines: readonly Inline[]): string {
  return inlines
    .map((one) => {
      if (one.inline === "break") return "\n";
      return "children" in one ? readWords(one.children) : one.text;
    })
    .join("");
}

export const lineBreak: Rule = (text, at) => (text[at] === "\n" ? { end: at + 1, found: { inline: "break" } } : null);

/** `code` between single back-ticks on one line. */
export const codeSpan =
  (readPlain: (plain: string) => string): Rule =>
  (text, at) => {
    const found = /^`([^`\n]+)`/.exec(text.slice(at, at + 4_000));
    return found?.[1] ? { end: at + found[0].length, found: { inline: "code", text: readPlain(found[1]) } } : null;
  };
