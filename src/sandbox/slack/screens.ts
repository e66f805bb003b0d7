// What one person sees of the fake Slack.
import type { SandboxUser, Screen, ScreenChat, ScreenFile, ScreenMessage } from "../screen.ts";
import { pinnedBy } from "./client-pin.ts";
import { drawView } from "./payloads.ts";
import { picturesIn } from "./rules-files.ts";
import { type Channel, clientOf, type FileRecord, type Message, privateChatOf, type World } from "./world.ts";

function drawShown(world: World, channel: Channel, message: Message): ScreenMessage {
  const isReply = (each: Message) => each.threadTs === message.ts && each.ts !== message.ts;
  const replies = channel.messages.filter((each) => isReply(each) && !each.isDeleted && each.ephemeralTo === null);
  const name = message.isBot ? world.bot.name : (world.users.get(message.user)?.name ?? message.user);
  return {
    id: message.ts,
    from: { id: message.user, name, isBot: message.isBot },
    at: message.sentAt,
    text: message.typed,
    json: message.sent,
    thread: message.threadTs === message.ts ? null : message.threadTs,
    replies: replies.length,
    isEphemeral: message.ephemeralTo !== null,
    isEdited: message.editedTs !== null,
    isDeleted: message.isDeleted,
    pinnedBy: pinnedBy(message.reactions),
    files: message.files.map((file) => drawFile(world, file)),
    pictures: Object.fromEntries(picturesIn(world, message.blocks).map((file) => [file.id, drawFile(world, file)])),
  };
}

const drawFile = (world: World, file: FileRecord): ScreenFile => ({
  name: file.name,
  mime: file.mime,
  bytes: file.body.length,
  url: `${world.origin}/files-pri/${file.id}/${encodeURIComponent(file.name)}?key=${file.key}`,
});

function drawChat(world: World, user: SandboxUser, channel: Channel): ScreenChat {
  const shown = channel.messages.filter((message) => (message.ephemeralTo ?? user.id) === user.id);
  return {
    id: channel.id,
    name: channel.kind === "im" ? world.bot.name : channel.name,
    kind: channel.kind === "im" ? "private" : "channel",
    messages: shown.map((message) => drawShown(world, channel, message)),
  };
}

/** @throws Error for a person the workspace does not know. */
export function drawScreen(world: World, id: string): Screen {
  const user = world.users.get(id);
  if (!user) throw new Error(`There is no user ${id} in this workspace.`);
  privateChatOf(world, id);
  const client = clientOf(world, id);
  const modal = world.views.get(client.stack.at(-1) ?? "");
  const home = world.views.get(client.home ?? "");
  const chats = [...world.channels.values()].filter((channel) => channel.members.has(id));
  return {
    platform: "slack",
    user,
    chats: chats.map((channel) => drawChat(world, user, channel)),
    modal: modal ? drawView(world, modal) : null,
    home: home ? drawView(world, home) : null,
    word: client.word,
  };
}
