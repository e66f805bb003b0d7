// Slack's message text → the readable text that people saw: entities, mentions, channels and links taken apart. Pure.
import { escapeText } from "./draw-text.ts";

/** Names of users and channels by id; what is missing keeps its id. */
export type Names = ReadonlyMap<string, string>;

const MARKUP = /<([^<>]*)>/g;

/** Ids of users and channels that stand in the text without a name beside them. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(/<[@#]([A-Z0-9]+)\|?>/g)].flatMap((match) => match[1] ?? []);
}

/** `<!here>`, `<!subteam^S1|@sales>`, `<!date^…|fallback>`. */
function readSpecial(command: string, label: string | undefined): string {
  if (label) return label;
  const name = command.slice(1).split("^")[0] ?? "";
  return `@${name}`;
}

function readMarkup(inside: string, names: Names): string {
  const bar = inside.indexOf("|");
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 || bar === inside.length - 1 ? undefined : inside.slice(bar + 1);
  const sign = target[0];
  if (sign === "@" || sign === "#") {
    const id = target.slice(1);
    const name = names.get(id);
    return `${sign}${label ?? (name === undefined ? id : escapeText(name))}`;
  }
  if (sign === "!") return readSpecial(target, label);
  return label ?? target.replace(/^(mailto|tel):/, "");
}

/** Slack: incoming text has exactly `&`, `<` and `>` escaped (formatting page); undone once, after the markup is gone. */
export function readText(text: string, names: Names = new Map()): string {
  return text
    .replace(MARKUP, (_, inside: string) => readMarkup(inside, names))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The text without the mentions of the bot itself. */
export const withoutMention = (text: string, botUser: string): string =>
  text.replace(new RegExp(`<@${botUser}(\\|[^<>]*)?>`, "g"), " ").trim();
