// What of Slack we listen to, in one place; manifest.yml must ask for exactly this (test/chat/slack/manifest.test.ts).
import type { App, BlockAction, ButtonAction, ReceiverEvent, SlashCommand, types, ViewSubmitAction } from "@slack/bolt";
import { answerCommand, answerShortcut } from "./answer-command.ts";
import { isSpoken, SPOKEN_EVENTS, takeSpoken } from "./answer-message.ts";
import { answerPress } from "./answer-press.ts";
import { answerSubmit } from "./answer-submit.ts";
import { drawFound, FORM, INPUT, OPTIONS } from "./draw-form.ts";
import { showHome } from "./home.ts";
import { readMetadata } from "./metadata.ts";
import { LOG } from "./read.ts";
import { type Room, track } from "./room.ts";

/** The message shortcut; what follows `log_` is the record it makes. */
export const SHORTCUT = `${LOG}complaint`;

/** Events that Bolt hands to a listener; the spoken ones are taken before it (takeSpoken). */
const HEARD_EVENTS = ["app_home_opened", "tokens_revoked", "app_uninstalled"] as const;
export const EVENTS: readonly string[] = [...SPOKEN_EVENTS, ...HEARD_EVENTS];

function listenToPeople(app: App, room: Room): void {
  app.shortcut({ type: "message_action", callback_id: SHORTCUT }, ({ body, ack }) => answerShortcut(room, body, ack));
  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: FORM }, ({ body, ack }) =>
    answerSubmit(room, body, ack),
  );
  app.action<BlockAction<ButtonAction>>({ type: "block_actions", action_id: /^/ }, ({ body, ack }) =>
    answerPress(room, body, ack),
  );
}

/** A search that fails finds nothing, so that the form stays usable. */
async function findOptions(room: Room, user: string, typed: string): Promise<types.PlainTextOption[]> {
  try {
    return drawFound(await room.desk.suggest({ platform: "slack", user }, typed, OPTIONS));
  } catch (error) {
    room.log.error({ err: error }, "slack: searching failed");
    return [];
  }
}

function listenToSearch(app: App, room: Room): void {
  app.options<"block_suggestion">({ type: "block_suggestion", action_id: INPUT }, async ({ body, ack }) => {
    // Before anything is typed, what the person wrote in the line is what he is looking for.
    const typed = body.value.trim() || (readMetadata(body.view?.private_metadata)?.typed ?? "");
    await ack({ options: await findOptions(room, body.user.id, typed) });
  });
}

function listenToApp(app: App, room: Room): void {
  app.event("app_home_opened", async ({ event }) => {
    if (event.tab === "home") await showHome(room, { platform: "slack", user: event.user });
  });
  app.event("tokens_revoked", async () => room.identity.refused("token_revoked"));
  app.event("app_uninstalled", async () => room.identity.refused("account_inactive"));
}

const isCommand = (body: ReceiverEvent["body"]): body is SlashCommand => typeof body["command"] === "string";

/** What people say most does not pass every listener of Bolt's in turn, which costs more than all else (test/bench). */
function takeDirectly(room: Room, event: ReceiverEvent): Promise<void> | null {
  if (isSpoken(event.body)) return takeSpoken(room, event);
  return isCommand(event.body) ? answerCommand(room, event.body, event.ack) : null;
}

/** Registers everything. Once `isStopping` says so nothing more is taken, and Slack brings it to another process. */
export function listen(app: App, room: Room, isStopping: () => boolean): void {
  listenToPeople(app, room);
  listenToSearch(app, room);
  listenToApp(app, room);
  app.error(async (error) => room.log.error({ err: error }, "slack: a listener failed"));
  const dispatch = app.processEvent.bind(app);
  app.processEvent = (event) => {
    if (isStopping()) return Promise.reject(new Error("slack: stopping"));
    // Bolt would acknowledge what it cannot authorize, and so lose it.
    if (!room.identity.self()) return Promise.reject(new Error("slack: not ready to take events yet"));
    return track(room, takeDirectly(room, event) ?? dispatch(event));
  };
}
