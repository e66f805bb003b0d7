// Slack's message text, read as people saw it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText } from "../../../src/chat/slack/draw-text.ts";
import { idsIn, readText } from "../../../src/chat/slack/read-text.ts";
import { HOSTILE } from "./hostile.ts";

const names = new Map([
  ["U0WANG", "王芳"],
  ["C0SALES", "sales"],
  ["U0EVIL", "<!channel> &amp;"],
]);

describe("text", () => {
  it.each([
    ["永清超市 订货1.2万", "永清超市 订货1.2万"],
    ["<@U0WANG> 去", "@王芳 去"],
    ["<@U0WANG|wang> 去", "@wang 去"],
    ["<@U0NEW> 去", "@U0NEW 去"],
    ["<@U0EVIL>", "@<!channel> &amp;"],
    ["见 <#C0SALES|> 与 <#C0SALES|sales> 与 <#C9>", "见 #sales 与 #sales 与 #C9"],
    ["<http://a.cn/x|看这里> <https://b.cn/?a=1&amp;b=2>", "看这里 https://b.cn/?a=1&b=2"],
    ["<mailto:a@b.cn|a@b.cn> <tel:+8610|010> <mailto:c@d.cn>", "a@b.cn 010 c@d.cn"],
    ["<!here> <!channel> <!subteam^S1|@sales> <!date^139^{date}|2 月>", "@here @channel @sales 2 月"],
    ["1 &lt; 2 &amp;&amp; 3 &gt; 2 &amp;lt;", "1 < 2 && 3 > 2 &lt;"],
    ["<> <@> <#>", " @ #"],
  ])("%s", (text, read) => expect(readText(text, names)).toBe(read));

  it("comes back as it was typed, whatever it was", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => readText(escapeText(typed)) === typed));
    for (const typed of HOSTILE) expect(readText(escapeText(typed))).toBe(typed);
  });

  it("names the ids that need a name", () => {
    expect(idsIn("<@U1> <@U2|x> <#C1|> <#C2|y> <http://U3>")).toEqual(["U1", "C1"]);
  });
});
