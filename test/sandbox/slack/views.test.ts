// Modals follow Slack's rules: triggers, hashes, the stack of three, and what an answer to a submission may say.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { types } from "@slack/bolt";
import { type Connected, connect, LI, SALES } from "./bolt.ts";
import { type Caller, callerOf } from "./web-api.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });

function makeModal(title: string, more: Partial<types.ModalView> = {}): types.ModalView {
  const note = { type: "plain_text_input" as const, action_id: "v" };
  const button = { type: "button" as const, action_id: "more", text: plain("再来") };
  return {
    type: "modal",
    callback_id: "form",
    title: plain(title),
    submit: plain("保存"),
    blocks: [
      { type: "input", block_id: "note", label: plain("小结"), element: note },
      { type: "actions", block_id: "row", elements: [button] },
    ],
    ...more,
  };
}

let open: Connected;
let call: Caller;
let triggers: string[] = [];
let answer: unknown = {};

beforeEach(async () => {
  triggers = [];
  answer = {};
  open = await connect(
    "socket",
    (app) => {
      app.command("/form", async ({ ack, body }) => {
        triggers.push(body.trigger_id);
        await ack();
      });
      app.action("more", async ({ ack, body }) => {
        if ("trigger_id" in body) triggers.push(body.trigger_id);
        await ack();
      });
      app.view("form", async ({ ack }) => ack(answer as Parameters<typeof ack>[0] & object));
    },
    { triggerMs: 400 },
  );
  call = callerOf(open.slack);
});
afterEach(() => open.stop());

type Shown = { id: string; hash: string; title: { text: string }; state: { values: Record<string, unknown> } };
const shown = () => open.slack.screen(LI.id).modal as Shown;

async function openModal(view = makeModal("一")): Promise<Shown> {
  await open.slack.say(LI.id, SALES, "/form");
  const opened = await call("views.open", { trigger_id: triggers.at(-1), view });
  expect(opened.ok).toBe(true);
  return opened.view as Shown;
}

async function pressMore(): Promise<string> {
  await open.slack.press(LI.id, { chat: null, message: null, action: { block_id: "row", action_id: "more" } });
  return triggers.at(-1) ?? "";
}

const submit = (values: Record<string, unknown> = { note: { v: { value: "好" } } }) =>
  open.slack.submit(LI.id, { chat: null, message: null, view: shown().id, values });

describe("a trigger", () => {
  test("opens once", async () => {
    await openModal();
    const again = await call("views.open", { trigger_id: triggers[0], view: makeModal("二") });
    expect(again.error).toBe("exchanged_trigger_id");
  });

  test("opens only in time", async () => {
    await open.slack.say(LI.id, SALES, "/form");
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect((await call("views.open", { trigger_id: triggers[0], view: makeModal("一") })).error).toBe(
      "expired_trigger_id",
    );
  });

  test("is not used up by a view that is refused", async () => {
    await open.slack.say(LI.id, SALES, "/form");
    const bad = await call("views.open", { trigger_id: triggers[0], view: makeModal("一".repeat(25)) });
    expect(bad).toMatchObject({ error: "invalid_arguments", errors: [expect.stringContaining("24 characters")] });
    expect(await call("views.open", { trigger_id: triggers[0], view: makeModal("一") })).toMatchObject({ ok: true });
  });
});

describe("the stack", () => {
  test("holds three views; cancelling goes back one at a time", async () => {
    await openModal();
    for (const title of ["二", "三"]) {
      expect(await call("views.push", { trigger_id: await pressMore(), view: makeModal(title) })).toMatchObject({
        ok: true,
      });
    }
    const fourth = await call("views.push", { trigger_id: await pressMore(), view: makeModal("四") });
    expect(fourth.error).toBe("push_limit_reached");
    const titles = [];
    while (shown()) {
      titles.push(shown().title.text);
      await open.slack.dismiss(LI.id, shown().id);
    }
    expect(titles).toEqual(["三", "二", "一"]);
  });

  test("takes no push from outside the modal", async () => {
    await openModal();
    await open.slack.say(LI.id, SALES, "/form");
    expect((await call("views.push", { trigger_id: triggers.at(-1), view: makeModal("二") })).error).toBe("not_found");
  });
});

