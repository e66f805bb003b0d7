// Slack's modal: the view on top of the stack, with what is typed in it, its errors and its submit.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Dialog } from "../controls/dialog.tsx";
import { isObject, readObject, readObjects, readText } from "../json.ts";
import { usePage } from "../page-context.ts";
import { usePane } from "../pane-context.ts";
import { SlackBlocks } from "./blocks.tsx";
import { keepValues, readErrors, readInitialValues, type SlackValues } from "./form-values.ts";
import { SurfaceFrame } from "./surface-frame.tsx";
import { readLabel } from "./text.tsx";

export function SlackModal(): JSX.Element | null {
  const { screen } = usePane();
  return isObject(screen.modal) ? <View key={readText(screen.modal["id"])} /> : null;
}

/** What was typed, laid over what the view begins with: an update of the view keeps it where the same input still stands. */
function useValues(
  view: object,
  drawn: string,
): {
  values: SlackValues;
  setValues: (change: (old: SlackValues) => SlackValues) => void;
} {
  const [typed, setTyped] = useState<SlackValues>({});
  const fresh = useMemo(() => readInitialValues(readObject(view)), [drawn]);
  const values = keepValues(fresh, typed);
  return { values, setValues: (change) => setTyped((old) => change({ ...fresh, ...old })) };
}

function View(): JSX.Element {
  const { words } = usePage();
  const { screen, acts } = usePane();
  const view = readObject(screen.modal);
  const id = readText(view["id"]);
  const drawn = JSON.stringify(view["blocks"]);
  const { values, setValues } = useValues(view, drawn);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState("");
  const [attempts, setAttempts] = useState(0);
  const errors = readErrors(screen.word);
  const body = useRef<HTMLDivElement>(null);
  const wrong = Object.keys(errors).join(" ");
  useEffect(() => {
    if (wrong !== "") body.current?.querySelector<HTMLElement>(".field-wrong :is(input, select, textarea)")?.focus();
  }, [wrong, drawn, attempts]);
  const submit = async (): Promise<void> => {
    if (isSending || view["submit"] === undefined) return;
    setSending(true);
    const outcome = await acts.submit({ chat: null, message: null, view: id, values });
    setProblem(outcome.isOk ? "" : (outcome.problem ?? ""));
    setSending(false);
    setAttempts((count) => count + 1);
  };
  const hasInputs = readObjects(view["blocks"]).some((block) => block["type"] === "input");
  return (
    <Dialog
      title={readLabel(view["title"])}
      className="slack-modal"
      testId="slack-modal"
      isBusy={isSending}
      closeLabel={readLabel(view["close"]) || words.close}
      onClose={() => void acts.dismiss(id)}
    >
      <div
        class="dialog-body"
        ref={body}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) void submit();
        }}
      >
        <SurfaceFrame chat={null} message={null} hold={{ values, setValues }} errors={errors}>
          <SlackBlocks blocks={view["blocks"]} />
        </SurfaceFrame>
        {!hasInputs && view["submit"] === undefined && <span class="dots" aria-hidden="true" />}
      </div>
      <footer class="dialog-foot">
        {problem !== "" && wrong === "" && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
        <button type="button" class="button" onClick={() => void acts.dismiss(id)}>
          {readLabel(view["close"]) || words.cancel}
        </button>
        {view["submit"] !== undefined && (
          <button type="button" class="button button-primary" aria-disabled={isSending} onClick={() => void submit()}>
            {isSending ? words.waiting : readLabel(view["submit"])}
          </button>
        )}
      </footer>
    </Dialog>
  );
}
