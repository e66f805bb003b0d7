// What the parts of one platform's pane share: who acts, what is on the screen, and what can be done.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PlatformName } from "../../core/ask.ts";
import type { StateUser } from "../company.ts";
import type { Outcome, Press, Screen, Submit } from "../screen.ts";
import type { Option } from "./controls/naming.ts";
import type { FindName } from "./inline/mrkdwn.ts";

export type Notice = { tone: "info" | "success" | "error" | "warning"; text: string };

export type Acts = {
  say: (chat: string, text: string, thread: string | null) => Promise<Outcome>;
  attach: (chat: string, sent: { text: string; thread: string | null; files: readonly File[] }) => Promise<Outcome>;
  correct: (chat: string, message: string, text: string | null) => Promise<Outcome>;
  pin: (chat: string, message: string, isSet: boolean) => Promise<Outcome>;
  press: (press: Press) => Promise<Outcome>;
  submit: (submit: Submit) => Promise<Outcome>;
  dismiss: (view: string) => Promise<Outcome>;
  shortcut: (chat: string, message: string, callback: string) => Promise<Outcome>;
  suggest: (press: Press, typed: string) => Promise<Option[]>;
  enter: () => Promise<Outcome>;
  menu: (key: string) => Promise<Outcome>;
};

export type Pane = {
  platform: PlatformName;
  user: StateUser;
  users: readonly StateUser[];
  screen: Screen;
  privateChat: string;
  isBusy: boolean;
  acts: Acts;
  notify: (notice: Notice) => void;
  findName: FindName;
};

const PaneContext = createContext<Pane | null>(null);
export const PaneProvider = PaneContext.Provider;

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (pane === null) throw new Error("A part of a pane stands outside the pane.");
  return pane;
}
