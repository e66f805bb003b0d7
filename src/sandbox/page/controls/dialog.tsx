// A real dialog: the browser's own, which keeps the focus inside, closes on Esc and hands the focus back.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../icon.tsx";
import { usePage } from "../page-context.ts";

type Props = {
  title: string;
  className?: string;
  testId?: string;
  isBusy?: boolean;
  onClose: () => void;
  closeLabel: string;
  children: ComponentChildren;
};

export function Dialog(props: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closed before it leaves the page: only then does the browser give the focus back.
    return () => element?.close();
  }, []);
  useEffect(() => {
    const first = dialog.current?.querySelector<HTMLElement>(".dialog-body :is(input, select, textarea, button)");
    first?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${props.className ?? ""}`}
      data-testid={props.testId}
      aria-labelledby={titleId}
      aria-busy={props.isBusy ?? false}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header class="dialog-head">
        <h2 id={titleId}>{props.title}</h2>
        <button type="button" class="icon-button" aria-label={props.closeLabel} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </header>
      {props.children}
    </dialog>
  );
}

export type Question = { title: string; text: string; yes: string; no: string; isDanger: boolean };

/** Asks before something is done; whatever closes it without a yes is a no. */
export function Confirm({
  question,
  onAnswer,
}: {
  question: Question;
  onAnswer: (isYes: boolean) => void;
}): JSX.Element {
  const { words } = usePage();
  return (
    <Dialog title={question.title} className="dialog-small" closeLabel={words.close} onClose={() => onAnswer(false)}>
      <div class="dialog-body">
        {question.text !== "" && <p class="dialog-text">{question.text}</p>}
        <div class="dialog-foot">
          <button type="button" class="button" onClick={() => onAnswer(false)}>
            {question.no}
          </button>
          <button
            type="button"
            class={question.isDanger ? "button button-danger" : "button button-primary"}
            onClick={() => onAnswer(true)}
          >
            {question.yes}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
