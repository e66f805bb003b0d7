// What Slack's elements need from where they stand: a message, a modal or the Home tab.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Naming, Option } from "../controls/naming.ts";
import type { FindName } from "../inline/mrkdwn.ts";
import type { JsonObject } from "../json.ts";
import type { SlackValues } from "./form-values.ts";

export type SlackSurface = {
  values: SlackValues;
  errors: Record<string, string>;
  isBusy: boolean;
  people: readonly Option[];
  findName: FindName;
  /** The address of an uploaded picture; "": it is not on the screen. */
  findPicture: (id: string) => string;
  change: (at: { block: string; action: string }, value: JsonObject) => void;
  /** `action` is an element of `actions` as Slack would send it. */
  press: (element: JsonObject, action: JsonObject) => void;
  suggest: (action: JsonObject, typed: string) => Promise<Option[]>;
};

const SurfaceContext = createContext<SlackSurface | null>(null);
export const SurfaceProvider = SurfaceContext.Provider;

export function useSurface(): SlackSurface {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error("A Slack element stands outside a surface.");
  return surface;
}

/** One element at its place. `isInput`: it stands in an input block, where a change is kept and sent on submit. */
export type ElementProps = {
  element: JsonObject;
  block: string;
  isInput: boolean;
  dispatches: boolean;
  naming: Naming;
};
