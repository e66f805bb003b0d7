// What people type reaches the app as Slack writes it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeWorld } from "../../../src/sandbox/slack/make-world.ts";
import { escapeText, keepCommandText, keepText } from "../../../src/sandbox/slack/text.ts";
import { makeTs } from "../../../src/sandbox/slack/world.ts";
import { company, HAN, LI, SALES } from "./bolt.ts";

const world = makeWorld(company());

test.each([
  ["R&D <b>", "R&amp;D &lt;b&gt;"],
  ["<!channel> <@U0LI>", "&lt;!channel&gt; &lt;@U0LI&gt;"],
  ["@韩梅梅 看一下", `<@${HAN.id}> 看一下`],
  ["请@李雷和@韩梅梅看", `请<@${LI.id}>和<@${HAN.id}>看`],
  ["@Rapport 客诉", `<@${world.bot.user}> 客诉`],
  ["@没有这个人", "@没有这个人"],
  ["到 #销售一组 说", `到 <#${SALES}|> 说`],
  ["见 https://a.example/x?y=1&z=2 好", "见 <https://a.example/x?y=1&amp;z=2> 好"],
  ["看 example.com，好", "看 <http://example.com|example.com>，好"],
  ["写给 li@example.com", "写给 <mailto:li@example.com|li@example.com>"],
  ["订货 1.2万", "订货 1.2万"],
])("%s", (typed, kept) => {
  expect(keepText(world, typed)).toBe(kept);
});

test("a command's text names people only if the manifest wants it escaped", () => {
  expect(keepCommandText(world, "见 @李雷 & b", true)).toBe(`见 <@${LI.id}|李雷> &amp; b`);
  expect(keepCommandText(world, "到 #销售一组", true)).toBe(`到 <#${SALES}|销售一组>`);
  expect(keepCommandText(world, "见 @李雷 & b", false)).toBe("见 @李雷 &amp; b");
});

test("escaping loses nothing", () => {
  const undo = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  fc.assert(fc.property(fc.string(), (text) => undo(escapeText(text)) === text && !/[<>]/.test(escapeText(text))));
});

test("a ts is unique and rises, even while the clock stands still or goes back", () => {
  const at = (ms: number) => ({ ...makeWorld(company()), now: () => new Date(ms) });
  expect(makeTs(at(1_700_000_000_123))).toBe("1700000000.123000");
  const walk = fc.array(fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }), { minLength: 2 });
  fc.assert(
    fc.property(walk, (clock) => {
      const own = makeWorld(company());
      const list = clock.map((ms) => makeTs(Object.assign(own, { now: () => new Date(ms) })));
      return list.every((ts, index) => /^\d{10}\.\d{6}$/.test(ts) && (index === 0 || ts > (list[index - 1] ?? "")));
    }),
  );
});
