// The state of one platform's pane: who acts, which chat and thread is open, and everything that hangs on it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PlatformName } from "../../core/ask.ts";
import type { Locale } from "../../core/messages/index.ts";
import type { ScreenAnswer, StateUser } from "../company.ts";
import type { LinkFailure } from "./link.ts";
import { usePage } from "./page-context.ts";
import type { Acts, Notice } from "./pane-context.ts";
import { recall, remember } from "./remember.ts";
import { useActs } from "./use-acts.ts";
import { useScreen } from "./use-screen.ts";

/** Where in the platform a person looks: a chat, a thread in it, or Slack's Home tab. */
export type Look = { at: "chat"; chat: string; thread: string | null } | { at: "home" };

export type PaneHold = {
  user: StateUser | undefined;
  chooseUser: (id: string) => void;
  answer: ScreenAnswer | null;
  failure: LinkFailure | null;
  refresh: () => void;
  look: Look | null;
  setLook: (look: Look) => void;
  acts: Acts;
  isBusy: boolean;
  notice: Notice | null;
  setNotice: (notice: Notice | null) => void;
};

/** How long a toast stays, in ms. */
const TOAST_MS = 6_000;

function useNotice(): [Notice | null, (notice: Notice | null) => void] {
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => setNotice(null), TOAST_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, setNotice];
}

/** Who one is before one chooses: somebody to whom the bot speaks the page's language. */
const findNewcomer = (users: readonly StateUser[], locale: Locale): StateUser | undefined =>
  users.find((user) => user.locale === locale) ?? users[0];

/** A newcomer with room enough to see both sides looks first at where something is going on, if he can read it. */
function useFirstLook(platform: PlatformName, users: readonly StateUser[]) {
  const { locale, state } = usePage();
  const [first] = useState(() => {
    const isNew = recall(`${platform}.user`) === null && matchMedia("(min-width: 901px)").matches;
    const found = isNew ? state.first?.[platform] : undefined;
    return users.find(({ id }) => id === found?.user)?.locale === locale ? found : undefined;
  });
  return first;
}

export function usePaneState(platform: PlatformName, users: readonly StateUser[], changes: number): PaneHold {
  const { words, locale } = usePage();
  const first = useFirstLook(platform, users);
  const [chosen, setChosen] = useState(() => recall(`${platform}.user`));
  const looked = users.find((user) => user.id === first?.user && user.locale === locale);
  const user = users.find(({ id }) => id === chosen) ?? looked ?? findNewcomer(users, locale);
  const id = user?.id ?? "";
  const { answer, failure, refresh } = useScreen(platform, id, changes);
  const [notice, setNotice] = useNotice();
  const { acts, isBusy } = useActs({ platform, user: id, words, refresh, notify: setNotice });
  const [wanted, setLook] = useState<Look | null>(
    first ? { at: "chat", chat: first.chat, thread: first.thread } : null,
  );
  const privateChat = answer?.privateChat;
  const fallback: Look | null = privateChat === undefined ? null : { at: "chat", chat: privateChat, thread: null };
  const chats = answer?.screen.chats.map((chat) => chat.id) ?? [];
  const isThere = wanted !== null && (wanted.at === "home" || chats.includes(wanted.chat));
  const look = isThere ? wanted : fallback;
  useEntering({ platform, user: id, acts, isInPrivate: look?.at === "chat" && look.chat === privateChat });
  return {
    user,
    chooseUser: (next) => {
      setChosen(next);
      remember(`${platform}.user`, next);
      setLook(null);
      setNotice(null);
    },
    answer,
    failure,
    refresh: () => void refresh(),
    look,
    setLook,
    acts,
    isBusy,
    notice,
    setNotice,
  };
}

/** Feishu tells the bot each time somebody opens their private chat with it; Slack only when the Home tab is opened. */
function useEntering(at: { platform: PlatformName; user: string; acts: Acts; isInPrivate: boolean }): void {
  const { platform, user, acts, isInPrivate } = at;
  const entered = useRef("");
  useEffect(() => {
    if (!isInPrivate) entered.current = "";
    if (platform !== "feishu" || !isInPrivate || user === "" || entered.current === user) return;
    entered.current = user;
    void acts.enter();
  }, [platform, user, acts, isInPrivate]);
}
