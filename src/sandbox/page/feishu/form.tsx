// A form of a card: what is typed stays here until its submit button sends all of it at once.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { readObjects } from "../json.ts";
import { FormProvider, type TagProps, useCard } from "./card-context.ts";
import { findMissing, readInitialValues, writeFormValue } from "./form-values.ts";

export function Form({ element }: TagProps): JSX.Element {
  const card = useCard();
  const [values, setValues] = useState(() => readInitialValues(element));
  const [missing, setMissing] = useState<string[]>([]);
  const drawn = JSON.stringify(element);
  // A card that the bot drew again brings its own values; the same card read again leaves what is being typed.
  const [shown, setShown] = useState(drawn);
  useEffect(() => {
    if (shown === drawn) return;
    setShown(drawn);
    setMissing([]);
    setValues(readInitialValues(element));
  }, [drawn, shown, element]);
  const submit = (button: TagProps["element"]): void => {
    setMissing(findMissing(element, values));
    card.submit(button, writeFormValue(element, values, card.offset));
  };
  return (
    <FormProvider
      value={{
        values,
        missing,
        submit,
        set: (name, value) => setValues((old) => ({ ...old, [name]: value })),
        reset: () => setValues(readInitialValues(element)),
      }}
    >
      <div class="card-form" role="form">
        <card.Elements elements={readObjects(element["elements"])} />
      </div>
    </FormProvider>
  );
}
