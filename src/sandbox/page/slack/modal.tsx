// Slack's modal: the view on top of the stack, with what is typed in it, its errors and its submit.
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Dialog } from "../controls/dialog.tsx";
import { isObject, type JsonObject, readObject, readText } from "../json.ts";
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
function useValues(view: JsonObject, drawn: string) {
  const [typed, setTyped] = useState<SlackValues>({});
  const fresh = useMemo(() => readInitialValues(view), [drawn]);
  const values = keepValues(fresh, typed);
  const setValues = (change: (old: SlackValues) => SlackValues): void =>
    setTyped((old) => change({ ...fresh, ...old }));
  return { values, setValues };
}

/** Sends the view; afterwards the first wrong field has the focus, also when the same errors came again. */
function useSubmit(view: JsonObject, values: SlackValues) {
  const { screen, acts } = usePane();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState("");
  const [attempts, setAttempts] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const errors = readErrors(screen.word);
  const wrong = Object.keys(errors).join(" ");
  useEffect(() => {
    if (wrong !== "") body.current?.querySelector<HTMLElement>(".field-wrong :is(input, select, textarea)")?.focus();
  }, [wrong, attempts]);
  const submit = async (): Promise<void> => {
    if (isSending || !isObject(view["submit"])) return;
    setSending(true);
    const outcome = await acts.submit({ chat: null, message: null, view: readText(view["id"]), values });
    setProblem(outcome.isOk ? "" : (outcome.problem ?? ""));
    setSending(false);
    setAttempts((count) => count + 1);
  };
  return { submit, isSending, body, errors, problem: wrong === "" ? problem : "" };
}

function View(): JSX.Element {
  const { words } = usePage();
  const { screen, acts } = usePane();
  const view = readObject(screen.modal);
  const hold = useValues(view, JSON.stringify(view["blocks"]));
  const { submit, isSending, body, errors, problem } = useSubmit(view, hold.values);
  const close = (): void => void acts.dismiss(readText(view["id"]));
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) void submit();
  };
  return (
    <Dialog
      title={readLabel(view["title"])}
      className="slack-modal"
      testId="slack-modal"
      isBusy={isSending}
      closeLabel={words.close}
      onClose={close}
    >
      <div class="dialog-body" ref={body} onKeyDown={onKeyDown}>
        <SurfaceFrame chat={null} message={null} hold={hold} errors={errors}>
          <SlackBlocks blocks={view["blocks"]} />
        </SurfaceFrame>
      </div>
      <Foot view={view} isSending={isSending} problem={problem} onClose={close} onSubmit={() => void submit()} />
    </Dialog>
  );
}

type FootProps = { view: JsonObject; isSending: boolean; problem: string; onClose: () => void; onSubmit: () => void };

function Foot({ view, isSending, problem, onClose, onSubmit }: FootProps): JSX.Element {
  const { words } = usePage();
  return (
    <footer class="dialog-foot">
      {problem !== "" && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <button type="button" class="button" onClick={onClose}>
        {readLabel(view["close"]) || words.cancel}
      </button>
      {isObject(view["submit"]) && (
        <button type="button" class="button button-primary" aria-disabled={isSending} onClick={onSubmit}>
          {isSending ? words.waiting : readLabel(view["submit"])}
        </button>
      )}
    </footer>
  );
}
