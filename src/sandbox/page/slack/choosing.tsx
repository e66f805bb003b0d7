// Slack's elements for choosing: selects, multi-selects, check boxes, radio buttons.
import type { JSX } from "preact";
import { ChoiceList } from "../controls/choice-list.tsx";
import { Combobox } from "../controls/combobox.tsx";
import type { Option } from "../controls/naming.ts";
import { SelectControl } from "../controls/select-control.tsx";
import { isObject, readNumber, readObjects, readText } from "../json.ts";
import { usePage } from "../page-context.ts";
import { drawOption, findOption, findOptions, readGroups, readOption } from "./options.ts";
import { type ElementProps, useSurface } from "./surface.ts";
import { readLabel } from "./text.tsx";
import { describeAction, useElement } from "./use-element.ts";

export function StaticSelect(props: ElementProps): JSX.Element {
  const { value, set } = useElement(props);
  const { words } = usePage();
  const chosen = isObject(value["selected_option"]) ? readText(value["selected_option"]["value"]) : null;
  return (
    <SelectControl
      {...props.naming}
      groups={readGroups(props.element)}
      value={chosen}
      placeholder={readLabel(props.element["placeholder"]) || words.choose}
      onChoose={(code) => set({ selected_option: findOption(props.element, code) })}
    />
  );
}

export function PeopleSelect(props: ElementProps): JSX.Element {
  const { value, set } = useElement(props);
  const { words } = usePage();
  const { people } = useSurface();
  return (
    <SelectControl
      {...props.naming}
      groups={[{ label: null, options: [...people] }]}
      value={readText(value["selected_user"]) || null}
      placeholder={readLabel(props.element["placeholder"]) || words.choose}
      onChoose={(user) => set({ selected_user: user })}
    />
  );
}

/** Slack: an external_select asks after 3 characters unless min_query_length says otherwise (@slack/types). */
const leastTyped = (element: ElementProps["element"]): number => readNumber(element["min_query_length"]) ?? 3;

export function ExternalSelect(props: ElementProps): JSX.Element {
  const { value, set } = useElement(props);
  const { words } = usePage();
  const { suggest } = useSurface();
  const { element, block } = props;
  const chosen = isObject(value["selected_option"]) ? readOption(value["selected_option"]) : null;
  return (
    <Combobox
      {...props.naming}
      value={chosen}
      placeholder={readLabel(element["placeholder"]) || words.typeToSearch}
      leastTyped={leastTyped(element)}
      nothingFound={words.nothingFound}
      clearLabel={words.clear}
      suggest={(typed) => suggest(describeAction(element, block), typed)}
      onChoose={(option) => set({ selected_option: option && drawOption(option) })}
    />
  );
}

export function MultiExternalSelect(props: ElementProps): JSX.Element {
  const { value, set } = useElement(props);
  const { words } = usePage();
  const { suggest } = useSurface();
  const { element, block } = props;
  const chosen = readObjects(value["selected_options"]);
  const add = (option: Option | null): void => {
    if (option !== null && !chosen.some((one) => one["value"] === option.value))
      set({ selected_options: [...chosen, drawOption(option)] });
  };
  return (
    <div class="stack">
      {chosen.length > 0 && (
        <ChoiceList
          look="chips"
          isMultiple
          label={words.chosen}
          options={chosen.map(readOption)}
          chosen={chosen.map((one) => readText(one["value"]))}
          onChoose={(kept) => set({ selected_options: chosen.filter((one) => kept.includes(readText(one["value"]))) })}
        />
      )}
      <Combobox
        {...props.naming}
        value={null}
        placeholder={readLabel(element["placeholder"]) || words.typeToSearch}
        leastTyped={leastTyped(element)}
        nothingFound={words.nothingFound}
        clearLabel={words.clear}
        suggest={(typed) => suggest(describeAction(element, block), typed)}
        onChoose={add}
      />
    </div>
  );
}

const manyOf =
  (look: "chips" | "lines") =>
  (props: ElementProps): JSX.Element => {
    const { value, set } = useElement(props);
    return (
      <ChoiceList
        {...props.naming}
        look={look}
        isMultiple
        options={readGroups(props.element).flatMap((group) => group.options)}
        chosen={readObjects(value["selected_options"]).map((option) => readText(option["value"]))}
        onChoose={(codes) => set({ selected_options: findOptions(props.element, codes) })}
      />
    );
  };

export const MultiStaticSelect = manyOf("chips");
export const Checkboxes = manyOf("lines");

export function RadioButtons(props: ElementProps): JSX.Element {
  const { value, set } = useElement(props);
  const chosen = isObject(value["selected_option"]) ? [readText(value["selected_option"]["value"])] : [];
  return (
    <ChoiceList
      {...props.naming}
      look="lines"
      isMultiple={false}
      options={readGroups(props.element).flatMap((group) => group.options)}
      chosen={chosen}
      onChoose={([code]) => set({ selected_option: findOption(props.element, code ?? null) })}
    />
  );
}
