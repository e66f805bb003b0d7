// What a Web API method is here: arguments in, an answer out, or a refusal in Slack's words.
import type { Json } from "./json.ts";
import type { Channel, View, World } from "./world.ts";

export type Args = Record<string, unknown>;
export type Method = (world: World, args: Args) => Json | Promise<Json>;

/** Becomes `{ok: false, error, …more}`. */
export class Refusal extends Error {
  readonly error: string;
  readonly more: Json;
  constructor(error: string, more: Json = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}

export function readText(args: Args, name: string): string | null {
  const value = args[name];
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" ? String(value) : null;
}

/** Slack: a missing argument is `invalid_arguments` with the name in response_metadata. */
export function requireText(args: Args, name: string): string {
  const value = readText(args, name);
  if (value !== null) return value;
  const messages = [`[ERROR] missing required field: ${name}`];
  throw new Refusal("invalid_arguments", { response_metadata: { messages } });
}

export function readFlag(args: Args, name: string): boolean {
  return args[name] === true || args[name] === "true" || args[name] === "1";
}

const JSON_ARGUMENTS = new Set(["blocks", "attachments", "view", "metadata", "files"]);

/** Arguments arrive form-encoded, structured ones as JSON strings (docs.slack.dev/apis/web-api). */
export function readArgs(raw: Record<string, unknown>): Args {
  const args: Args = {};
  for (const [name, value] of Object.entries(raw)) {
    args[name] = JSON_ARGUMENTS.has(name) && typeof value === "string" ? readJson(name, value) : value;
  }
  return args;
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(name === "blocks" ? "invalid_blocks_format" : "invalid_arguments");
  }
}

/** A channel by id, or a person's private chat by user id, as chat.postMessage takes it. */
export function findChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Refusal("channel_not_found");
  // Slack hides from an app what it is not in: private channels and other people's private chats.
  if (channel.kind !== "channel" && !channel.members.has(world.bot.user)) throw new Refusal("channel_not_found");
  return channel;
}

export function findView(world: World, args: Args): View {
  const id = readText(args, "view_id");
  const external = readText(args, "external_id");
  const view = id
    ? world.views.get(id)
    : [...world.views.values()].find((each) => external !== null && each.sent.external_id === external);
  if (!view) throw new Refusal("not_found"); // views.update of a closed view, slack-api-ref
  return view;
}

export function problemsOf(problems: string[]): Json {
  return { errors: problems, response_metadata: { messages: problems.map((each) => `[ERROR] ${each}`) } };
}
