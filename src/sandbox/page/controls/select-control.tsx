// One choice out of a list: the browser's own control, which phones and screen readers know best.
import type { JSX } from "preact";
import { type Naming, nameControl, type Option } from "./naming.ts";

export type OptionGroup = { label: string | null; options: Option[] };

type Props = Naming & {
  groups: readonly OptionGroup[];
  value: string | null;
  placeholder: string;
  /** Null: what was chosen is taken back. */
  onChoose: (value: string | null) => void;
};

const drawOption = (option: Option): JSX.Element => (
  <option key={option.value} value={option.value}>
    {option.label}
  </option>
);

export const SelectControl = ({ groups, value, placeholder, onChoose, ...naming }: Props): JSX.Element => (
  <select
    class="control select"
    {...nameControl(naming)}
    aria-required={naming.isRequired}
    value={value ?? ""}
    onChange={(event) => onChoose(event.currentTarget.value || null)}
  >
    <option value="">{placeholder}</option>
    {groups.map((group) =>
      group.label === null ? (
        group.options.map(drawOption)
      ) : (
        <optgroup key={group.label} label={group.label}>
          {group.options.map(drawOption)}
        </optgroup>
      ),
    )}
  </select>
);
