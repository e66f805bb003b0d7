// One platform: its head with the person, its list of chats, and the chat, thread or Home tab that is open.
import type { JSX } from "preact";
import type { PlatformName } from "../../core/ask.ts";
import type { StateUser } from "../company.ts";
import type { Screen } from "../screen.ts";
import { ChatList } from "./chat-list.tsx";
import { ChatView } from "./chat-view.tsx";
import type { FindName } from "./inline/mrkdwn.ts";
import { usePage } from "./page-context.ts";
import { type Pane, PaneProvider } from "./pane-context.ts";
import { PersonSwitch } from "./person-switch.tsx";
import { SlackHome } from "./slack/home.tsx";
import { SlackModal } from "./slack/modal.tsx";
import { Toast } from "./toast.tsx";
import { type PaneHold, usePaneState } from "./use-pane.ts";

type Props = { platform: PlatformName; users: readonly StateUser[]; now: number; changes: number };

export function PlatformPane({ platform, users, now, changes }: Props): JSX.Element {
  const { words } = usePage();
  const hold = usePaneState(platform, users, changes);
  return (
    <section class={`pane pane-${platform}`} aria-label={words.platform[platform]} data-testid={`${platform}-pane`}>
      <header class="pane-head">
        <h2>{words.platform[platform]}</h2>
        <PersonSwitch platform={platform} users={users} user={hold.user} onChoose={hold.chooseUser} />
      </header>
      <Body platform={platform} users={users} now={now} hold={hold} />
      <Toast platform={platform} notice={hold.notice} onClose={() => hold.setNotice(null)} />
    </section>
  );
}

function Body({ platform, users, now, hold }: Omit<Props, "changes"> & { hold: PaneHold }): JSX.Element {
  const { answer, user, look } = hold;
  if (answer === null || user === undefined || look === null) return <Waiting hold={hold} />;
  const { screen, privateChat } = answer;
  const { isBusy, acts } = hold;
  const pane: Pane = {
    platform,
    user,
    users,
    screen,
    privateChat,
    isBusy,
    acts,
    notify: hold.setNotice,
    findName: nameEverybody(users, screen),
  };
  const chat = look.at === "chat" ? screen.chats.find(({ id }) => id === look.chat) : undefined;
  return (
    <PaneProvider value={pane}>
      <div class="pane-body">
        <ChatList look={look} onLook={hold.setLook} />
        {look.at === "home" && <SlackHome />}
        {chat && look.at === "chat" && (
          <ChatView key={chat.id} chat={chat} thread={look.thread} now={now} onLook={hold.setLook} />
        )}
      </div>
      {platform === "slack" && <SlackModal />}
    </PaneProvider>
  );
}

/** Names of people and chats by id; who is in no list (the bot) is known by the messages. */
function nameEverybody(users: readonly StateUser[], screen: Screen): FindName {
  const speakers = screen.chats.flatMap((chat) => chat.messages.map((message) => message.from));
  const names = new Map([...speakers, ...screen.chats, ...users].map(({ id, name }) => [id, name]));
  return (id) => names.get(id);
}

function Waiting({ hold }: { hold: PaneHold }): JSX.Element {
  const { words } = usePage();
  const { failure } = hold;
  return (
    <div class="empty pane-body">
      {failure === null ? (
        <span class="dots" role="status" aria-label={words.waiting} />
      ) : (
        <>
          <p role="alert">{words.failed[failure.problem]}</p>
          {failure.message !== "" && <p class="quiet">{failure.message}</p>}
          <button type="button" class="button" onClick={hold.refresh}>
            {words.retry}
          </button>
        </>
      )}
    </div>
  );
}
