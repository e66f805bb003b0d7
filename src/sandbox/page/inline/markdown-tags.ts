// The tags that Feishu's markdown knows beside CommonMark (Card JSON 2.0, "markdown" component). Others stay text.
import { type Inline, type Rule, readHref } from "./inline.ts";
import type { FindName } from "./mrkdwn.ts";

type Tag = { attributes: Record<string, string>; inner: string; scan: (inner: string) => Inline[] };

const ONE_TAG = /^<([a-z_]+)((?:\s+[a-z_]+\s*=\s*(?:'[^']*'|"[^"]*"|[^\s>]+))*)\s*(\/)?>/;

function readAttributes(written: string): Record<string, string> {
  const found = written.matchAll(/([a-z_]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s>]+))/g);
  return Object.fromEntries(
    [...found].map(([, name = "", single, double, bare]) => [name, single ?? double ?? bare ?? ""]),
  );
}

const readTag = (name: string, tag: Tag, findName: FindName): Inline | null => {
  const { attributes, inner, scan } = tag;
  switch (name) {
    case "br":
      return { inline: "break" };
    case "font":
      return { inline: "coloured", colour: attributes["color"] ?? "default", children: scan(inner) };
    case "text_tag":
      return { inline: "tag", colour: attributes["color"] ?? "neutral", text: inner };
    case "number_tag":
      return { inline: "tag", colour: "neutral", text: inner };
    case "at":
      return readMention(attributes["id"] ?? attributes["user_id"] ?? "", inner, findName);
    case "person":
      return { inline: "mention", text: findName(attributes["id"] ?? "") ?? inner, isLoud: false };
    case "a":
    case "link": {
      const href = readHref(attributes["href"] ?? attributes["url"] ?? "");
      return href ? { inline: "link", href, children: scan(inner || href) } : null;
    }
    case "raw":
      return { inline: "text", text: inner };
    default:
      return null;
  }
};

const readMention = (id: string, inner: string, findName: FindName): Inline =>
  id === "all"
    ? { inline: "mention", text: "@所有人", isLoud: true }
    : { inline: "mention", text: `@${inner || (findName(id) ?? id)}`, isLoud: false };

export const tagRules = (findName: FindName): Rule[] => [
  (text, at, scan) => {
    const open = text[at] === "<" ? ONE_TAG.exec(text.slice(at, at + 4_000)) : null;
    const name = open?.[1];
    if (!open || name === undefined) return null;
    const from = at + open[0].length;
    const isAlone = name === "br" || open[3] === "/";
    const close = isAlone ? from : text.indexOf(`</${name}>`, from);
    if (close < 0) return null;
    const tag = { attributes: readAttributes(open[2] ?? ""), inner: text.slice(from, close), scan };
    const found = readTag(name, tag, findName);
    return found && { end: isAlone ? from : close + name.length + 3, found };
  },
];
