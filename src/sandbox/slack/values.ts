// `state.values`: what stands in the inputs of a view or a message, and what Slack's client lets a person put there.
import { isObject, type Json, readList } from "./json.ts";
import type { ValueState } from "./world.ts";

type Kind = { key: string; initial: string; empty: unknown };

const text = { key: "value", initial: "initial_value", empty: null };
const one = { key: "selected_option", initial: "initial_option", empty: null };
const many = { key: "selected_options", initial: "initial_options", empty: [] };

/** The elements that hold a value: under which key, from which initial one, and what "empty" is. */
const KINDS: Record<string, Kind> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  static_select: one,
  external_select: one,
  radio_buttons: one,
  multi_static_select: many,
  multi_external_select: many,
  checkboxes: many,
  users_select: { key: "selected_user", initial: "initial_user", empty: null },
  multi_users_select: { key: "selected_users", initial: "initial_users", empty: [] },
  conversations_select: { key: "selected_conversation", initial: "initial_conversation", empty: null },
  multi_conversations_select: { key: "selected_conversations", initial: "initial_conversations", empty: [] },
  channels_select: { key: "selected_channel", initial: "initial_channel", empty: null },
  multi_channels_select: { key: "selected_channels", initial: "initial_channels", empty: [] },
  datepicker: { key: "selected_date", initial: "initial_date", empty: null },
  timepicker: { key: "selected_time", initial: "initial_time", empty: null },
  datetimepicker: { key: "selected_date_time", initial: "initial_date_time", empty: null },
  rich_text_input: { key: "rich_text_value", initial: "initial_value", empty: null },
  file_input: { key: "files", initial: "", empty: [] },
};

export type Placed = { block: Json; element: Json };

/** Every interactive element of some blocks, with the block it stands in. */
export function listElements(blocks: readonly unknown[]): Placed[] {
  return blocks.filter(isObject).flatMap((block) => {
    const nested = [block.element, block.accessory, ...readList(block.elements)];
    return nested
      .filter(isObject)
      .filter((element) => typeof element.action_id === "string")
      .map((element) => ({ block, element }));
  });
}

export function findElement(blocks: readonly unknown[], blockId: unknown, actionId: unknown): Placed | null {
  const fits = ({ block, element }: Placed) => block.block_id === blockId && element.action_id === actionId;
  return listElements(blocks).find(fits) ?? null;
}

/** What stands in the inputs before anybody touched them. */
export function initialValues(view: Json): ValueState {
  const values: ValueState = {};
  for (const { block, element } of listElements((view.blocks ?? []) as unknown[])) {
    const kind = KINDS[String(element.type)];
    if (!kind) continue;
    const given = element[kind.initial] ?? kind.empty;
    setValue(values, { block, element }, { [kind.key]: given });
  }
  return values;
}

export function setValue(values: ValueState, { block, element }: Placed, value: Json): void {
  const blockId = String(block.block_id);
  values[blockId] = { ...values[blockId], [String(element.action_id)]: { type: element.type, ...value } };
}

/** Keeps what was filled in for elements that are still there and of the same type. */
export function carryValues(before: ValueState, fresh: ValueState): ValueState {
  const carried: ValueState = {};
  for (const [blockId, actions] of Object.entries(fresh)) {
    carried[blockId] = {};
    for (const [actionId, value] of Object.entries(actions)) {
      const old = before[blockId]?.[actionId];
      carried[blockId][actionId] = old && old.type === value.type ? old : value;
    }
  }
  return carried;
}

/** The part of `given` that is this element's value; null if the element holds none. */
export function readValue(element: Json, given: Json): Json | null {
  const kind = KINDS[String(element.type)];
  if (!kind) return null;
  return { [kind.key]: given[kind.key] === undefined || given[kind.key] === "" ? kind.empty : given[kind.key] };
}

/** The value itself, out of `{type, value}` and its like. */
export function contentOf(element: Json, value: Json | undefined): unknown {
  const kind = KINDS[String(element.type)];
  return kind && value ? (value[kind.key] ?? kind.empty) : null;
}
