// The payloads Slack sends, built from the world: fields as in slackapi/java-slack-sdk's recorded samples.
import type { Json } from "./json.ts";
import { type Channel, type FileRecord, makeId, type Message, type View, type World } from "./world.ts";

/** Event callback around one event. */
export function drawEvent(world: World, event: Json): Json {
  return {
    token: "verification",
    team_id: world.team.id,
    api_app_id: world.appId,
    event,
    type: "event_callback",
    event_id: makeId("Ev"),
    event_time: Math.floor(world.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: world.team.id,
        user_id: world.bot.user,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: makeId("4-"),
  };
}

export function drawFile(world: World, file: FileRecord): Json {
  return {
    id: file.id,
    name: file.name,
    title: file.name,
    mimetype: file.mime,
    user: file.user,
    size: file.body.length,
    mode: "hosted",
    url_private: `${world.origin}/files-pri/${file.id}/${encodeURIComponent(file.name)}`,
    url_private_download: `${world.origin}/files-pri/${file.id}/download/${encodeURIComponent(file.name)}`,
  };
}

/** A message as `conversations.history` and events show it. */
export function drawMessage(world: World, message: Message): Json {
  const reactions = [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.size }));
  return {
    type: "message",
    ...(message.subtype ? { subtype: message.subtype } : {}),
    user: message.user,
    text: message.text,
    ts: message.ts,
    ...(message.clientId ? { client_msg_id: message.clientId } : {}),
    ...(message.subtype ? {} : { team: world.team.id }),
    ...(message.isBot ? { bot_id: world.bot.id, app_id: world.appId } : {}),
    ...(message.blocks.length ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.files.length ? { files: message.files.map((file) => drawFile(world, file)) } : {}),
    ...(message.editedTs ? { edited: { user: message.user, ts: message.editedTs } } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(reactions.length ? { reactions } : {}),
  };
}

/** A message event; own posts come back too, as in Slack. */
export function drawMessageEvent(world: World, channel: Channel, message: Message): Json {
  return { ...drawMessage(world, message), channel: channel.id, channel_type: channel.kind, event_ts: message.ts };
}

export function drawView(world: World, view: View): Json {
  const blocks = view.sent.blocks as Json[];
  return {
    id: view.id,
    team_id: world.team.id,
    type: view.type,
    blocks,
    private_metadata: "",
    callback_id: "",
    state: { values: view.values },
    hash: view.hash,
    title: { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...view.sent,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.appId,
    external_id: typeof view.sent.external_id === "string" ? view.sent.external_id : "",
    app_installed_team_id: world.team.id,
    bot_id: world.bot.id,
  };
}

function drawPerson(world: World, user: string): Json {
  const name = world.users.get(user)?.name ?? user;
  return { id: user, username: name, name, team_id: world.team.id };
}

/** What every interaction begins with. */
export function drawInteraction(world: World, type: string, user: string): Json {
  return {
    type,
    user: drawPerson(world, user),
    api_app_id: world.appId,
    token: "verification",
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function drawChannelRef(channel: Channel): Json {
  const name = channel.kind === "group" ? "privategroup" : channel.name;
  return { id: channel.id, name };
}

export function drawCommand(
  world: World,
  place: { user: string; channel: Channel },
  said: { command: string; text: string; triggerId: string; responseUrl: string },
): Json {
  const channel = drawChannelRef(place.channel);
  return {
    token: "verification",
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: place.user,
    user_name: world.users.get(place.user)?.name ?? place.user,
    command: said.command,
    text: said.text,
    api_app_id: world.appId,
    is_enterprise_install: "false", // Slack: a string here, a boolean elsewhere
    response_url: said.responseUrl,
    trigger_id: said.triggerId,
  };
}
