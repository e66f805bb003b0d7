// A person presses: buttons, selects and menus in messages, modals and the Home tab; typeahead.
import type { Outcome, Press } from "../screen.ts";
import { findShown, type House, refuse, showAck } from "./client-say.ts";
import { isObject, type Json, readList } from "./json.ts";
import { drawChannelRef, drawInteraction, drawMessage, drawView } from "./payloads.ts";
import { checkOptions } from "./validate.ts";
import { findElement, type Placed, readValue, setValue } from "./values.ts";
import {
  clientOf,
  issueResponseUrl,
  issueTrigger,
  makeTs,
  type Message,
  type ValueState,
  type View,
  type World,
} from "./world.ts";

/** Where an element was found: in a message or in a view, with the values that stand there. */
type Found = Placed & { values: ValueState } & ({ message: Message; view: null } | { message: null; view: View });

function findViewOf(world: World, user: string): View | null {
  const client = clientOf(world, user);
  return world.views.get(client.stack.at(-1) ?? client.home ?? "") ?? null;
}

function findPressed(world: World, user: string, press: Press): Found | null {
  const { block_id: blockId, action_id: actionId } = press.action;
  if (press.chat === null) {
    const view = findViewOf(world, user);
    const placed = view && findElement(view.sent.blocks as Json[], blockId, actionId);
    return view && placed ? { ...placed, view, message: null, values: view.values } : null;
  }
  const message = findShown(world, user, { chat: press.chat, message: press.message });
  const placed = message && findElement(message.blocks, blockId, actionId);
  if (!message || !placed) return null;
  const values = message.states.get(user) ?? {};
  message.states.set(user, values);
  return { ...placed, message, view: null, values };
}

/** Options a person can choose from: those of the element, or those that were offered while typing. */
function listOptions(element: Json, view: View | null): Json[] {
  const groups = readList(element.option_groups).filter(isObject);
  const lists = [element.options, element.initial_options, ...groups.map((group) => group.options)];
  const own = lists.flatMap((list) => readList(list).filter(isObject));
  const initial = isObject(element.initial_option) ? [element.initial_option] : [];
  return [...own, ...initial, ...(view ? view.offered.values() : [])];
}

/** The problem if something was chosen that the person's client does not show. */
export function checkChoice(element: Json, value: Json, view: View | null): string | null {
  const chosen = [value.selected_option, ...readList(value.selected_options)];
  const shown = listOptions(element, view).map((option) => option.value);
  for (const option of chosen) if (isObject(option) && !shown.includes(option.value)) return "no such option is shown";
  return null;
}

function drawAction(world: World, { block, element }: Placed, chosen: Json): Json {
  const { type, action_id, text, value, style, url } = element;
  const parts = { text, value, style, url };
  const own = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  const isButton = type === "button";
  return { type, action_id, block_id: block.block_id, ...(isButton ? own : chosen), action_ts: makeTs(world) };
}

function drawContainer(found: Found): Json {
  const { message, view } = found;
  if (view) return { type: "view", view_id: view.id };
  const thread = message.threadTs ? { thread_ts: message.threadTs } : {};
  const isEphemeral = message.ephemeralTo !== null;
  return { type: "message", message_ts: message.ts, channel_id: message.channel, is_ephemeral: isEphemeral, ...thread };
}

function drawPlace(world: World, user: string, found: Found): Json {
  const { message, view } = found;
  if (view) return { container: drawContainer(found), view: drawView(world, view) };
  const channel = world.channels.get(message.channel);
  return {
    container: drawContainer(found),
    ...(channel ? { channel: drawChannelRef(channel) } : {}),
    // Slack leaves the message out of actions on ephemeral ones: the app cannot read them again.
    ...(message.ephemeralTo === null ? { message: drawMessage(world, message) } : {}),
    state: { values: found.values },
    response_url: issueResponseUrl(world, {
      user,
      channel: message.channel,
      message: message.ts,
      threadTs: message.threadTs,
    }),
  };
}

/** Whether the app hears of it at once: all elements but those of inputs without `dispatch_action`. */
function isDispatched({ block }: Placed): boolean {
  return block.type !== "input" || block.dispatch_action === true;
}

export async function press(house: House, user: string, press: Press): Promise<Outcome> {
  const { world } = house;
  const found = findPressed(world, user, press);
  if (!found) return refuse("no such element on this screen");
  const isOverflow = found.element.type === "overflow";
  const chosen = isOverflow
    ? { selected_option: press.action.selected_option }
    : readValue(found.element, press.action);
  if (chosen) {
    const problem = checkChoice(found.element, chosen, found.view);
    if (problem) return refuse(problem);
    if (!isOverflow) setValue(found.values, found, chosen);
    world.changed();
  }
  if (!isDispatched(found)) return { isOk: true, tookMs: 0 };
  const payload = {
    ...drawInteraction(world, "block_actions", user),
    trigger_id: issueTrigger(world, user, found.view?.type === "modal" ? found.view.id : null),
    ...drawPlace(world, user, found),
    actions: [drawAction(world, found, chosen ?? {})],
  };
  return showAck(await house.post.send("interactive", payload));
}

/** Slack asks the app only from `min_query_length` characters on; 3 unless said otherwise (@slack/types). */
function isLongEnough(element: Json, typed: string): boolean {
  const least = typeof element.min_query_length === "number" ? element.min_query_length : 3;
  return typed.length >= least;
}

/** What the person's client shows below the input: what the app answered, or nothing. */
export async function suggest(
  house: House,
  user: string,
  search: Press & { typed: string },
): Promise<{ label: string; value: string }[]> {
  const { typed } = search;
  const found = findPressed(house.world, user, search);
  const isExternal = String(found?.element.type).endsWith("external_select");
  if (!found || !isExternal || !isLongEnough(found.element, typed)) return [];
  const { response_url: _url, ...place } = drawPlace(house.world, user, found);
  const payload = {
    ...drawInteraction(house.world, "block_suggestion", user),
    ...place,
    action_id: found.element.action_id,
    block_id: found.block.block_id,
    value: typed,
  };
  const ack = await house.post.send("interactive", payload);
  if (!ack.isOk || !isObject(ack.body)) return [];
  const problems = checkOptions(ack.body);
  if (problems.length > 0) house.complaints.push(...problems.map((problem) => `options: ${problem}`));
  const options = problems.length > 0 ? [] : listOptions(ack.body, null);
  for (const option of options) found.view?.offered.set(String(option.value), option);
  return options.map((option) => ({
    label: isObject(option.text) ? String(option.text.text) : "",
    value: String(option.value),
  }));
}
