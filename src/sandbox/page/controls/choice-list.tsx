// Several choices, or one of a few, with all of them in sight: chips for many, lines for check boxes and radio buttons.
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import type { Naming, Option } from "./naming.ts";

type Props = Naming & {
  look: "chips" | "lines";
  isMultiple: boolean;
  options: readonly Option[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
};

export function ChoiceList({ look, isMultiple, options, chosen, onChoose, ...naming }: Props): JSX.Element {
  const group = useId();
  const toggle = (value: string, isOn: boolean): void => {
    if (!isMultiple) return onChoose([value]);
    const kept = options.map((option) => option.value).filter((one) => (one === value ? isOn : chosen.includes(one)));
    onChoose(kept);
  };
  return (
    <div
      role={isMultiple ? "group" : "radiogroup"}
      class={`choices choices-${look}`}
      id={naming.id}
      aria-label={naming.label}
      aria-labelledby={naming.labelledBy}
      aria-describedby={naming.describedBy}
    >
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type={isMultiple ? "checkbox" : "radio"}
            name={isMultiple ? undefined : group}
            value={option.value}
            checked={chosen.includes(option.value)}
            disabled={naming.isDisabled}
            onChange={(event) => toggle(option.value, event.currentTarget.checked)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && option.hint !== "" && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
