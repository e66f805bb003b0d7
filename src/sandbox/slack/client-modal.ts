// A person fills in a modal: the client's own checks, the submission, and what the app's answer does.
import type { Outcome, Submit } from "../screen.ts";
import { checkChoice } from "./client-press.ts";
import { type House, refuse, showAck } from "./client-say.ts";
import { checkValue } from "./input-rules.ts";
import { isObject, type Json } from "./json.ts";
import type { Ack } from "./line.ts";
import { Refusal } from "./method.ts";
import { closeViews, pushView, replaceView } from "./methods-views.ts";
import { drawInteraction, drawView } from "./payloads.ts";
import { findElement, readValue, setValue } from "./values.ts";
import { clientOf, issueTrigger, type View, type World } from "./world.ts";

/** The view on top of a person's modal, if it is this one. */
function findTop(world: World, user: string, id: string | null): View | null {
  const top = clientOf(world, user).stack.at(-1);
  return top !== undefined && top === id ? (world.views.get(top) ?? null) : null;
}

/** Puts what the person filled in into the view. @returns the problem if an input is not there or cannot hold it. */
function fill(view: View, values: Record<string, unknown>): string | null {
  for (const [blockId, actions] of Object.entries(values)) {
    for (const [actionId, given] of Object.entries(isObject(actions) ? actions : {})) {
      const placed = findElement(view.sent.blocks as Json[], blockId, actionId);
      const value = placed && isObject(given) ? readValue(placed.element, given) : null;
      if (!placed || !value) return `no input ${blockId}/${actionId} in this modal`;
      const problem = checkChoice(placed.element, value, view);
      if (problem) return `${blockId}: ${problem}`;
      setValue(view.values, placed, value);
    }
  }
  return null;
}

/** What Slack's client says under the inputs before it sends anything. */
function checkInputs(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of view.sent.blocks as Json[]) {
    if (block.type !== "input" || !isObject(block.element)) continue;
    const blockId = String(block.block_id);
    const value = view.values[blockId]?.[String(block.element.action_id)];
    const problem = checkValue(block, block.element, value);
    if (problem) errors[blockId] = problem;
  }
  return errors;
}

function showErrors(world: World, user: string, errors: Record<string, unknown>): void {
  clientOf(world, user).word = errors;
  world.changed();
}

export async function submit(house: House, user: string, given: Submit): Promise<Outcome> {
  const { world } = house;
  const view = findTop(world, user, given.view);
  if (!view) return refuse("view_not_found");
  if (!view.sent.submit) return refuse("this modal has nothing to submit");
  const problem = fill(view, given.values);
  if (problem) return refuse(problem);
  const errors = checkInputs(view);
  showErrors(world, user, Object.keys(errors).length > 0 ? errors : {});
  if (Object.keys(errors).length > 0) return refuse("the form has errors");
  clientOf(world, user).word = null;
  const payload = {
    ...drawInteraction(world, "view_submission", user),
    trigger_id: issueTrigger(world, user, view.id),
    view: drawView(world, view),
    response_urls: [],
  };
  const ack = await house.post.send("interactive", payload);
  return ack.isOk ? followAnswer(house, view, ack) : showAck(ack);
}

/** Does what the acknowledgement says; nothing said closes the view (docs, Modals: response_action). */
function followAnswer(house: House, view: View, ack: Ack): Outcome {
  try {
    followAction(house, view, isObject(ack.body) ? ack.body : {});
    return showAck(ack);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    house.complaints.push(`response_action: ${error.error} ${JSON.stringify(error.more)}`);
    return { isOk: false, tookMs: ack.tookMs, problem: error.error };
  }
}

function followAction({ world }: House, view: View, body: Json): void {
  const { stack } = clientOf(world, view.user);
  const action = body.response_action;
  if (action === "errors") return followErrors(world, view, body.errors);
  if (action === "push") return void pushView(world, view.user, body.view);
  if (action === "update") return void replaceView(world, view, body.view);
  if (action === "clear") return closeViews(world, view.user, 0);
  if (action !== undefined) throw new Refusal("invalid_response_action");
  // The app may have opened something else meanwhile: only this view closes.
  if (stack.at(-1) === view.id) closeViews(world, view.user, stack.length - 1);
}

/** Slack: the keys of `errors` must be block ids of input blocks in this view (docs, Modals). */
function followErrors(world: World, view: View, errors: unknown): void {
  if (!isObject(errors) || Object.keys(errors).length === 0) throw new Refusal("invalid_errors");
  const inputs = (view.sent.blocks as Json[]).filter((block) => block.type === "input");
  for (const [blockId, words] of Object.entries(errors)) {
    const isInput = inputs.some((block) => block.block_id === blockId);
    if (!isInput || typeof words !== "string" || words === "") throw new Refusal("invalid_errors", { block: blockId });
  }
  showErrors(world, view.user, errors);
}

/** The Cancel button: back to the view below, or all closed; told to the app only with `notify_on_close`. */
export async function dismiss(house: House, user: string, id: string): Promise<Outcome> {
  const { world } = house;
  const view = findTop(world, user, id);
  if (!view) return refuse("view_not_found");
  const isCleared = view.sent.clear_on_close === true;
  const payload = {
    ...drawInteraction(world, "view_closed", user),
    view: drawView(world, view),
    is_cleared: isCleared,
  };
  closeViews(world, user, isCleared ? 0 : clientOf(world, user).stack.length - 1);
  if (view.sent.notify_on_close !== true) return { isOk: true, tookMs: 0 };
  return showAck(await house.post.send("interactive", payload));
}
