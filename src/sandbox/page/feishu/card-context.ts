// What a card's elements need from where they stand: the card, and the form around them if there is one.
import { type ComponentType, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Option } from "../controls/naming.ts";
import type { FindName } from "../inline/mrkdwn.ts";
import type { JsonObject } from "../json.ts";
import type { FeishuValue, FeishuValues } from "./form-values.ts";

export type CardHold = {
  /** Draws what stands inside an element. Handed in: elements hold elements, and the files must not. */
  Elements: ComponentType<{ elements: readonly JsonObject[] }>;
  isBusy: boolean;
  offset: string;
  timezone: string;
  people: readonly Option[];
  findName: FindName;
  /** The address of a picture by its key; undefined: it is not on the screen. */
  findImage: (key: string) => string | undefined;
  /** `action` as Feishu would send it. */
  press: (element: JsonObject, action: JsonObject) => void;
  submit: (button: JsonObject, formValue: JsonObject) => void;
};

export type FormHold = {
  values: FeishuValues;
  missing: readonly string[];
  set: (name: string, value: FeishuValue) => void;
  submit: (button: JsonObject) => void;
  reset: () => void;
};

const CardContext = createContext<CardHold | null>(null);
export const CardProvider = CardContext.Provider;
const FormContext = createContext<FormHold | null>(null);
export const FormProvider = FormContext.Provider;

export function useCard(): CardHold {
  const card = useContext(CardContext);
  if (card === null) throw new Error("A card's element stands outside a card.");
  return card;
}

/** Null: the element stands by itself, and what a person does with it is sent at once. */
export const useForm = (): FormHold | null => useContext(FormContext);

export type TagProps = { element: JsonObject };
