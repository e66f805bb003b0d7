// Looking for a customer in a form.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeDesk, type ScriptedDesk, visitForm } from "./scripted-desk.ts";
import { type Both, LI, openBoth, SALES, until } from "./open-both.ts";

let both: Both;
let desk: ScriptedDesk;
beforeEach(async () => {
  desk = makeDesk({ reply: "form", form: visitForm() });
  both = await openBoth("socket", desk);
  await both.fake.say(LI, SALES, "/visit");
  await until(() => both.fake.screen(LI).modal !== null);
});
afterEach(() => both.close());

async function search(typed: string): Promise<string[]> {
  const { blocks } = both.fake.screen(LI).modal as { blocks: { block_id: string; element: Record<string, unknown> }[] };
  const block = blocks.find((each) => each.block_id === "customer");
  const action = { ...block?.element, block_id: "customer" };
  return (await both.fake.suggest(LI, { chat: null, message: null, action }, typed)).map((option) => option.value);
}

describe("a search", () => {
  it("begins with what was written in the line", async () => {
    desk.choices = [{ value: "1", label: "永请便利" }];
    expect(await search("")).toEqual(["1"]);
    expect(desk.searched).toEqual(["永请"]);
    expect(await search("新华")).toEqual([]);
  });

  it("shows a hundred at most, names as they are, and leaves out what Slack would refuse", async () => {
    desk.choices = Array.from({ length: 130 }, (_, index) => ({
      value: `${index}`,
      label: `<!channel> *店* ${index}`,
    }));
    desk.choices.unshift({ value: "x".repeat(76), label: "店 太长" });
    expect(await search("店")).toHaveLength(99);
  });

  it("that fails finds nothing", async () => {
    desk.suggest = () => Promise.reject(new Error("boom"));
    expect(await search("店")).toEqual([]);
    expect(both.log.lines.some((line) => line.message.includes("searching failed"))).toBe(true);
  });
});
