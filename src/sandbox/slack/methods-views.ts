// views.*: modals and the Home tab.
import { isObject, type Json } from "./json.ts";
import { hasHomeTab } from "./manifest.ts";
import { type Args, findView, type Method, problemsOf, readText, Refusal, requireText } from "./method.ts";
import { drawView } from "./payloads.ts";
import { addIds } from "./posts.ts";
import { requirePictures } from "./rules-files.ts";
import { validateView } from "./validate.ts";
import { carryValues, initialValues } from "./values.ts";
import { clientOf, makeId, makeSecret, type Trigger, type View, type World } from "./world.ts";

/** Slack: three views at most in a modal, one opened and two pushed (docs, Modals). */
const STACK = 3;

/** The view as it is kept. `own`: the view it stands in for. @throws Refusal with the validator's words. */
function readView(world: World, given: unknown, { type, own }: { type: View["type"]; own?: View }): Json {
  if (!isObject(given)) throw new Refusal("invalid_arguments", problemsOf(["view must be an object"]));
  const problems = validateView(given);
  if (given.type !== type) problems.push(`view type must be ${type}`);
  if (problems.length > 0) throw new Refusal("invalid_arguments", problemsOf(problems));
  requirePictures(world, given.blocks, "token");
  const external = given.external_id;
  const isTaken = [...world.views.values()].some((each) => each !== own && each.sent.external_id === external);
  if (typeof external === "string" && external !== "" && isTaken) throw new Refusal("duplicate_external_id");
  return { ...given, blocks: addIds(given.blocks as Json[]) };
}

/** @throws Refusal invalid_, exchanged_ or expired_trigger_id: 3 s, once (slack-api-ref views.open). */
function useTrigger(world: World, args: Args): Trigger {
  const trigger = world.triggers.get(requireText(args, "trigger_id"));
  if (!trigger) throw new Refusal("invalid_trigger_id");
  if (trigger.isUsed) throw new Refusal("exchanged_trigger_id");
  if (performance.now() - trigger.issuedAt > world.triggerMs) throw new Refusal("expired_trigger_id");
  return trigger;
}

function makeView(user: string, sent: Json, parent: View | null): View {
  const id = makeId("V");
  return {
    id,
    hash: makeHash(),
    type: sent.type === "home" ? "home" : "modal",
    user,
    sent,
    rootId: parent?.rootId ?? id,
    previousId: parent?.id ?? null,
    values: initialValues(sent),
    offered: new Map(),
  };
}

function makeHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${makeSecret(4)}`;
}

export function closeViews(world: World, user: string, keep: number): void {
  const client = clientOf(world, user);
  for (const id of client.stack.splice(keep)) world.views.delete(id);
  client.word = null;
  world.changed();
}

/** Puts a view on the top of a person's modal. @throws Refusal push_limit_reached, invalid_arguments */
export function pushView(world: World, user: string, given: unknown): View {
  const client = clientOf(world, user);
  if (client.stack.length >= STACK) throw new Refusal("push_limit_reached");
  const sent = readView(world, given, { type: "modal" });
  const view = makeView(user, sent, world.views.get(client.stack.at(-1) ?? "") ?? null);
  world.views.set(view.id, view);
  client.stack.push(view.id);
  client.word = null;
  world.changed();
  return view;
}

/** Replaces what a view shows; what was filled in stays where block_id and action_id stay (docs, Modals). */
export function replaceView(world: World, view: View, given: unknown): View {
  const sent = readView(world, given, { type: view.type, own: view });
  view.sent = sent;
  view.values = carryValues(view.values, initialValues(sent));
  view.hash = makeHash();
  clientOf(world, view.user).word = null;
  world.changed();
  return view;
}

const open: Method = (world, args) => {
  const trigger = useTrigger(world, args);
  readView(world, args.view, { type: "modal" });
  trigger.isUsed = true;
  closeViews(world, trigger.user, 0);
  return { view: drawView(world, pushView(world, trigger.user, args.view)) };
};

const push: Method = (world, args) => {
  const trigger = useTrigger(world, args);
  const client = clientOf(world, trigger.user);
  // Slack: views.push needs the trigger of an interaction within the open modal (slack-api-ref views.push).
  if (trigger.view === null || !client.stack.includes(trigger.view)) throw new Refusal("not_found");
  const view = pushView(world, trigger.user, args.view);
  trigger.isUsed = true;
  return { view: drawView(world, view) };
};

function checkHash(view: View, args: Args): void {
  const hash = readText(args, "hash");
  if (hash !== null && hash !== view.hash) throw new Refusal("hash_conflict");
}

const update: Method = (world, args) => {
  const view = findView(world, args);
  checkHash(view, args);
  return { view: drawView(world, replaceView(world, view, args.view)) };
};

const publish: Method = (world, args) => {
  if (!hasHomeTab(world.manifest)) throw new Refusal("not_enabled");
  const user = requireText(args, "user_id");
  if (!world.users.has(user)) throw new Refusal("user_not_found");
  const client = clientOf(world, user);
  const known = world.views.get(client.home ?? "");
  if (known) {
    checkHash(known, args);
    return { view: drawView(world, replaceView(world, known, args.view)) };
  }
  const view = makeView(user, readView(world, args.view, { type: "home" }), null);
  world.views.set(view.id, view);
  client.home = view.id;
  world.changed();
  return { view: drawView(world, view) };
};

export const VIEW_METHODS: Record<string, Method> = {
  "views.open": open,
  "views.push": push,
  "views.update": update,
  "views.publish": publish,
};
