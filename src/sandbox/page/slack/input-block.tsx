// An input of a form: its label, its control, its hint, and its error underneath.
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { type JsonObject, readObject, readText } from "../json.ts";
import { usePage } from "../page-context.ts";
import { SlackElement } from "./element.tsx";
import { useSurface } from "./surface.ts";
import { readLabel } from "./text.tsx";

/** Elements that are a group of boxes and take their name from the label instead of being its target. */
const GROUPS = new Set(["checkboxes", "radio_buttons", "multi_static_select"]);

export function InputBlock({ block, id }: { block: JsonObject; id: string }): JSX.Element {
  const { errors } = useSurface();
  const { words } = usePage();
  const base = useId();
  const element = readObject(block["element"]);
  const error = words.slackSays(errors[id] ?? "");
  const hint = readLabel(block["hint"]);
  const isGroup = GROUPS.has(readText(element["type"]));
  const describedBy = [error && `${base}-error`, hint && `${base}-hint`].filter(Boolean).join(" ");
  return (
    <div class={error === "" ? "field" : "field field-wrong"} data-block={id}>
      <FieldLabel block={block} base={base} isGroup={isGroup} />
      <SlackElement
        element={element}
        block={id}
        isInput
        dispatches={block["dispatch_action"] === true}
        naming={{
          id: `${base}-control`,
          labelledBy: isGroup ? `${base}-label` : undefined,
          describedBy: describedBy || undefined,
          isInvalid: error !== "",
          isRequired: block["optional"] !== true,
        }}
      />
      {error !== "" && (
        <p class="field-error" id={`${base}-error`}>
          {error}
        </p>
      )}
      {hint !== "" && (
        <p class="field-hint" id={`${base}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function FieldLabel({ block, base, isGroup }: { block: JsonObject; base: string; isGroup: boolean }): JSX.Element {
  const { words } = usePage();
  const label = (
    <>
      {readLabel(block["label"])}
      {block["optional"] === true && <small> {words.optional}</small>}
    </>
  );
  return isGroup ? (
    <span class="field-label" id={`${base}-label`}>
      {label}
    </span>
  ) : (
    <label class="field-label" for={`${base}-control`}>
      {label}
    </label>
  );
}