describe("an update", () => {
  test("with an old hash is refused, with the right one done, once", async () => {
    const { id, hash } = await openModal();
    const change = (title: string) => call("views.update", { view_id: id, hash, view: makeModal(title) });
    expect(await change("二")).toMatchObject({ ok: true });
    expect((await change("三")).error).toBe("hash_conflict");
    expect(shown().title.text).toBe("二");
  });

  test("finds the view by its external id, which is unique", async () => {
    await openModal(makeModal("一", { external_id: "x-1" }));
    expect(
      await call("views.update", { external_id: "x-1", view: makeModal("二", { external_id: "x-1" }) }),
    ).toMatchObject({ ok: true });
    const taken = { trigger_id: await pressMore(), view: makeModal("三", { external_id: "x-1" }) };
    expect((await call("views.push", taken)).error).toBe("duplicate_external_id");
  });

  test("keeps what was filled in where block_id and action_id stay", async () => {
    const { id } = await openModal();
    answer = { response_action: "errors", errors: { note: "再想想" } };
    await submit();
    await call("views.update", { view_id: id, view: makeModal("二") });
    expect(shown().state.values).toMatchObject({ note: { v: { value: "好" } } });
  });

  test("after closing finds nothing", async () => {
    const { id } = await openModal();
    await submit();
    expect((await call("views.update", { view_id: id, view: makeModal("二") })).error).toBe("not_found");
  });
});

describe("the answer to a submission", () => {
  test("errors must name input blocks", async () => {
    await openModal();
    for (const errors of [{ row: "按钮" }, { nothing: "没有" }, {}, { note: "" }]) {
      answer = { response_action: "errors", errors };
      expect(await submit()).toMatchObject({ isOk: false, problem: "invalid_errors" });
    }
    expect(open.slack.complaints).toHaveLength(4);
    expect(shown()).not.toBeNull();
  });

  test("push, update and clear do what they say; a bad view is refused", async () => {
    await openModal();
    answer = { response_action: "push", view: makeModal("二") };
    await submit();
    answer = { response_action: "update", view: makeModal("三") };
    await submit();
    expect(shown().title.text).toBe("三");
    answer = { response_action: "update", view: makeModal("一".repeat(25)) };
    expect(await submit()).toMatchObject({ isOk: false, problem: "invalid_arguments" });
    answer = { response_action: "clear" };
    await submit();
    expect(shown()).toBeNull();
  });
});

describe("a person", () => {
  test("cannot fill in what is not there, nor submit what is not on top", async () => {
    await openModal();
    expect(await submit({ other: { v: { value: "x" } } })).toMatchObject({ isOk: false });
    const elsewhere = { chat: null, message: null, view: "V0OTHER", values: {} };
    expect(await open.slack.submit(LI.id, elsewhere)).toMatchObject({ problem: "view_not_found" });
    expect(await submit({ note: { v: { value: "" } } })).toMatchObject({ isOk: false });
    expect(open.slack.screen(LI.id).word).toEqual({ note: "Please complete this required field." });
  });

  test("cannot choose an option that is not shown", async () => {
    const options = [{ text: plain("质量"), value: "product" }];
    const element = { type: "static_select" as const, action_id: "v", options };
    await openModal(makeModal("一", { blocks: [{ type: "input", block_id: "kind", label: plain("类别"), element }] }));
    const choose = (value: string) => submit({ kind: { v: { selected_option: { text: plain("x"), value } } } });
    expect(await choose("none")).toMatchObject({ isOk: false });
    expect(await choose("product")).toMatchObject({ isOk: true });
  });
});
