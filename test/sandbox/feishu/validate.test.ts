// Every rule of a card has a card that breaks it, beside the good ones.
import { describe, expect, test } from "vitest";
import { validateCard, validatePost } from "../../../src/sandbox/feishu/validate.ts";
import { badCards } from "./bad-cards.ts";
import type { Json } from "./cards.ts";
import { goodCards } from "./good-cards.ts";

/** As it would arrive: a property that is undefined is not there. */
const sent = (card: unknown): unknown => JSON.parse(JSON.stringify(card));

test.each(goodCards)("good: $name", ({ given }) => {
  expect(validateCard(sent(given))).toEqual([]);
});

test.each(badCards)("bad: $name", ({ given, said }) => {
  const problems = validateCard(sent(given));
  expect(
    problems.some((problem) => said.test(problem)),
    problems.join("\n"),
  ).toBe(true);
});

describe("posts", () => {
  const post = (...elements: Json[]): Json => ({ zh_cn: { title: "日报", content: [elements] } });
  test.each([
    ["text", post({ tag: "text", text: "<at id=all></at>" })],
    [
      "a link and a mention",
      post({ tag: "a", text: "看", href: "https://example.com/" }, { tag: "at", user_id: "ou_1" }),
    ],
  ])("good: %s", (_, given) => {
    expect(validatePost(given)).toEqual([]);
  });
  test.each([
    ["no language", {}],
    ["no language wrapper", { title: "日报", content: [] }],
    ["an unknown tag", post({ tag: "button" })],
    ["an unknown property", post({ tag: "text", text: "x", color: "red" })],
    ["a script as a link", post({ tag: "a", text: "看", href: "javascript:alert(1)" })],
  ])("bad: %s", (_, given) => {
    expect(validatePost(given)).not.toEqual([]);
  });
});
