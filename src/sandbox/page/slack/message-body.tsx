// What a Slack message shows: its blocks, or else its text.
import type { JSX } from "preact";
import type { ScreenMessage } from "../../screen.ts";
import { FormattedText } from "../inline/draw-inline.tsx";
import { readMrkdwn } from "../inline/mrkdwn.ts";
import { readObject, readObjects, readText } from "../json.ts";
import { usePane } from "../pane-context.ts";
import { SlackBlocks } from "./blocks.tsx";
import { SurfaceFrame } from "./surface-frame.tsx";

export function SlackMessageBody({ chat, message }: { chat: string; message: ScreenMessage }): JSX.Element {
  const { findName } = usePane();
  const json = readObject(message.json);
  if (message.text === null && readObjects(json["blocks"]).length > 0)
    return (
      <SurfaceFrame chat={chat} message={message.id} pictures={Object.keys(message.pictures ?? {})}>
        <SlackBlocks blocks={json["blocks"]} />
      </SurfaceFrame>
    );
  if (message.text !== null) return <p class="plain">{message.text}</p>;
  return <FormattedText passages={readMrkdwn(readText(json["text"]), findName)} />;
}
