// The files that are to go with the next message: chosen, shown, left out again.
import type { JSX, TargetedEvent } from "preact";
import { useRef } from "preact/hooks";
import { Icon } from "./icon.tsx";
import { usePage } from "./page-context.ts";
import { usePane } from "./pane-context.ts";

type Props = { files: readonly File[]; onChange: (files: readonly File[]) => void };

/** The files chosen so far, each with a way to leave it out. */
export function Chosen({ files, onChange }: Props): JSX.Element | null {
  const { words } = usePage();
  if (files.length === 0) return null;
  return (
    <ul class="chosen-files">
      {files.map((file, at) => (
        <li key={`${at} ${file.name}`}>
          <span>{file.name}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={words.attached(file.name)}
            title={words.attached(file.name)}
            onClick={() => onChange(files.filter((other) => other !== file))}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The browser's own picker is opened by a button that looks like the others. */
export function AttachButton({ onChoose }: { onChoose: (files: readonly File[]) => void }): JSX.Element {
  const { words } = usePage();
  const { platform } = usePane();
  const input = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: TargetedEvent<HTMLInputElement>): void => {
    onChoose([...(currentTarget.files ?? [])]);
    currentTarget.value = "";
  };
  return (
    <>
      <button
        type="button"
        class="attach"
        aria-label={words.attach}
        title={words.attach}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input ref={input} type="file" multiple hidden tabIndex={-1} data-testid={`${platform}-attach`} onChange={take} />
    </>
  );
}
