// Lines for a newcomer to try: a click puts one into the composer, to be read and sent.
import type { JSX } from "preact";
import { makeHints } from "./offers.ts";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";

const HINTS = 4;

type Props = { isPrivate: boolean; onFill: (line: string) => void };

export function Hints({ isPrivate, onFill }: Props): JSX.Element | null {
  const { words, locale, state } = usePage();
  const { platform, screen, privateChat } = usePane();
  const isSlack = platform === "slack";
  const bot = screen.chats.find(({ id }) => id === privateChat)?.name;
  // In a Feishu group the bot hears only those who mention it.
  const mention = isPrivate || isSlack || !bot ? "" : `@${bot} `;
  const lines = makeHints(state.commands, { isZh: locale === "zh-CN", isSlack, limit: HINTS, mention });
  if (lines.length === 0) return null;
  return (
    <div class="hints" role="toolbar" aria-label={words.tryIt} data-testid={`${platform}-hints`}>
      <span class="quiet">{words.tryIt}</span>
      {lines.map((line) => (
        <button key={line} type="button" class="hint" aria-label={words.tryLine(line)} onClick={() => onFill(line)}>
          {line}
        </button>
      ))}
    </div>
  );
}
