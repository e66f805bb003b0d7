// A short word over the pane: Feishu's toasts, and on both platforms what went wrong.
import type { JSX } from "preact";
import type { PlatformName } from "../../core/ask.ts";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";
import type { Notice } from "./pane-context.ts";

const MARKS: Record<Notice["tone"], string> = { info: "ℹ", success: "✓", error: "!", warning: "!" };

type Props = { platform: PlatformName; notice: Notice | null; onClose: () => void };

/** The region is always there: a screen reader announces what enters it, not a region that appears. */
export function Toast({ platform, notice, onClose }: Props): JSX.Element {
  const { words } = usePage();
  return (
    <div class="toasts" role="status" aria-live="polite" data-testid={`${platform}-toast`}>
      {notice && (
        <p class={`toast toast-${notice.tone}`} data-tone={notice.tone}>
          <span class="toast-mark" aria-hidden="true">
            {MARKS[notice.tone]}
          </span>
          <span>{notice.text}</span>
          <button type="button" class="icon-button" aria-label={words.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
