// Who I am on this platform: everybody of the demo company, with what they do.
import type { JSX } from "preact";
import type { PlatformName } from "../../core/ask.ts";
import type { StateUser } from "../company.ts";
import { Avatar } from "./avatar.tsx";
import { usePage } from "./page-context.ts";
import type { Words } from "./words/words.ts";

type Props = {
  platform: PlatformName;
  users: readonly StateUser[];
  user: StateUser | undefined;
  onChoose: (id: string) => void;
};

const describe = (user: StateUser, words: Words): string =>
  [user.name, user.role && words.roles[user.role], user.team].filter(Boolean).join(" · ");

export function PersonSwitch({ platform, users, user, onChoose }: Props): JSX.Element {
  const { words } = usePage();
  return (
    <label class="person-switch">
      <span class="quiet">{words.actingAs}</span>
      {user && <Avatar name={user.name} isBot={false} />}
      <select
        data-testid={`${platform}-user`}
        value={user?.id ?? ""}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {users.map((one) => (
          <option key={one.id} value={one.id}>
            {describe(one, words)}
          </option>
        ))}
      </select>
    </label>
  );
}
