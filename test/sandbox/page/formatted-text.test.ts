// Both platforms' markup, read into our own tree: what is formatting is, what a user wrote stays what it was.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Inline, type Passage, readHref, readWords } from "../../../src/sandbox/page/inline/inline.ts";
import { readMarkdown, readMarkdownLine } from "../../../src/sandbox/page/inline/markdown.ts";
import { readMrkdwn, readMrkdwnLine, readPlainText } from "../../../src/sandbox/page/inline/mrkdwn.ts";
import { readPost, readTextMessage } from "../../../src/sandbox/page/feishu/post.ts";
import { readRichText } from "../../../src/sandbox/page/slack/rich-text.ts";

const findName = (id: string): string | undefined => ({ U1: "陈小曼", C1: "投诉" })[id];
const text = (words: string): Inline => ({ inline: "text", text: words });

/** A tree as one line: bold as [bold …], to be compared at a glance. */
const show = (inlines: readonly Inline[]): string =>
  inlines
    .map((one) => {
      if (one.inline === "text") return one.text;
      if (one.inline === "break") return "⏎";
      if (one.inline === "link") return `[link ${one.href} ${show(one.children)}]`;
      if (one.inline === "mention") return `[${one.isLoud ? "LOUD" : "mention"} ${one.text}]`;
      if (one.inline === "coloured") return `[${one.colour} ${show(one.children)}]`;
      return "children" in one ? `[${one.inline} ${show(one.children)}]` : `[${one.inline} ${one.text}]`;
    })
    .join("");
const showAll = (passages: readonly Passage[]): string[] =>
  passages.map((one) => {
    if (one.passage === "list") return `${one.isOrdered ? one.start : "-"}: ${one.items.map(show).join(" | ")}`;
    if (one.passage === "rule") return "rule";
    return `${one.passage}: ${"children" in one ? show(one.children) : one.text}`;
  });

describe("Slack's mrkdwn", () => {
  it.each([
    ["*粗* _斜_ ~删~ `码`", "[bold 粗] [italic 斜] [strike 删] [code 码]"],
    ["*粗 _斜_*", "[bold 粗 [italic 斜]]"],
    ["a*b*c 2 * 3 * 4 snake_case_name", "a*b*c 2 * 3 * 4 snake_case_name"],
    ["*不闭合 和 **", "*不闭合 和 **"],
    ["*隔\n行*", "*隔⏎行*"],
    ["&lt;!channel&gt; &amp;lt;", "<!channel> &lt;"],
    ["<!channel> <!here>", "[LOUD @channel] [LOUD @here]"],
    ["<@U1> <@U9> <#C1|> <#C9|别处>", "[mention @陈小曼] [mention @U9] [mention #投诉] [mention #别处]"],
    ["<https://a.example/x?y=1&amp;z|看>", "[link https://a.example/x?y=1&z 看]"],
    ["<javascript:alert(1)|点我>", "<javascript:alert(1)|点我>"],
    ["<!date^1^{date}|11月23日>", "11月23日"],
    [":tada: :不是: :constructor: 10:30:00", "🎉 :不是: :constructor: 10:30:00"],
    ["`*不粗* <@U1>`", "[code *不粗* <@U1>]"],
  ])("%s", (written, expected) => {
    expect(show(readMrkdwnLine(written, findName))).toBe(expected);
  });

  it("reads quotes and fenced code", () => {
    expect(showAll(readMrkdwn("前\n&gt; 引\n> 用\n后\n```\n*码*\n```\n末", findName))).toEqual([
      "lines: 前",
      "quote: 引⏎用",
      "lines: 后",
      "code: *码*",
      "lines: 末",
    ]);
  });

  it("leaves plain_text alone but for emoji names", () => {
    expect(show(readPlainText("*粗* <@U1> &lt; :tada:", true))).toBe("*粗* <@U1> &lt; 🎉");
    expect(show(readPlainText(":tada:", false))).toBe(":tada:");
  });
});

