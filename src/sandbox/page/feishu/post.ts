// Feishu's messages that are no cards: text and post (rich text), read into our own tree.
import { type Inline, lineBreak, type Passage, readHref, scanInline } from "../inline/inline.ts";
import { readMarkdown } from "../inline/markdown.ts";
import { tagRules } from "../inline/markdown-tags.ts";
import type { FindName } from "../inline/mrkdwn.ts";
import { isObject, type JsonObject, readObjects, readText } from "../json.ts";

/** Feishu: a `text` message interprets `<at …>` and links (feishu.md 6), so that a mention that slips through is seen. */
export const readTextMessage = (content: JsonObject, findName: FindName): Passage[] => [
  {
    passage: "lines",
    children: scanInline(readText(content["text"]), [lineBreak, ...tagRules(findName)], (plain) => plain),
  },
];

const readPiece = (piece: JsonObject, findName: FindName): Inline => {
  const words = readText(piece["text"]);
  switch (piece["tag"]) {
    case "text":
      return { inline: "text", text: words };
    case "a": {
      const href = readHref(readText(piece["href"]));
      return href
        ? { inline: "link", href, children: [{ inline: "text", text: words }] }
        : { inline: "text", text: words };
    }
    case "at": {
      const id = readText(piece["user_id"]);
      if (id === "all" || id === "@_all") return { inline: "mention", text: "@所有人", isLoud: true };
      return { inline: "mention", text: `@${readText(piece["user_name"]) || (findName(id) ?? id)}`, isLoud: false };
    }
    case "emotion":
      return { inline: "text", text: `[${readText(piece["emoji_type"])}]` };
    default:
      return { inline: "code", text: `unknown: ${readText(piece["tag"])}` };
  }
};

const headed = (title: string): Passage => ({
  passage: "heading",
  level: 3,
  children: [{ inline: "text", text: title }],
});

/** Sent posts stand under their language (`zh_cn`), received ones do not. */
export function readPost(content: JsonObject, findName: FindName): Passage[] {
  const post = [content["zh_cn"], content["en_us"], content].find(isObject) ?? {};
  const title = readText(post["title"]);
  const lines = Array.isArray(post["content"]) ? post["content"].map(readObjects) : [];
  return [
    ...(title === "" ? [] : [headed(title)]),
    ...lines.flatMap((line): Passage[] => {
      const [first] = line;
      if (first?.["tag"] === "md") return readMarkdown(readText(first["text"]), findName);
      if (first?.["tag"] === "hr") return [{ passage: "rule" }];
      return [{ passage: "lines", children: line.map((piece) => readPiece(piece, findName)) }];
    }),
  ];
}
