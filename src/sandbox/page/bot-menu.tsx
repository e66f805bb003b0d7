// Feishu's bot menu, under the messages of the private chat.
import type { JSX } from "preact";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";
import { pick } from "./words/words.ts";

export function BotMenu({ onChosen }: { onChosen: () => void }): JSX.Element | null {
  const { words, locale, state } = usePage();
  const { acts } = usePane();
  if (state.menu.length === 0) return null;
  return (
    <div class="bot-menu" role="toolbar" aria-label={words.menu} data-testid="feishu-menu">
      {state.menu.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          data-key={key}
          onClick={() => {
            onChosen();
            void acts.menu(key);
          }}
        >
          {pick(label, locale)}
        </button>
      ))}
    </div>
  );
}