describe("Feishu's markdown", () => {
  it.each([
    ["**粗** *斜* ~~删~~ `码`", "[bold 粗] [italic 斜] [strike 删] [code 码]"],
    ["**粗 *斜***", "[bold 粗 [italic 斜]]"],
    ["<font color='red'>有 **1** 处</font>", "[red 有 [bold 1] 处]"],
    ["<at id=all></at> <at id=U1></at>", "[LOUD @所有人] [mention @陈小曼]"],
    ["<text_tag color='orange'>草稿</text_tag>", "[tag 草稿]"],
    ["一<br>二<br/>三", "一⏎二⏎三"],
    ["[看](https://a.example/)", "[link https://a.example/ 看]"],
    ["[看](javascript:alert`1`)", "[看](javascript:alert[code 1])"],
    ["<script>alert(1)</script> <b>粗</b>", "<script>alert(1)</script> <b>粗</b>"],
    ["\\*不斜\\*", "*不斜*"],
    ["2*3 snake_case_name", "2*3 snake_case_name"],
    ["&constructor; &nope; &#0; &#xD800;", "&constructor; &nope; &#0; &#xD800;"],
  ])("%s", (written, expected) => {
    expect(show(readMarkdownLine(written, findName))).toBe(expected);
  });

  it("reads text escaped with numeric entities literally, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const escaped = typed.replace(/[^\p{L}\p{N}\s]/gu, (one) => `&#${one.codePointAt(0)};`);
        expect(readWords(readMarkdownLine(escaped, findName))).toBe(typed);
      }),
      { examples: [["<at id=all></at> **b** [x](http://y)"], ["&#42;"], ["`a` # > - 1."]] },
    );
  });

  it("reads headings, lists, quotes, rules, code and paragraphs", () => {
    const written = "## 小结\n- 一\n- 二\n\n3. 三\n4. 四\n> 引\n---\n甲\n乙\n\n丙\n```js\n**码**\n```";
    expect(showAll(readMarkdown(written, findName))).toEqual([
      "heading: 小结",
      "-: 一 | 二",
      "3: 三 | 四",
      "quote: 引",
      "rule",
      "lines: 甲⏎乙",
      "lines: 丙",
      "code: **码**",
    ]);
  });

  it("knows no tags in Slack's markdown block", () => {
    expect(showAll(readMarkdown("<at id=all></at> **粗**", null))).toEqual(["lines: <at id=all></at> [bold 粗]"]);
  });
});

describe("trees that come as JSON", () => {
  it("reads rich_text without interpreting its text", () => {
    const section = (elements: unknown[]) => ({ type: "rich_text_section", elements });
    const block = {
      elements: [
        section([
          { type: "text", text: "<!here> *x*\n二", style: { bold: true, italic: true } },
          { type: "user", user_id: "U1" },
          { type: "broadcast", range: "channel" },
          { type: "hologram" },
        ]),
        { type: "rich_text_list", style: "ordered", elements: [section([{ type: "text", text: "一" }])] },
        { type: "rich_text_preformatted", elements: [{ type: "text", text: "码" }] },
      ],
    };
    expect(showAll(readRichText(block, findName))).toEqual([
      "lines: [italic [bold <!here> *x*⏎二]][mention @陈小曼][LOUD @channel][code unknown: hologram]",
      "1: 一",
      "code: 码",
    ]);
  });

  it("reads posts, sent and received, and shows what a text message would have done", () => {
    const content = [
      [
        { tag: "text", text: "<b>**字面**</b>" },
        { tag: "at", user_id: "U1" },
      ],
      [{ tag: "a", text: "坏", href: "javascript:1" }],
    ];
    const expected = ["heading: 题", "lines: <b>**字面**</b>[mention @陈小曼]", "lines: 坏"];
    expect(showAll(readPost({ zh_cn: { title: "题", content } }, findName))).toEqual(expected);
    expect(showAll(readPost({ title: "题", content }, findName))).toEqual(expected);
    expect(showAll(readTextMessage({ text: '<at user_id="all"></at> 好' }, findName))).toEqual([
      "lines: [LOUD @所有人] 好",
    ]);
  });
});

describe("whatever is sent", () => {
  it("makes links of web and mail addresses only", () => {
    expect(readHref("https://a.example/")).toBe("https://a.example/");
    expect(readHref("mailto:a@b.example")).toBe("mailto:a@b.example");
    for (const bad of ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc", "", "//x"])
      expect(readHref(bad)).toBeNull();
  });

  it("never fails and never gives an unsafe link", () => {
    const marks = fc.constantFrom(
      "*",
      "**",
      "_",
      "~",
      "`",
      "```",
      "<",
      ">",
      "|",
      "[",
      "](",
      ")",
      "\n",
      "&#60;",
      "@",
      "!",
      ":",
    );
    const pieces = fc.array(fc.oneof(marks, fc.string(), fc.constant("javascript:x"), fc.constant("at id=all")));
    const checkAll = (inlines: readonly Inline[]): void => {
      for (const one of inlines) {
        if (one.inline === "link") expect(one.href).toMatch(/^(https?|mailto|tel):/);
        if ("children" in one) checkAll(one.children);
      }
    };
    fc.assert(
      fc.property(pieces, (some) => {
        const written = some.join("");
        for (const passage of [...readMrkdwn(written, findName), ...readMarkdown(written, findName)])
          if ("children" in passage) checkAll(passage.children);
      }),
    );
  });

  it("reads words back out of a tree", () => {
    expect(readWords([text("a"), { inline: "break" }, { inline: "bold", children: [text("b")] }])).toBe("a\nb");
  });
});
