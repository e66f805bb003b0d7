// What Slack sends, read: presses and forms.
import type { BlockAction, ButtonAction, ViewSubmitAction } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { readFields, readPress, readSubmit } from "../../../src/chat/slack/read.ts";

const NOW = new Date("2026-11-18T02:00:00Z");

const press = (over: object, value = '{"do":"undo","id":5}'): BlockAction<ButtonAction> =>
  ({
    type: "block_actions",
    user: { id: "U1" },
    channel: { id: "C1" },
    container: { type: "message", message_ts: "9.9", is_ephemeral: false },
    message: { ts: "9.9", thread_ts: "8.8" },
    actions: [{ type: "button", action_id: "press:0.0.0", block_id: "b", action_ts: "1763431200.5", value }],
    trigger_id: "t",
    ...over,
  }) as unknown as BlockAction<ButtonAction>;

describe("a press", () => {
  it.each([
    ["on a message", {}, { chat: "C1", isPrivate: false, message: "9.9", thread: "8.8" }],
    ["in private", { channel: { id: "D1" } }, { chat: "D1", isPrivate: true }],
    [
      "on what one person sees",
      { channel: { id: "D1" }, message: undefined, container: { message_ts: "9.9", is_ephemeral: true } },
      { chat: null, isPrivate: true, message: null, thread: null },
    ],
    [
      "in the home",
      { channel: undefined, message: undefined, container: {}, view: { id: "V1", type: "home" } },
      { chat: null, isPrivate: true },
    ],
  ])("%s", (_, over, place) => {
    const ask = readPress(press(over));
    expect(ask).toMatchObject({ does: "press", action: { do: "undo", id: 5 }, actor: { user: "U1" }, place });
    expect(ask?.key).toBe(readPress(press(over))?.key);
  });

  it("twice is two presses", () => {
    const later = [{ action_id: "press:0.0.0", action_ts: "1763431201.5", value: '{"do":"undo"}' }];
    expect(readPress(press({ actions: later }))?.key).not.toBe(readPress(press({}))?.key);
  });

  it.each(["", "{}", "null", "7", '{"do":"format disk"}', "no json", undefined])(
    "of what is not ours is none: %s",
    (value) => {
      expect(
        readPress({ ...press({}), actions: [{ ...press({}).actions[0], value }] } as BlockAction<ButtonAction>),
      ).toBeNull();
    },
  );
});

const submit = (values: object, over: object = {}): ViewSubmitAction =>
  ({
    type: "view_submission",
    user: { id: "U1" },
    view: {
      id: "V1",
      hash: "h1",
      state: { values },
      private_metadata: JSON.stringify({
        form: { record: "visit", draft: 7 },
        origin: { chat: "C1", isPrivate: false, message: null, thread: null },
        kept: ["summary"],
        typed: "",
      }),
      ...over,
    },
  }) as unknown as ViewSubmitAction;

describe("a form", () => {
  const values = {
    line: { value: { type: "plain_text_input", value: "1.2万" } },
    empty: { value: { type: "plain_text_input", value: null } },
    day: { value: { type: "datepicker", selected_date: "2026-11-18" } },
    noDay: { value: { type: "datepicker", selected_date: null } },
    one: { value: { type: "static_select", selected_option: { value: "onsite" } } },
    none: { value: { type: "static_select", selected_option: null } },
    some: { value: { type: "multi_static_select", selected_options: [{ value: "a" }, { value: "b" }] } },
    nothing: { value: { type: "multi_static_select", selected_options: [] } },
    broken: {},
  };

  it("gives each input's value, and leaves out what is empty", () => {
    expect(readFields(values as unknown as Parameters<typeof readFields>[0])).toEqual({
      line: "1.2万",
      day: "2026-11-18",
      one: "onsite",
      some: ["a", "b"],
    });
  });

  it("knows which form it is, where it was asked for, and what it could not show", () => {
    expect(readSubmit(submit(values), NOW)).toMatchObject({
      does: "submit",
      form: { record: "visit", draft: 7 },
      kept: ["summary"],
      place: { chat: "C1" },
    });
  });

  it("has the same key in each delivery, and another once it was corrected", () => {
    const key = readSubmit(submit(values), NOW)?.key;
    expect(readSubmit(submit(values), new Date(NOW.getTime() + 9))?.key).toBe(key);
    expect(
      readSubmit(submit({ ...values, line: { value: { type: "plain_text_input", value: "2万" } } }), NOW)?.key,
    ).not.toBe(key);
    expect(readSubmit(submit(values, { hash: "h2" }), NOW)?.key).not.toBe(key);
  });

  it("of somebody else's is none", () => expect(readSubmit(submit(values, { private_metadata: "x" }), NOW)).toBeNull());
});
