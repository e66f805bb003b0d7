// Slack's rich_text block read into our own tree of formatted text.
import { EMOJI } from "../inline/emoji.ts";
import { type Inline, type Passage, readHref, readWords } from "../inline/inline.ts";
import type { FindName } from "../inline/mrkdwn.ts";
import { type JsonObject, readObject, readObjects, readText } from "../json.ts";

const text = (words: string): Inline[] =>
  words
    .split("\n")
    .flatMap((line, index): Inline[] => [
      ...(index > 0 ? [{ inline: "break" } as const] : []),
      ...(line === "" ? [] : [{ inline: "text", text: line } as const]),
    ]);

const style = (inlines: Inline[], styles: JsonObject): Inline[] => {
  let styled = inlines;
  if (styles["code"] === true) styled = [{ inline: "code", text: readWords(styled) }];
  for (const kind of ["bold", "italic", "strike"] as const)
    if (styles[kind] === true) styled = [{ inline: kind, children: styled }];
  return styled;
};

function readPiece(piece: JsonObject, findName: FindName): Inline[] {
  const words = readText(piece["text"]);
  switch (piece["type"]) {
    case "text":
      return text(words);
    case "link": {
      const href = readHref(readText(piece["url"]));
      return href ? [{ inline: "link", href, children: text(words || href) }] : text(words);
    }
    case "emoji":
      return text(EMOJI.get(readText(piece["name"])) ?? `:${readText(piece["name"])}:`);
    case "user":
      return mention(`@${findName(readText(piece["user_id"])) ?? readText(piece["user_id"])}`);
    case "channel":
      return mention(`#${findName(readText(piece["channel_id"])) ?? readText(piece["channel_id"])}`);
    case "broadcast":
      return [{ inline: "mention", text: `@${readText(piece["range"])}`, isLoud: true }];
    case "date":
      return text(readText(piece["fallback"]));
    default:
      return [{ inline: "code", text: `unknown: ${readText(piece["type"])}` }];
  }
}

const mention = (words: string): Inline[] => [{ inline: "mention", text: words, isLoud: false }];

const readPieces = (element: JsonObject, findName: FindName): Inline[] =>
  readObjects(element["elements"]).flatMap((piece) => style(readPiece(piece, findName), readObject(piece["style"])));

export function readRichText(block: JsonObject, findName: FindName): Passage[] {
  return readObjects(block["elements"]).map((element): Passage => {
    const children = (): Inline[] => readPieces(element, findName);
    switch (element["type"]) {
      case "rich_text_list":
        return {
          passage: "list",
          isOrdered: element["style"] === "ordered",
          start: 1,
          items: readObjects(element["elements"]).map((item) => readPieces(item, findName)),
        };
      case "rich_text_quote":
        return { passage: "quote", children: children() };
      case "rich_text_preformatted":
        return { passage: "code", text: readWords(children()) };
      default:
        return { passage: "lines", children: children() };
    }
  });
}
