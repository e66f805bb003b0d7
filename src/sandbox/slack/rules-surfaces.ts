// Rules of the surfaces: how much a message, a modal and a Home tab hold, and which blocks each takes.
import { isObject, type Json } from "./json.ts";
import { listElements } from "./values.ts";

/** Slack: 50 blocks in a message (docs.slack.dev, Blocks). */
const MESSAGE_BLOCKS = 50;
/** Slack cuts a message's text at 40,000 characters (chat.postMessage page). */
const MESSAGE_TEXT = 40_000;
/** All text in a message's blocks together: refused from somewhere about 12,000 on (bolt-js #2509, #2867). */
const CUMULATIVE_TEXT = 12_000;
/** A whole view: 250 KB (slack-api-ref, views.open: view_too_large). */
const VIEW_BYTES = 250_000;

/** "Available in surfaces" of the block pages at docs.slack.dev. */
const NOT_IN_VIEWS = ["markdown", "table", "data_table", "context_actions", "task_card", "plan", "carousel", "card"];
const NOT_IN_MESSAGES = ["alert"];

function sumText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + sumText(part), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, part]) => sum + (name === "text" && typeof part === "string" ? part.length : sumText(part)),
    0,
  );
}

/** Slack refuses these with `msg_blocks_too_long`, not with `invalid_blocks`. */
export function checkCumulativeText(blocks: readonly unknown[]): string[] {
  const length = sumText(blocks);
  return length < CUMULATIVE_TEXT ? [] : [`the text of all blocks is ${length} characters, 12,000 is too long`];
}

function checkPlaces(blocks: readonly unknown[], excluded: string[], surface: string): string[] {
  const types = blocks.filter(isObject).map((block) => String(block.type));
  const strange = types.filter((type) => excluded.includes(type) || type === "file");
  return strange.map((type) => `a ${type} block cannot stand in a ${surface} [json-pointer:/blocks]`);
}

export function checkMessageRules(blocks: readonly unknown[], text: string): string[] {
  const types = blocks.filter(isObject).map((block) => block.type);
  const hasFileInput = listElements(blocks).some(({ element }) => element.type === "file_input");
  return [
    ...(blocks.length > MESSAGE_BLOCKS ? ["no more than 50 blocks in a message [json-pointer:/blocks]"] : []),
    ...(text.length > MESSAGE_TEXT ? ["no more than 40,000 characters of text [json-pointer:/text]"] : []),
    // docs.slack.dev, table block: one a message.
    ...(types.filter((type) => type === "table").length > 1 ? ["only one table a message [json-pointer:/blocks]"] : []),
    ...(hasFileInput ? ["a file_input stands in modals only [json-pointer:/blocks]"] : []),
    ...checkPlaces(blocks, NOT_IN_MESSAGES, "message"),
    ...checkCumulativeText(blocks),
  ];
}

export function checkViewRules(view: Json, blocks: readonly unknown[]): string[] {
  const isModal = view.type === "modal";
  const hasInput = blocks.some((block) => isObject(block) && block.type === "input");
  const needsSubmit = isModal && hasInput && view.submit === undefined;
  const focused = listElements(blocks).filter(({ element }) => element.focus_on_load === true);
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return [
    ...(needsSubmit ? ["submit is required when an input block is within blocks [json-pointer:/view/submit]"] : []),
    ...(focused.length > 1 ? ["focus_on_load can stand once in a view [json-pointer:/view/blocks]"] : []),
    ...(bytes > VIEW_BYTES ? [`view is ${bytes} bytes, 250 KB is the most [json-pointer:/view]`] : []),
    ...checkPlaces(blocks, isModal ? NOT_IN_VIEWS : [...NOT_IN_VIEWS, "alert"], isModal ? "modal" : "Home tab"),
  ];
}
