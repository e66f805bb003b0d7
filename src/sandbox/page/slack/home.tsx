// Slack's Home tab of the bot: opening it is an event, what it shows is the bot's.
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { isObject } from "../json.ts";
import { usePage } from "../page-context.ts";
import { usePane } from "../pane-context.ts";
import { SlackBlocks } from "./blocks.tsx";
import { SurfaceFrame } from "./surface-frame.tsx";

export function SlackHome(): JSX.Element {
  const { words } = usePage();
  const { screen, acts, isBusy } = usePane();
  useEffect(() => void acts.enter(), [acts]);
  return (
    <section class="home" data-testid="slack-home" aria-label={words.home} aria-busy={isBusy} tabIndex={-1}>
      {isObject(screen.home) ? (
        <SurfaceFrame chat={null} message={null}>
          <SlackBlocks blocks={screen.home["blocks"]} />
        </SurfaceFrame>
      ) : (
        <div class="empty">
          {isBusy ? <span class="dots" role="status" aria-label={words.waiting} /> : <p>{words.homeEmpty}</p>}
        </div>
      )}
    </section>
  );
}
