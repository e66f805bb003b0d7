// Whatever people write reads literally in a case's file: as HTML, and as Markdown before a parser that we did not write.
import fc from "fast-check";
import { parsers } from "prettier/plugins/markdown";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/core/reading/clean.ts";
import { escapeHtml } from "../../src/reports/case-file/html.ts";
import { escapeLine, escapeWords } from "../../src/reports/case-file/markdown-literal.ts";
import { HOSTILE } from "../chat/hostile.ts";

const MARKUP = [
  ...HOSTILE,
  HOSTILE.join("\n"),
  "# 题",
  "题\n===\n题\n---",
  "<img src=x onerror=alert(1)>",
  "[a](javascript:alert(1)) ![b](data:text/html,x) [图1] ![x][图1]",
  "[图1]: data:image/png;base64,AAAA",
  "a | b\n--|--\n1 | 2",
  "```js\nalert(1)\n```\n~~~\nx\n~~~",
  "1. 一\n2) 二\n- 三\n+ 四\n* 五\n> 六\n: 七",
  "    四格\n\t一格",
  "行尾两格  \n反斜杠\\\n完",
  "<!-- 藏 --> &copy; &#35; &lt;b&gt; <b>粗</b>",
  "空行\n\n\n之后",
  "[[wiki]] {{ liquid }} {% if %} $x$ $$y$$ ==标== ~~删~~ H~2~O x^2^ :smile: a_b_c",
  "https://evil.example www.evil.example a@b.example @channel",
  "---\ntitle: x\n---",
];

type Node = { type: string; value?: string; alt?: string; children?: Node[] };
// Its types ask for the whole of prettier's options, of which the parser reads none.
const parse = parsers.markdown.parse as unknown as (text: string, options: object) => Node | Promise<Node>;

function read({ type, value, children = [] }: Node, kinds: Set<string>): string {
  kinds.add(type);
  if (type === "break") return "\n";
  return children.length ? children.map((child) => read(child, kinds)).join("") : (value ?? "");
}

/** What a reader sees: no spaces at the end of a line, and at its beginning those that do not break. */
const seen = (text: string): string =>
  cleanText(text)
    .trim()
    .split("\n")
    .map((line) =>
      line.replace(/[ \t]+$/u, "").replace(/^[ \t]+/u, (gap) => gap.replaceAll("\t", "    ").replaceAll(" ", "\u00a0")),
    )
    .join("\n");

async function expectLiteral(text: string): Promise<void> {
  const kinds = new Set<string>();
  const document = `- **名**：${escapeWords(text, "  ")}\n- 完\n\n[图1]: data:image/png;base64,AAAA\n`;
  const tree = await parse(document, { originalText: document });
  expect(read(tree, kinds).replace(/^名：|完$/gu, "")).toBe(seen(text));
  const plain = [
    "root",
    "list",
    "listItem",
    "paragraph",
    "strong",
    "text",
    "break",
    "definition",
    "sentence",
    "word",
    "whitespace",
  ];
  expect(
    [...kinds].filter((kind) => !plain.includes(kind)),
    document,
  ).toEqual([]);
}

describe("in Markdown", () => {
  it.each(MARKUP)("%j is words", async (text) => expectLiteral(text));

  it("any string is words", async () => {
    const signs = [
      ..."\\`*_{}[]()<>#+-.!|~$^&=:;\"'/@ \t\n1x题%?,",
      "](",
      "![",
      "http://",
      "```",
      "---",
      "\n\n",
      "<!--",
      "&#35;",
    ];
    const strings = fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 });
    await fc.assert(fc.asyncProperty(strings, expectLiteral), { numRuns: 600 });
  });

  it.each(MARKUP)("%j is one line of a heading", async (text) => {
    const kinds = new Set<string>();
    const document = `# ${escapeLine(text)}\n`;
    const tree = await parse(document, { originalText: document });
    expect(tree.children?.map(({ type }) => type)).toEqual(["heading"]);
    expect(read(tree, kinds)).toBe(
      cleanText(text)
        .trim()
        .replace(/\s*\n\s*/gu, " "),
    );
  });
});

describe("in HTML", () => {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  const unescape = (text: string) => text.replace(/&([#\w]+);/gu, (_all, name: string) => entities[name] ?? "?");

  it("any string is words, between tags and in quotes", () => {
    const strings = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...MARKUP));
    fc.assert(
      fc.property(strings, (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/u);
        expect(unescape(escaped)).toBe(cleanText(text));
      }),
    );
  });
});
