// How a control is tied to its label, its hint and its error, for people who do not see the page.
export type Naming = {
  id?: string | undefined;
  label?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  isInvalid?: boolean | undefined;
  isRequired?: boolean | undefined;
  isDisabled?: boolean | undefined;
};

/** One line to choose; `hint` is a second, quieter line. */
export type Option = { value: string; label: string; hint?: string | undefined };

export const nameControl = (naming: Naming) => ({
  id: naming.id,
  "aria-label": naming.label,
  "aria-labelledby": naming.labelledBy,
  "aria-describedby": naming.describedBy,
  "aria-invalid": naming.isInvalid === true,
  disabled: naming.isDisabled,
});
